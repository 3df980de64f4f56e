package io.strikeiq.core.engine.formula;

/** What a formula says. */
enum Vote {
    HOLD,
    BUY,
    SELL;

    /**
     * The vote of a signed score, with hysteresis: a side is taken from the threshold on, and kept until the score is
     * below the exit.
     *
     * @param exit at most the threshold
     */
    Vote next(double score, double threshold, double exit) {
        if (score >= threshold || (this == BUY && score >= exit)) {
            return BUY;
        }
        return score <= -threshold || (this == SELL && score <= -exit) ? SELL : HOLD;
    }
}
