package io.strikeiq.core.metrics;

import io.strikeiq.core.state.Session;
import io.strikeiq.core.state.SessionClock;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * The values of all metrics of one underlying, {@code NaN} where unknown, and what the tick in hand makes of them: a frame
 * settles behind the calculators of each tick.
 */
public final class MetricFrame implements Visited {
    /** {@link #book} of an underlying that has its own, or none. */
    public static final int OWN_BOOK = -1;

    private final double[] values = new double[Metric.count()];
    private boolean whole;
    private int book = OWN_BOOK;

    private final Session session;
    private StrikeScores writing = StrikeScores.UNKNOWN;

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

    /** Scores of short build-up by strike, in sigma; see CALL_WRITING_Z for that of all strikes together. */
    public StrikeScores writing() {
        return writing;
    }

    /** From now on scores of short build-up are these. */
    public void showWriting(StrikeScores scores) {
        writing = scores;
    }

    /** Id of the instrument other than the underlying whose book and trades its metrics are of, {@link #OWN_BOOK} for none. */
    public int book() {
        return book;
    }

    /** From now on book and trades are of another instrument, or {@link #OWN_BOOK}; said again after a restore. */
    public void showBook(int instrumentId) {
        book = instrumentId;
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
        // 0·x is 0 where x is finite, else NaN: no branch at any of the many sets of a tick.
        values[ordinal] = value + 0 * value;
    }

    /**
     * Ends what the calculators do at a tick.
     *
     * @param instantWhole what {@link WholeInstants} says of the tick
     */
    public void settle(boolean instantWhole) {
        whole = instantWhole;
    }

    /**
     * Whether the frame shows an instant whole that it has not shown before; see {@link WholeInstants}. Every tick counts, also
     * those that an engine does not see.
     */
    public boolean isWhole() {
        return whole;
    }

    public boolean isKnown(Metric metric) {
        return isKnown(metric.ordinal());
    }

    /** As the other, by the metric's ordinal. */
    public boolean isKnown(int ordinal) {
        return !Double.isNaN(values[ordinal]);
    }

    public void copyFrom(MetricFrame other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
        whole = other.whole;
        book = other.book;
    }

    /** Shows the values; what the tick in hand makes of them is over with the tick. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(values);
    }
}
