package io.strikeiq.core.learning.model;

import io.strikeiq.core.learning.calibration.Logistic;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * Logistic regression that learns sample by sample: FTRL-proximal with a learning rate for each coordinate (McMahan et al.
 * 2013, "Ad click prediction", algorithm 1). Features are standardised with the mean and deviation of those seen before
 * (Welford), and cut at a number of deviations; an unknown one counts as its mean. The constant is not regularised.
 * Neither asking nor learning allocates.
 */
public final class OnlineLogistic implements Visited {
    /** Deviations at which a standardised feature is cut, so that one outlier does not turn the model. */
    private static final double CUT = 5;

    private final OnlineLogisticSettings settings;
    private final int features;
    /** The constant is the last coordinate. */
    private final double[] z;

    private final double[] squaredGradients;
    private final double[] standardised;
    private final double[] seen;
    private final double[] means;
    private final double[] spreads;
    private long learned;

    public OnlineLogistic(int features, OnlineLogisticSettings settings) {
        if (features < 1) {
            throw new IllegalArgumentException("features must be at least 1, not " + features);
        }
        this.settings = settings;
        this.features = features;
        z = new double[features + 1];
        squaredGradients = new double[features + 1];
        standardised = new double[features + 1];
        seen = new double[features];
        means = new double[features];
        spreads = new double[features];
    }

    /** The probability of a win as of what was learned, 0.5 before anything was. */
    public double probability(double[] values) {
        standardise(values);
        double score = 0;
        for (int i = 0; i <= features; i++) {
            score += coefficient(i) * standardised[i];
        }
        return Logistic.probability(score);
    }

    /**
     * Learns one sample, whose outcome is known.
     *
     * @param weight positive
     */
    public void learn(double[] values, boolean won, double weight) {
        double error = weight * (probability(values) - (won ? 1 : 0));
        for (int i = 0; i <= features; i++) {
            double gradient = error * standardised[i];
            double before = Math.sqrt(squaredGradients[i]);
            double coefficient = coefficient(i);
            squaredGradients[i] += gradient * gradient;
            double sigma = (Math.sqrt(squaredGradients[i]) - before) / settings.rate();
            z[i] += gradient - sigma * coefficient;
        }
        for (int i = 0; i < features; i++) {
            see(i, values[i]);
        }
        learned++;
    }

    /** Coefficient of a standardised feature; the constant has the number of the features as its index. */
    public double coefficient(int i) {
        boolean isConstant = i == features;
        double l1 = isConstant ? 0 : settings.l1();
        if (Math.abs(z[i]) <= l1) {
            return 0;
        }
        double l2 = isConstant ? 0 : settings.l2();
        double slope = (settings.smoothing() + Math.sqrt(squaredGradients[i])) / settings.rate() + l2;
        return -(z[i] - Math.signum(z[i]) * l1) / slope;
    }

    /** Becomes what another of as many features is; allocates nothing. */
    public void copyFrom(OnlineLogistic other) {
        System.arraycopy(other.z, 0, z, 0, z.length);
        System.arraycopy(other.squaredGradients, 0, squaredGradients, 0, squaredGradients.length);
        System.arraycopy(other.seen, 0, seen, 0, seen.length);
        System.arraycopy(other.means, 0, means, 0, means.length);
        System.arraycopy(other.spreads, 0, spreads, 0, spreads.length);
        learned = other.learned;
    }

    /** Forgets all that it has learned. */
    public void clear() {
        Arrays.fill(z, 0);
        Arrays.fill(squaredGradients, 0);
        Arrays.fill(seen, 0);
        Arrays.fill(means, 0);
        Arrays.fill(spreads, 0);
        learned = 0;
    }

    /** Samples learned from. */
    public long learned() {
        return learned;
    }

    private void standardise(double[] values) {
        for (int i = 0; i < features; i++) {
            double deviation = seen[i] > 1 ? Math.sqrt(spreads[i] / seen[i]) : 0;
            double distance = deviation > 0 ? (values[i] - means[i]) / deviation : 0;
            standardised[i] = Double.isNaN(distance) ? 0 : Math.max(-CUT, Math.min(CUT, distance));
        }
        standardised[features] = 1;
    }

    private void see(int i, double value) {
        if (Math.abs(value) <= Double.MAX_VALUE) {
            seen[i]++;
            double delta = value - means[i];
            means[i] += delta / seen[i];
            spreads[i] += delta * (value - means[i]);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(z);
        visitor.visitAll(squaredGradients);
        visitor.visitAll(seen);
        visitor.visitAll(means);
        visitor.visitAll(spreads);
        learned = visitor.visit(learned);
    }
}
