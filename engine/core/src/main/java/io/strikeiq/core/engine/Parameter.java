package io.strikeiq.core.engine;

/**
 * A number that the config may set for an engine.
 *
 * @param index position in the engine's declaration, from 0
 * @param name camel case, the key in the config
 * @param defaultValue value when the config is silent
 * @param minimum smallest value allowed
 * @param maximum largest value allowed
 * @param unit unit of the value: s, sigma, share, ATR, ...
 * @param meaning what it does, one sentence
 */
public record Parameter(
        int index, String name, double defaultValue, double minimum, double maximum, String unit, String meaning) {}
