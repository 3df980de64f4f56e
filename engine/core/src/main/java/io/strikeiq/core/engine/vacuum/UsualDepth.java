package io.strikeiq.core.engine.vacuum;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.Cadence;
import io.strikeiq.core.statistics.DecayedMoments;

/** What the two sides usually show: decayed means of depth, from one sample a second while the market is normal. */
final class UsualDepth implements Visited {
    private static final long SECOND = 1_000_000_000L;
    private static final long HALF_LIFE = 4 * 3_600 * SECOND;
    private static final double MINIMUM = 5;
    private final DecayedMoments bid = new DecayedMoments(HALF_LIFE, MINIMUM);
    private final DecayedMoments ask = new DecayedMoments(HALF_LIFE, MINIMUM);
    private final Cadence samples = new Cadence(SECOND);

    void sample(long time, MetricFrame metrics) {
        if (samples.isDue(time)) {
            bid.add(time, metrics.get(Metric.BID_DEPTH_MEAN));
            ask.add(time, metrics.get(Metric.ASK_DEPTH_MEAN));
        }
    }

    /** Usual depth of the bids; {@code NaN} while unknown. */
    double bid() {
        return bid.mean();
    }

    /** Usual depth of the asks; {@code NaN} while unknown. */
    double ask() {
        return ask.mean();
    }

    void forget() {
        bid.reset();
        ask.reset();
    }

    @Override
    public void visit(StateVisitor visitor) {
        bid.visit(visitor);
        ask.visit(visitor);
        samples.visit(visitor);
    }
}
