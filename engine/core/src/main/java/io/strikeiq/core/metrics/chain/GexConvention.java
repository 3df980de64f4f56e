package io.strikeiq.core.metrics.chain;

/** Which side of each option dealers are taken to hold: the sign s of one option's gamma exposure. */
public enum GexConvention {
    /** +1 for calls, −1 for puts: customers sell calls and buy puts. The usual convention for indices. */
    LONG_CALLS_SHORT_PUTS,
    /** −1 for every option. */
    ALL_SHORT,
    /**
     * From the classified trades of the option since the start of the run: (sold − bought) ÷ (sold + bought) by
     * customers, in [−1, 1]. An option without a classified trade is left out.
     */
    BY_FLOW
}
