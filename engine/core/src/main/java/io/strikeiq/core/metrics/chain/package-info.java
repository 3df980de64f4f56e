/**
 * Metrics of option chains: repricing of each expiry, the front expiry, open-interest positioning and dealer gamma. One
 * set of calculators per underlying, on the thread of the metrics stage; only they write the derived columns of
 * {@link io.strikeiq.core.state.ChainState}.
 */
package io.strikeiq.core.metrics.chain;
