package io.strikeiq.core.statistics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Exponentially decayed covariance of pairs in event time, and with it the least-squares line and the correlation (West
 * 1979, weighted incremental form). Weights halve every half-life; until the effective number of pairs reaches a minimum
 * every answer is {@code NaN}.
 */
public final class DecayedCovariance implements Visited {
    private static final double LN2 = StrictMath.log(2);
    /** The sums of squares and products of any number of smaller values are finite. */
    private static final double LARGEST = 1e120;

    private final double decayPerNano;
    private final double minimumWeight;
    private double weight;
    private double meanX;
    private double meanY;
    private double squaresX;
    private double squaresY;
    private double products;
    private long at;

    /**
     * @param halfLife nanoseconds, positive
     * @param minimumSamples effective pairs before an answer is given, at least 3
     */
    public DecayedCovariance(long halfLife, double minimumSamples) {
        if (halfLife <= 0 || !(minimumSamples >= 3)) {
            throw new IllegalArgumentException("half-life " + halfLife + " ns must be positive and minimum samples "
                    + minimumSamples + " at least 3");
        }
        this.decayPerNano = LN2 / halfLife;
        this.minimumWeight = minimumSamples;
    }

    /**
     * Adds a pair with each value at no more than a number of standard deviations from its mean (winsorised), once enough
     * pairs weigh in and both have varied.
     *
     * @param clip standard deviations, positive
     */
    public void addWinsorised(long time, double x, double y, double clip) {
        if (isReady() && squaresX > floor(meanX) && squaresY > floor(meanY) && Double.isFinite(x + y)) {
            double reachX = clip * Math.sqrt(squaresX / weight);
            double reachY = clip * Math.sqrt(squaresY / weight);
            add(
                    time,
                    Math.max(meanX - reachX, Math.min(meanX + reachX, x)),
                    Math.max(meanY - reachY, Math.min(meanY + reachY, y)));
        } else {
            add(time, x, y);
        }
    }

    /**
     * Adds a pair; one with a value that is not finite, or so large that its square is not, is no pair; a time before the
     * last counts as the last.
     */
    public void add(long time, double x, double y) {
        if (!(Math.abs(x) < LARGEST && Math.abs(y) < LARGEST)) {
            return;
        }
        if (time > at) {
            double factor = weight == 0 ? 0 : Decay.factor(decayPerNano * (time - at));
            weight *= factor;
            squaresX *= factor;
            squaresY *= factor;
            products *= factor;
            at = time;
        }
        weight += 1;
        double deltaX = x - meanX;
        double deltaY = y - meanY;
        meanX += deltaX / weight;
        meanY += deltaY / weight;
        squaresX += deltaX * (x - meanX);
        squaresY += deltaY * (y - meanY);
        products += deltaX * (y - meanY);
    }

    /** Whether enough pairs weigh in as of the last one. */
    public boolean isReady() {
        return weight >= minimumWeight;
    }

    /** Slope of y on x by least squares with an intercept; {@code NaN} when not ready or when x has not varied. */
    public double slope() {
        return isReady() && squaresX > floor(meanX) ? products / squaresX : Double.NaN;
    }

    /** Correlation in [−1, 1]; {@code NaN} when not ready or when either has not varied. */
    public double correlation() {
        if (!isReady() || !(squaresX > floor(meanX)) || !(squaresY > floor(meanY))) {
            return Double.NaN;
        }
        return Math.max(-1, Math.min(1, products / Math.sqrt(squaresX * squaresY)));
    }

    /** Below this a sum of squares is rounding, not variation. */
    private double floor(double mean) {
        return weight * mean * mean * 1e-24;
    }

    /** Effective number of pairs as of the last one. */
    public double weight() {
        return weight;
    }

    @Override
    public void visit(StateVisitor visitor) {
        weight = visitor.visit(weight);
        meanX = visitor.visit(meanX);
        meanY = visitor.visit(meanY);
        squaresX = visitor.visit(squaresX);
        squaresY = visitor.visit(squaresY);
        products = visitor.visit(products);
        at = visitor.visit(at);
    }
}
