package io.strikeiq.core.metrics.book;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricHistory;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedCovariance;
import io.strikeiq.core.statistics.DecayedMoments;

/**
 * What volume does to the price, from intervals of equal length: Kyle's λ (1985) is the slope of the price change on the
 * signed volume, Amihud's ratio (2002) the mean of |log return| per traded value; both decayed, of samples that
 * are winsorised. Intervals without a trade are left out.
 */
final class PriceImpact implements Visited {
    private final long longestGap;
    private final double clip;
    private final DecayedCovariance impact;
    private final DecayedMoments illiquidity;
    private final MetricHistory lambda;
    private final MetricHistory amihud;
    private double signedVolume;
    private double volume;
    private double tradedValue;
    private double startPrice = Double.NaN;
    private long startedAt;

    PriceImpact(BookSettings settings) {
        longestGap = settings.longestGap();
        clip = settings.sampleClip();
        impact = new DecayedCovariance(settings.impactHalfLife(), settings.impactMinimum());
        illiquidity = new DecayedMoments(settings.impactHalfLife(), settings.impactMinimum());
        lambda = MetricHistory.scored(Metric.KYLE_LAMBDA, Metric.KYLE_LAMBDA_Z, settings.scoring());
        amihud = MetricHistory.scored(Metric.AMIHUD, Metric.AMIHUD_Z, settings.scoring());
    }

    void onTrade(double price, double size, int sign) {
        signedVolume += sign * size;
        volume += size;
        tradedValue += price * size;
    }

    /**
     * Closes the interval.
     *
     * @param price mid or last price at its end
     */
    void onInterval(long time, long active, double price) {
        if (time - startedAt <= longestGap && startPrice > 0 && price > 0) {
            pair(active, price);
        }
        startPrice = price;
        startedAt = time;
        signedVolume = 0;
        volume = 0;
        tradedValue = 0;
    }

    private void pair(long active, double price) {
        if (volume > 0) {
            impact.addWinsorised(active, signedVolume, price - startPrice, clip);
            illiquidity.addWinsorised(active, Math.abs(StrictMath.log(price / startPrice)) / tradedValue, clip);
        }
    }

    /** A session has opened: the night's price change belongs to no interval. */
    void forget() {
        startPrice = Double.NaN;
    }

    void show(MetricFrame frame) {
        lambda.show(impact.slope(), frame);
        amihud.show(illiquidity.mean(), frame);
    }

    void sample(long active) {
        lambda.sample(active);
        amihud.sample(active);
    }

    @Override
    public void visit(StateVisitor visitor) {
        impact.visit(visitor);
        illiquidity.visit(visitor);
        lambda.visit(visitor);
        amihud.visit(visitor);
        signedVolume = visitor.visit(signedVolume);
        volume = visitor.visit(volume);
        tradedValue = visitor.visit(tradedValue);
        startPrice = visitor.visit(startPrice);
        startedAt = visitor.visit(startedAt);
    }
}
