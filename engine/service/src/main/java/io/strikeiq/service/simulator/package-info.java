/**
 * The market simulator: a deterministic session of underlyings and their option chains with planted events, for demos,
 * tests and benchmarks. Runs on one thread; the same settings give the same ticks, bit for bit.
 */
package io.strikeiq.service.simulator;
