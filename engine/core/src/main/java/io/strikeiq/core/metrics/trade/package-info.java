/** What one trade says: the side that took liquidity. Owned by the calculator that holds the instance. */
package io.strikeiq.core.metrics.trade;
