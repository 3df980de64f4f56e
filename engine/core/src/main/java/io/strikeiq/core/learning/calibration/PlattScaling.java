package io.strikeiq.core.learning.calibration;

/**
 * P(win) = 1 ÷ (1 + e^(A·s + B)) (Platt 1999), fitted as Lin, Lin and Weng (2007) correct it: smoothed targets, Newton's
 * method with backtracking, no cancellation.
 */
public final class PlattScaling implements Calibrator {
    /** Coefficients that the choice between calibrations charges for. */
    static final int COEFFICIENTS = 2;

    private static final double TOLERANCE = 1e-5;

    private final double a;
    private final double b;
    private final double loss;

    private PlattScaling(double a, double b, double loss) {
        this.a = a;
        this.b = b;
        this.loss = loss;
    }

    /** Fits to at least one sample. */
    public static PlattScaling fit(LabelledScores samples) {
        SmoothedTargets targets = SmoothedTargets.of(samples);
        double[][] rows = new double[samples.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {samples.score(i), 1};
        }
        NewtonLogistic regression = targets.regression(samples, rows, TOLERANCE);
        double[] found = regression.fit(new double[] {0, targets.priorLogOdds()});
        return new PlattScaling(-found[0], -found[1], regression.loss(found));
    }

    /** A, negative where a higher score wins more often. */
    public double a() {
        return a;
    }

    /** B. */
    public double b() {
        return b;
    }

    double loss() {
        return loss;
    }

    @Override
    public double probability(double score) {
        return Logistic.probability(-(a * score + b));
    }
}
