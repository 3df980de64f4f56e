package io.strikeiq.core.pipeline;

/**
 * What a pipeline did on one underlying.
 *
 * @param symbol symbol of the underlying
 * @param signals signals emitted on it
 * @param stateHash running hash of its state, metrics and engines, and of the ticks that concern it
 * @param signalHash running hash of its signals
 */
public record UnderlyingResult(String symbol, long signals, long stateHash, long signalHash) {}
