package io.strikeiq.core.metrics.book;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricHistory;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedSums;
import io.strikeiq.core.statistics.HalfLife;

/** Trade rate, volume rate and signed volume of the underlying, decayed, with z-scores; unknown until the session's first trade. */
final class TradeFlow implements Visited {
    private static final int TRADES = 0;
    private static final int VOLUME = 1;
    private static final int SIGNED = 2;
    private final DecayedSums sums;
    private final MetricHistory tradeRate;
    private final MetricHistory volumeRate;
    private final MetricHistory signedVolume;
    private boolean traded;

    TradeFlow(BookSettings settings, HalfLife halfLife) {
        sums = new DecayedSums(3, halfLife);
        tradeRate = history(Metric.TRADE_RATE, Metric.TRADE_RATE_Z, settings);
        volumeRate = history(Metric.VOLUME_RATE, Metric.VOLUME_Z, settings);
        signedVolume = history(Metric.SIGNED_VOLUME, Metric.SIGNED_VOLUME_Z, settings);
    }

    private static MetricHistory history(Metric value, Metric score, BookSettings settings) {
        return MetricHistory.scored(value, score, settings.scoring());
    }

    void onTrade(long time, double size, int sign) {
        traded = true;
        sums.advance(time);
        sums.add(TRADES, 1);
        sums.add(VOLUME, size);
        sums.add(SIGNED, sign * size);
    }

    /** A session has opened: there is no flow before its first trade. */
    void forget(MetricFrame frame) {
        traded = false;
        sums.reset();
        tradeRate.show(Double.NaN, frame);
        volumeRate.show(Double.NaN, frame);
        signedVolume.show(Double.NaN, frame);
    }

    /** Shows what engines read. */
    void show(long time, MetricFrame frame) {
        if (traded) {
            sums.advance(time);
            tradeRate.showScore(sums.rate(TRADES), frame);
            volumeRate.showScore(sums.rate(VOLUME), frame);
            signedVolume.showScore(sums.get(SIGNED), frame);
        }
    }

    /** Shows what no engine reads. */
    void showRest(long time, MetricFrame frame) {
        if (traded) {
            frame.set(MetricSlots.TRADE_RATE, sums.rate(TRADES, time));
            frame.set(MetricSlots.VOLUME_RATE, sums.rate(VOLUME, time));
            frame.set(MetricSlots.SIGNED_VOLUME, sums.get(SIGNED, time));
        }
    }

    void sample(long active) {
        tradeRate.sample(active);
        volumeRate.sample(active);
        signedVolume.sample(active);
    }

    @Override
    public void visit(StateVisitor visitor) {
        sums.visit(visitor);
        tradeRate.visit(visitor);
        volumeRate.visit(visitor);
        signedVolume.visit(visitor);
        traded = visitor.visit(traded);
    }
}
