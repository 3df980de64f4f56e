package io.strikeiq.core.metrics.regime;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.statistics.DecayedCovariance;

/** Decayed correlation of log returns of spot with changes of ATM σ between two samples. */
final class SpotSigma {
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
        double sigma = frame.get(Metric.ATM_SIGMA);
        if (time - lastTime <= longestGap) {
            covariance.add(active, Math.log(spot / lastSpot), sigma - lastSigma);
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
}
