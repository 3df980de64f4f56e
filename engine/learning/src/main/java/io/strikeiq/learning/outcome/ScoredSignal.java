package io.strikeiq.learning.outcome;

import io.strikeiq.core.learning.Horizons;
import io.strikeiq.core.signal.Outcome;

/**
 * The outcome of one signal at one horizon, with what the signal said. {@code NaN} means unknown.
 *
 * @param horizon nanoseconds, {@link Horizons#SESSION_END} for the end of the session
 * @param decided event time at which the outcome was known
 * @param barrier distance of target and stop, a fraction of the price
 * @param impliedVariance for the horizon, of a signal with a claim
 * @param bothBarriers whether both barriers were reached at once, which counts as a loss
 * @param grossReturn fraction, in the direction of the signal
 * @param netReturn after costs; unknown where there is no table of costs
 * @param favourable largest return in the direction of the signal
 * @param adverse largest return against it
 * @param weight share that is its own where spans overlap, in (0, 1]
 */
public record ScoredSignal(
        SignalSaid said,
        long horizon,
        long decided,
        double barrier,
        double impliedVariance,
        Outcome outcome,
        boolean bothBarriers,
        double grossReturn,
        double netReturn,
        double favourable,
        double adverse,
        double weight,
        boolean flagged) {
    private static final long SECOND = 1_000_000_000;

    /** A horizon, for people. */
    public static String horizonName(long horizon) {
        if (horizon == Horizons.SESSION_END) {
            return "session end";
        }
        long seconds = horizon / SECOND;
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /** The same of an underlying that is named otherwise. */
    ScoredSignal of(String name) {
        return new ScoredSignal(
                said.of(name),
                horizon,
                decided,
                barrier,
                impliedVariance,
                outcome,
                bothBarriers,
                grossReturn,
                netReturn,
                favourable,
                adverse,
                weight,
                flagged);
    }

    public String engine() {
        return said.engine();
    }

    public String signal() {
        return said.signal();
    }

    public String underlying() {
        return said.underlying();
    }

    /** Event time of the signal. */
    public long time() {
        return said.time();
    }

    public boolean isResolved() {
        return outcome != Outcome.UNRESOLVED;
    }

    public boolean won() {
        return outcome == Outcome.WIN;
    }

    public boolean isDirectional() {
        return said.isDirectional();
    }

    public int sign() {
        return said.sign();
    }

    /** The weight where it is known, else 1. */
    public double share() {
        return weight > 0 ? weight : 1;
    }
}
