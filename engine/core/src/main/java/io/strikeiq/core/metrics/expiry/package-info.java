/**
 * Metrics of single expiries: the front expiry, its at-the-money quotes, skew, variance strip and max pain. On the thread of the
 * metrics stage.
 */
package io.strikeiq.core.metrics.expiry;
