package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedMoments;
import io.strikeiq.core.statistics.LaggedValue;

/**
 * The change of normalised GEX over the regime window, and its z-score in its own decayed history.
 *
 * <p>A shift lasts for a window of samples and would widen its own history: a sample enters at no more than
 * {@value #CLIP} standard deviations from the mean (winsorised), as for flows.
 */
public final class GammaPressure implements Visited {
    private static final double CLIP = 4;

    private final LaggedValue lagged;
    private final DecayedMoments history;
    private double shift = Double.NaN;

    /**
     * @param window nanoseconds over which the change is taken
     * @param halfLife of its history, in nanoseconds of active time
     * @param minimum samples before the history is known
     */
    public GammaPressure(long window, long halfLife, double minimum) {
        lagged = new LaggedValue(window);
        history = new DecayedMoments(halfLife, minimum);
    }

    public void show(long time, MetricFrame frame) {
        double present = frame.get(Metric.NORMALISED_GEX);
        lagged.offer(time, present);
        shift = present - lagged.get(time);
        frame.set(Metric.GAMMA_PRESSURE_SHIFT, shift);
        frame.set(Metric.GAMMA_PRESSURE_SHIFT_Z, history.zScore(shift));
    }

    /** Makes the shift last shown a sample; {@code NaN} is none. */
    public void sample(long activeTime) {
        history.addWinsorised(activeTime, shift, CLIP);
    }

    @Override
    public void visit(StateVisitor visitor) {
        lagged.visit(visitor);
        history.visit(visitor);
        shift = visitor.visit(shift);
    }
}
