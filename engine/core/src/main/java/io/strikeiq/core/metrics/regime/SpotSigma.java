package io.strikeiq.core.metrics.regime;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedCovariance;

/** Decayed correlation of log returns of spot with changes of ATM σ between two samples. */
final class SpotSigma implements Visited {
    private final long longestGap;
    private final DecayedCovariance covariance;
    private long lastTime;
    private double lastSpot = Double.NaN;
    private double lastSigma = Double.NaN;

    SpotSigma(RegimeSettings settings) {
        longestGap = settings.longestGap();
        covariance = new DecayedCovariance(settings.correlationHalfLife(), settings.correlationMinimum());
    }

    void sample(long time, long active, MetricFrame frame) {
        double spot = frame.get(Metric.SPOT);
        double sigma = frame.get(Metric.ATM_SIGMA_CONTINUOUS);
        if (time - lastTime <= longestGap) {
            covariance.add(active, StrictMath.log(spot / lastSpot), sigma - lastSigma);
        }
        lastTime = time;
        lastSpot = spot;
        lastSigma = sigma;
    }

    /** The night's changes are none. */
    void forgetSample() {
        lastSpot = Double.NaN;
    }

    void show(MetricFrame frame) {
        frame.set(Metric.SPOT_SIGMA_CORRELATION, covariance.correlation());
    }

    @Override
    public void visit(StateVisitor visitor) {
        covariance.visit(visitor);
        lastTime = visitor.visit(lastTime);
        lastSpot = visitor.visit(lastSpot);
        lastSigma = visitor.visit(lastSigma);
    }
}
