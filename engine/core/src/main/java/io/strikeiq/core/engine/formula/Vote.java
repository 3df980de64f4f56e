package io.strikeiq.core.engine.formula;

/** What a formula says. */
enum Vote {
    HOLD,
    BUY,
    SELL;

    /** The vote of a signed score: beyond the threshold on either side, else HOLD. */
    static Vote of(double score, double threshold) {
        return score >= threshold ? BUY : score <= -threshold ? SELL : HOLD;
    }
}
