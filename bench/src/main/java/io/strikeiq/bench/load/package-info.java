/** The ticks that benchmarks are fed with, held in memory or in a journal, so that no simulator is measured. */
package io.strikeiq.bench.load;
