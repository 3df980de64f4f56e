/** The {@code bench} command: every figure in the docs comes from one of its benchmarks. */
package io.strikeiq.bench;
