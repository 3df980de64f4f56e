package io.strikeiq.core.signal;

/** How much a piece of evidence adds to the log-odds of a signal's strength. */
public final class LogOdds {
    private static final double MOST = 2;

    private LogOdds() {}

    /**
     * The weight for each threshold by which a value is beyond its threshold: nothing at the threshold, the weight at
     * twice the threshold, at most two weights. An unknown value adds nothing.
     *
     * @param threshold positive
     */
    public static double beyond(double value, double threshold, double weight) {
        double excess = (value - threshold) / threshold;
        return excess > 0 ? weight * Math.min(MOST, excess) : 0;
    }
}
