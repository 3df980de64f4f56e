/**
 * Dealer gamma: exposure sums and profile, zero gamma, the gamma regime and what follows from it. On the thread of the metrics
 * stage.
 */
package io.strikeiq.core.metrics.gamma;
