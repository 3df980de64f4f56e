package io.strikeiq.core.metrics;

import io.strikeiq.core.state.Session;
import io.strikeiq.core.state.SessionClock;
import java.util.Arrays;

/**
 * The values of all metrics of one underlying, {@code NaN} where unknown, and what the tick in hand makes of them: a frame
 * settles behind the calculators of each tick.
 */
public final class MetricFrame {
    private final double[] values = new double[Metric.count()];
    /** Whether a metric was set, or time completed, since the frame last settled. */
    private boolean touched;

    private boolean fresh;
    private boolean whole;

    private final Session session;

    /** A frame that no underlying stands behind, such as a copy. */
    public MetricFrame() {
        this(new SessionClock());
    }

    /**
     * @param session the session of the underlying whose metrics these are
     */
    public MetricFrame(Session session) {
        this.session = session;
        Arrays.fill(values, Double.NaN);
    }

    /** The session of the underlying: open or closed, its number, active time, whether a price of it has come. */
    public Session session() {
        return session;
    }

    public double get(Metric metric) {
        return values[metric.ordinal()];
    }

    /** The value of a metric by its ordinal. */
    public double get(int ordinal) {
        return values[ordinal];
    }

    /** Sets a metric; what is not finite is unknown. */
    public void set(Metric metric, double value) {
        set(metric.ordinal(), value);
    }

    /** As the other, by the metric's ordinal. */
    public void set(int ordinal, double value) {
        values[ordinal] = Math.abs(value) <= Double.MAX_VALUE ? value : Double.NaN;
        touched = true;
    }

    /** Sets a metric where the value is another one, so that what stands as it stood makes nothing fresh. */
    public void change(Metric metric, double value) {
        if (Double.compare(values[metric.ordinal()], value) != 0) {
            set(metric, value);
        }
    }

    /** Says that what depends on time alone may be due: the frame is fresh at its next tick, even if no metric is set. */
    void passTime() {
        touched = true;
    }

    /**
     * Ends what the calculators do at a tick.
     *
     * @param instantWhole what {@link WholeInstants} says of the tick
     */
    public void settle(boolean instantWhole) {
        fresh = touched;
        touched = false;
        whole = instantWhole;
    }

    /** Settles as another frame has. */
    public void settleAs(boolean isFresh, boolean instantWhole) {
        fresh = isFresh;
        whole = instantWhole;
    }

    /**
     * Whether a metric has been set, or an interval of event time been completed, since the tick before this one. A quote or
     * depth of an option that leaves the frame as it was is quiet.
     */
    public boolean isFresh() {
        return fresh;
    }

    /**
     * Whether the frame shows an instant whole that it has not shown before; see {@link WholeInstants}. Quiet ticks count, so
     * that an engine that does not see them never takes a part of an instant for the whole.
     */
    public boolean isWhole() {
        return whole;
    }

    /** Takes over the value of another frame, as it is there. */
    public void copy(int ordinal, MetricFrame other) {
        values[ordinal] = other.values[ordinal];
    }

    /** Sets a metric by its ordinal to a value that was got from a frame. */
    public void restore(int ordinal, double value) {
        values[ordinal] = value;
    }

    /** The first ordinal from one on at which another frame differs, {@link Metric#count()} when none does. */
    public int firstDifference(MetricFrame other, int from) {
        int difference = Arrays.mismatch(values, from, values.length, other.values, from, values.length);
        return difference < 0 ? values.length : from + difference;
    }

    public boolean isKnown(Metric metric) {
        return !Double.isNaN(values[metric.ordinal()]);
    }

    public void copyFrom(MetricFrame other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
        settleAs(other.fresh, other.whole);
    }
}
