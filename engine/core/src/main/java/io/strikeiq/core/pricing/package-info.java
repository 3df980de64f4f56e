/**
 * Option mathematics: prices, implied volatility, greeks and probabilities in the lognormal model. Pure functions without
 * state, so any thread may call them; what is mutable, {@code OptionGreeks} and the strips, belongs to its caller.
 *
 * <p>Every answer is a number or NaN, for whatever input; nothing here throws or allocates.
 */
package io.strikeiq.core.pricing;
