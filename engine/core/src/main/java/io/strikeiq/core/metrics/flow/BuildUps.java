package io.strikeiq.core.metrics.flow;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricHistory;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedSums;

/**
 * The build-up quadrants of the calls or of the puts: |delta|-weighted change of open interest by the signs of price
 * change and open-interest change, decayed. Where price, delta or open interest did not move or is unknown, nothing is
 * added.
 */
final class BuildUps implements Visited {
    private static final int LONG_BUILDUP = 0;
    private static final int SHORT_BUILDUP = 1;
    private static final int SHORT_COVERING = 2;
    private static final int LONG_UNWINDING = 3;

    private final Metric longBuildUp;
    private final Metric shortCovering;
    private final Metric longUnwinding;
    private final MetricHistory writing;
    private final DecayedSums sums;
    private boolean started;

    BuildUps(boolean calls, FlowSettings settings) {
        this.longBuildUp = calls ? Metric.CALL_LONG_BUILDUP : Metric.PUT_LONG_BUILDUP;
        this.shortCovering = calls ? Metric.CALL_SHORT_COVERING : Metric.PUT_SHORT_COVERING;
        this.longUnwinding = calls ? Metric.CALL_LONG_UNWINDING : Metric.PUT_LONG_UNWINDING;
        this.writing = MetricHistory.scored(
                calls ? Metric.CALL_SHORT_BUILDUP : Metric.PUT_SHORT_BUILDUP,
                calls ? Metric.CALL_WRITING_Z : Metric.PUT_WRITING_Z,
                settings.scoring());
        this.sums = new DecayedSums(4, settings.openInterestHalfLife());
    }

    /** Unknown until the session's first change. */
    void startSession(MetricFrame frame) {
        started = false;
        sums.reset();
        frame.set(longBuildUp, Double.NaN);
        frame.set(shortCovering, Double.NaN);
        frame.set(longUnwinding, Double.NaN);
        writing.show(Double.NaN, frame);
    }

    void add(long time, double priceChange, double units, double delta) {
        if (Double.isNaN(priceChange + units + delta)) {
            return;
        }
        started = true;
        sums.advance(time);
        if (priceChange != 0 && units != 0) {
            sums.add(quadrant(priceChange > 0, units > 0), Math.abs(delta * units));
        }
    }

    private static int quadrant(boolean priceUp, boolean opening) {
        if (opening) {
            return priceUp ? LONG_BUILDUP : SHORT_BUILDUP;
        }
        return priceUp ? SHORT_COVERING : LONG_UNWINDING;
    }

    void show(long time, MetricFrame frame) {
        if (!started) {
            return;
        }
        sums.advance(time);
        frame.set(longBuildUp, sums.get(LONG_BUILDUP));
        frame.set(shortCovering, sums.get(SHORT_COVERING));
        frame.set(longUnwinding, sums.get(LONG_UNWINDING));
        writing.show(sums.get(SHORT_BUILDUP), frame);
    }

    void sample(long time) {
        writing.sample(time);
    }

    @Override
    public void visit(StateVisitor visitor) {
        writing.visit(visitor);
        sums.visit(visitor);
        started = visitor.visit(started);
    }
}
