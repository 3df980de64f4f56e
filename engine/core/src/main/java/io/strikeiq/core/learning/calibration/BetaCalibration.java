package io.strikeiq.core.learning.calibration;

/**
 * P(win) = 1 ÷ (1 + 1 ÷ (e^c · q^a ÷ (1 − q)^b)), q being the probability that the score says (Kull, Silva Filho, Flach
 * 2017): three coefficients, of which a and b are not negative, so that the map never falls; a = b = 1, c = 0 leaves q as it
 * is.
 */
public final class BetaCalibration implements Calibrator {
    /** Coefficients that the choice between calibrations charges for. */
    static final int COEFFICIENTS = 3;

    private static final double TOLERANCE = 1e-6;

    private final double a;
    private final double b;
    private final double c;
    private final double loss;

    private BetaCalibration(double a, double b, double c, double loss) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.loss = loss;
    }

    /** Fits to at least one sample. A coefficient that comes out negative is set to 0 and the others are fitted again. */
    public static BetaCalibration fit(LabelledScores samples) {
        BetaCalibration free = fit(samples, true, true);
        if (free.a >= 0 && free.b >= 0) {
            return free;
        }
        BetaCalibration one = fit(samples, free.a >= 0, free.a < 0);
        return one.a >= 0 && one.b >= 0 ? one : fit(samples, false, false);
    }

    private static BetaCalibration fit(LabelledScores samples, boolean withA, boolean withB) {
        SmoothedTargets targets = SmoothedTargets.of(samples);
        int columns = 1 + (withA ? 1 : 0) + (withB ? 1 : 0);
        double[][] rows = new double[samples.size()][columns];
        for (int i = 0; i < rows.length; i++) {
            int column = 0;
            if (withA) {
                rows[i][column++] = -Logistic.softplus(-samples.score(i));
            }
            if (withB) {
                rows[i][column++] = Logistic.softplus(samples.score(i));
            }
            rows[i][column] = 1;
        }
        double[] start = new double[columns];
        start[columns - 1] = targets.priorLogOdds();
        NewtonLogistic regression = targets.regression(samples, rows, TOLERANCE);
        double[] found = regression.fit(start);
        return new BetaCalibration(
                withA ? found[0] : 0, withB ? found[withA ? 1 : 0] : 0, found[columns - 1], regression.loss(found));
    }

    /** Exponent of q. */
    public double a() {
        return a;
    }

    /** Exponent of 1 − q. */
    public double b() {
        return b;
    }

    /** Shift in log-odds. */
    public double c() {
        return c;
    }

    double loss() {
        return loss;
    }

    @Override
    public double probability(double score) {
        return Logistic.probability(c - a * Logistic.softplus(-score) + b * Logistic.softplus(score));
    }
}
