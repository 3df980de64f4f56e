package io.strikeiq.core.metrics.chain;

/** Whose volatility, delta and gamma a chain is given; one source for the whole chain, never mixed. */
public enum GammaSource {
    /** Implied from quotes and computed here. Code 0 of the metric. */
    OWN,
    /** As the venue sends them; vega, theta, vanna and charm are computed from the venue's volatility. Code 1. */
    VENUE
}
