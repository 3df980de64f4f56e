package io.strikeiq.core.statistics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Exponentially decayed mean and variance in event time (West 1979, weighted incremental form). Weights halve every
 * half-life; until the effective number of samples reaches a minimum every answer is {@code NaN}.
 */
public final class DecayedMoments implements Visited {
    private static final double LN2 = StrictMath.log(2);
    /** A smaller deviation, as a share of the mean, is what rounding leaves of samples that are all alike. */
    private static final double ROUNDING = 1e-9;
    /** The sum of squares of any number of smaller samples is finite. */
    private static final double LARGEST = 1e120;

    private final double decayPerNano;
    private final double minimumWeight;
    private double weight;
    private double mean;
    private double squares;
    private long at;
    private boolean started;
    /** 1 ÷ standard deviation of the samples so far, {@code NaN} when there is no score: many values are scored between two. */
    private double perDeviation = Double.NaN;

    private boolean scored;

    /**
     * @param halfLife nanoseconds, positive
     * @param minimumSamples effective samples before an answer is given, at least 2
     */
    public DecayedMoments(long halfLife, double minimumSamples) {
        if (halfLife <= 0 || !(minimumSamples >= 2)) {
            throw new IllegalArgumentException("half-life " + halfLife + " ns must be positive and minimum samples "
                    + minimumSamples + " at least 2");
        }
        this.decayPerNano = LN2 / halfLife;
        this.minimumWeight = minimumSamples;
    }

    /**
     * Adds a sample at no more than a number of standard deviations from the mean (winsorised) once enough samples weigh
     * in, or, where these have not varied, at no more than that many times the mean's size from the mean: one outlier then
     * widens the history a little, and a lasting change of level moves it.
     *
     * @param clip standard deviations, positive
     */
    public void addWinsorised(long time, double value, double clip) {
        double reach = isReady() ? clip * (deviation() > 0 ? deviation() : Math.abs(mean)) : 0;
        boolean clips = reach > 0 && Math.abs(value) <= Double.MAX_VALUE;
        add(time, clips ? Math.max(mean - reach, Math.min(mean + reach, value)) : value);
    }

    /**
     * Adds a sample; what is not finite, or is so large that its square is not, is no sample; a time before the last one
     * counts as the last one.
     */
    public void add(long time, double value) {
        if (!(Math.abs(value) < LARGEST)) {
            return;
        }
        if (started && time > at) {
            double factor = Decay.factor(decayPerNano * (time - at));
            weight *= factor;
            squares *= factor;
        }
        if (!started || time > at) {
            at = time;
        }
        started = true;
        double delta = value - mean;
        weight += 1;
        mean += delta / weight;
        squares += delta * (value - mean);
        scored = false;
    }

    /** Whether enough samples weigh in as of the last one. */
    public boolean isReady() {
        return weight >= minimumWeight;
    }

    public double mean() {
        return isReady() ? mean : Double.NaN;
    }

    /** Decayed population standard deviation. */
    public double standardDeviation() {
        return isReady() ? deviation() : Double.NaN;
    }

    private double deviation() {
        return Math.sqrt(Math.max(0, squares / weight));
    }

    /** (value − mean) ÷ standard deviation; {@code NaN} when not ready or when nothing has varied. */
    public double zScore(double value) {
        if (!scored) {
            double scale = standardDeviation();
            perDeviation = scale > Math.abs(mean) * ROUNDING ? 1 / scale : Double.NaN;
            scored = true;
        }
        return (value - mean) * perDeviation;
    }

    /** Effective number of samples as of the last one. */
    public double weight() {
        return weight;
    }

    public void reset() {
        weight = 0;
        mean = 0;
        squares = 0;
        scored = false;
        started = false;
    }

    @Override
    public void visit(StateVisitor visitor) {
        weight = visitor.visit(weight);
        mean = visitor.visit(mean);
        squares = visitor.visit(squares);
        at = visitor.visit(at);
        started = visitor.visit(started);
        scored = false;
    }
}
