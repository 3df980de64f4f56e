package io.strikeiq.core.engine.liquidity;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.Cadence;
import io.strikeiq.core.statistics.DecayedMoments;

/**
 * By how much the book that is read is above the underlying: nothing for its own book, for a future's the mean of
 * microprice minus spot over the last minute. A level that is seen in a future's book is the underlying's after it.
 */
final class FutureBasis implements Visited {
    private static final long SECOND = 1_000_000_000L;
    private static final long HALF_LIFE = 60 * SECOND;
    private static final double MINIMUM = 5;
    private static final double FUTURES_BOOK = 2;
    private final DecayedMoments basis = new DecayedMoments(HALF_LIFE, MINIMUM);
    private final Cadence samples = new Cadence(SECOND);
    private double source = Double.NaN;

    /** To be called at each look. */
    void look(long time, MetricFrame metrics) {
        double present = metrics.get(Metric.BOOK_SOURCE);
        if (present != source) {
            source = present;
            basis.reset();
        }
        if (source == FUTURES_BOOK && samples.isDue(time)) {
            basis.add(time, metrics.get(Metric.MICROPRICE) - metrics.get(Metric.SPOT));
        }
    }

    /** In price of the underlying; {@code NaN} while unknown. */
    double value() {
        return source == FUTURES_BOOK ? basis.mean() : 0;
    }

    /** With a session the basis is another one. */
    void forget() {
        basis.reset();
    }

    @Override
    public void visit(StateVisitor visitor) {
        source = visitor.visit(source);
    }
}
