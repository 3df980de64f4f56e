/**
 * Forecasts that the snapshots carry, held against what happened: expected moves, walls and zero gamma, and the volatility
 * on both sides of zero gamma. One thread, seeded.
 */
package io.strikeiq.learning.forecast;
