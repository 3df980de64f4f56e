package io.strikeiq.learning.outcome;

import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;

/**
 * The outcome of one signal at one horizon, with what the signal said. {@code NaN} means unknown.
 *
 * @param ivRegime name of the IV regime when it was emitted
 * @param gammaRegime name of the dealer-gamma regime
 * @param time event time of the signal, nanoseconds since the epoch
 * @param horizon nanoseconds, {@link #SESSION_END} for the end of the session
 * @param confidence stamped probability of a win
 * @param confidenceCount outcomes that it was learned from, 0 for a prior
 * @param barrier distance of target and stop, a fraction of the price
 * @param bothBarriers whether both barriers were reached at once, which counts as a loss
 * @param grossReturn fraction, in the direction of the signal
 * @param netReturn after costs; unknown where there is no table of costs
 * @param favourable largest return in the direction of the signal
 * @param adverse largest return against it
 * @param weight share that is its own where spans overlap, in (0, 1]
 */
public record ScoredSignal(
        String engine,
        String signal,
        Direction direction,
        String underlying,
        String ivRegime,
        String gammaRegime,
        long time,
        long horizon,
        double confidence,
        double confidenceCount,
        double barrier,
        Outcome outcome,
        boolean bothBarriers,
        double grossReturn,
        double netReturn,
        double favourable,
        double adverse,
        double weight,
        boolean flagged) {
    /** The horizon that ends with the session. */
    public static final long SESSION_END = 0;

    public boolean isResolved() {
        return outcome != Outcome.UNRESOLVED;
    }

    public boolean won() {
        return outcome == Outcome.WIN;
    }

    public boolean isDirectional() {
        return direction != Direction.NONE;
    }

    /** Whether confidence was learned from outcomes rather than assumed. */
    public boolean isLearned() {
        return confidenceCount > 0;
    }

    /** 1 for up, −1 for down, 0 for none. */
    public int sign() {
        return direction == Direction.UP ? 1 : direction == Direction.DOWN ? -1 : 0;
    }

    /** The weight where it is known, else 1. */
    public double share() {
        return weight > 0 ? weight : 1;
    }
}
