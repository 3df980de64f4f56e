package io.strikeiq.learning.report;

import io.strikeiq.learning.outcome.ScoredSignal;

/**
 * What a scorecard is of. A part that is empty takes in all.
 *
 * @param horizon nanoseconds, 0 for the end of the session
 */
public record Scope(
        String engine, String signal, String underlying, String ivRegime, String gammaRegime, long horizon) {
    /** How fine scopes are. */
    public enum Detail {
        ENGINE(0.5),
        SIGNAL(0.25),
        UNDERLYING(0.125),
        REGIME(0.125);

        private final double share;

        Detail(double share) {
            this.share = share;
        }

        /** Share of the false discovery rate that is for scopes of this detail. */
        double share() {
            return share;
        }
    }

    static Scope of(ScoredSignal outcome, Detail detail) {
        return new Scope(
                outcome.engine(),
                detail.compareTo(Detail.SIGNAL) >= 0 ? outcome.signal() : "",
                detail.compareTo(Detail.UNDERLYING) >= 0 ? outcome.underlying() : "",
                detail == Detail.REGIME ? outcome.said().ivRegime() : "",
                detail == Detail.REGIME ? outcome.said().gammaRegime() : "",
                outcome.horizon());
    }

    public Detail detail() {
        if (signal.isEmpty()) {
            return Detail.ENGINE;
        }
        if (underlying.isEmpty()) {
            return Detail.SIGNAL;
        }
        return ivRegime.isEmpty() ? Detail.UNDERLYING : Detail.REGIME;
    }

    /** What it is of, for people. */
    public String title() {
        StringBuilder title = new StringBuilder(engine);
        for (String part : new String[] {signal, underlying}) {
            title.append(part.isEmpty() ? "" : " " + part);
        }
        if (!ivRegime.isEmpty()) {
            title.append(", IV ").append(ivRegime).append(", gamma ").append(gammaRegime);
        }
        return title.toString();
    }

    /** The horizon, for people. */
    public String horizonName() {
        return ScoredSignal.horizonName(horizon);
    }
}
