/**
 * Metrics of single expiries and across them: the front expiry, its at-the-money quotes, skew, variance strip and max pain;
 * the term structure at constant maturities. On the thread of the metrics stage.
 */
package io.strikeiq.core.metrics.expiry;
