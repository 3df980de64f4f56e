package io.strikeiq.core.signal;

/**
 * A kind of signal that an engine declares.
 *
 * @param index position in the engine's declaration, from 0
 * @param name upper snake case, unique within the engine
 * @param direction what it says of the price
 * @param refutedBy one sentence: what would prove the signal wrong
 */
public record SignalType(int index, String name, Direction direction, String refutedBy) {}
