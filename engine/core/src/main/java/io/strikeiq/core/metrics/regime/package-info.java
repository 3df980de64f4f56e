/**
 * Regimes: of implied volatility, of the structure of price, of flow against dealer gamma, and the pull of a strike near
 * expiry. Owned by the thread of the metrics stage.
 */
package io.strikeiq.core.metrics.regime;
