package io.strikeiq.core.learning.calibration;

/**
 * What turns a score into a confidence with its interval: below {@link #ISOTONIC_FROM} outcomes Platt scaling or beta
 * calibration, whichever has the smaller Akaike criterion, above them isotonic regression; the interval is that of
 * Venn-Abers, widened to the probability where that lies outside. Without an outcome the score's own probability stands and
 * the interval is unknown.
 */
public final class Calibration implements Calibrator {
    /** Outcomes from which a map of any rising form is learned rather than a curve of two or three coefficients. */
    public static final int ISOTONIC_FROM = 1_000;

    private final Calibrator chosen;
    private final String method;
    private final VennAbers interval;
    private final double count;

    private Calibration(Calibrator chosen, String method, VennAbers interval, double count) {
        this.chosen = chosen;
        this.method = method;
        this.interval = interval;
        this.count = count;
    }

    public static Calibration fit(LabelledScores samples) {
        if (samples.size() == 0) {
            return new Calibration(Logistic::probability, "none", null, 0);
        }
        ScoreGroups groups = new ScoreGroups(samples);
        VennAbers interval = VennAbers.fit(groups);
        double count = samples.effective();
        if (samples.size() >= ISOTONIC_FROM) {
            return new Calibration(IsotonicRegression.fit(groups), "isotonic", interval, count);
        }
        PlattScaling platt = PlattScaling.fit(samples);
        BetaCalibration beta = BetaCalibration.fit(samples);
        return platt.loss() + PlattScaling.COEFFICIENTS <= beta.loss() + BetaCalibration.COEFFICIENTS
                ? new Calibration(platt, "platt", interval, count)
                : new Calibration(beta, "beta", interval, count);
    }

    @Override
    public double probability(double score) {
        return chosen.probability(score);
    }

    /** Lower end of the interval; {@code NaN} without an outcome. */
    public double low(double score) {
        return interval == null ? Double.NaN : Math.min(interval.low(score), probability(score));
    }

    /** Upper end of the interval; {@code NaN} without an outcome. */
    public double high(double score) {
        return interval == null ? Double.NaN : Math.max(interval.high(score), probability(score));
    }

    /** Effective number of outcomes that it was learned from. */
    public double count() {
        return count;
    }

    /** {@code platt}, {@code beta}, {@code isotonic} or {@code none}. */
    public String method() {
        return method;
    }
}
