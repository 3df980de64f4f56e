/**
 * What benchmarks share: ticks in memory or in a journal, so that no simulator is measured, an engine of known pace, folders, and JVMs of
 * their own.
 */
package io.strikeiq.bench.load;
