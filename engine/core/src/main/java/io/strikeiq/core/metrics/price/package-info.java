/**
 * The price of the underlying: bars built from ticks, the indicators on them, session extremes, VWAP and volatility
 * estimates. Owned by the thread of the metrics stage.
 */
package io.strikeiq.core.metrics.price;
