/**
 * What became of signals, and what is learned from it. Part of the drain: event time, memory only, owned by the drain's
 * thread. An underlying's outcomes follow from its own ticks and from those that concern all.
 */
package io.strikeiq.core.learning;
