/** What benchmarks are fed with: ticks in memory or in a journal, so that no simulator is measured, and an engine of known pace. */
package io.strikeiq.bench.load;
