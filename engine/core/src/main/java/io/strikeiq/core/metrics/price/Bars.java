package io.strikeiq.core.metrics.price;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Bars of equal length in event time, aligned to multiples of their length since the epoch; a bar covers [start,
 * start + length). A bar without a price is none. A bar closes with the first sign that its time is over.
 */
public final class Bars implements Visited {
    private final long length;
    private boolean inProgress;

    /** Start of the bar in progress, and of the last one closed. */
    long start;

    long closedStart;

    double open = Double.NaN;
    double high = Double.NaN;
    double low = Double.NaN;
    double close = Double.NaN;
    double closedOpen = Double.NaN;
    double closedHigh = Double.NaN;
    double closedLow = Double.NaN;
    double closedClose = Double.NaN;

    /**
     * @param length nanoseconds, positive
     */
    public Bars(long length) {
        if (length <= 0) {
            throw new IllegalArgumentException("bar length must be positive, not " + length + " ns");
        }
        this.length = length;
    }

    /** Closes the bar in progress if it is over at a time; returns whether it did. To be called before a price is added. */
    boolean closeBefore(long time) {
        return inProgress && time >= start + length && closeNow();
    }

    /** When the bar in progress is over, {@link Long#MAX_VALUE} while there is none. */
    long end() {
        return inProgress ? start + length : Long.MAX_VALUE;
    }

    /** Closes the bar in progress, if there is one; returns whether it did. */
    boolean closeNow() {
        if (!inProgress) {
            return false;
        }
        closedStart = start;
        closedOpen = open;
        closedHigh = high;
        closedLow = low;
        closedClose = close;
        inProgress = false;
        open = Double.NaN;
        high = Double.NaN;
        low = Double.NaN;
        close = Double.NaN;
        return true;
    }

    /** Adds a price to the bar of its time. */
    void add(long time, double price) {
        if (!inProgress) {
            inProgress = true;
            start = Math.floorDiv(time, length) * length;
            open = price;
            high = price;
            low = price;
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
    }

    /** Length of a bar in nanoseconds. */
    long length() {
        return length;
    }

    @Override
    public void visit(StateVisitor visitor) {
        inProgress = visitor.visit(inProgress);
        start = visitor.visit(start);
        closedStart = visitor.visit(closedStart);
        open = visitor.visit(open);
        high = visitor.visit(high);
        low = visitor.visit(low);
        close = visitor.visit(close);
        closedOpen = visitor.visit(closedOpen);
        closedHigh = visitor.visit(closedHigh);
        closedLow = visitor.visit(closedLow);
        closedClose = visitor.visit(closedClose);
    }
}
