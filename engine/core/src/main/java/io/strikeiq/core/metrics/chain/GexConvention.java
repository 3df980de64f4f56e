package io.strikeiq.core.metrics.chain;

/** Which side of each option dealers are taken to hold: the sign s of one option's gamma exposure. */
public enum GexConvention {
    /** +1 for calls, −1 for puts: customers sell calls and buy puts. The usual convention for indices. */
    LONG_CALLS_SHORT_PUTS,
    /** −1 for every option. */
    ALL_SHORT,
    /**
     * The opposite of what customers did this session: (sold − bought) ÷ open interest by classified trades, cut to
     * [−1, 1]. An option without a classified trade is left out of net exposure; gross exposure has all open interest.
     */
    BY_FLOW
}
