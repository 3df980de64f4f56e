/**
 * The book and the trades of the underlying: spread, depth, order-flow imbalance, turnover of the queues, resiliency,
 * trade flow, VPIN, price impact and sweeps. Owned by the thread of the metrics stage.
 */
package io.strikeiq.core.metrics.book;
