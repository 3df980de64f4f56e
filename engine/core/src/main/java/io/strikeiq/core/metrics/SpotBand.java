package io.strikeiq.core.metrics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * The prices of the underlying at which no calculator has anything to do before its time: spot moves with most ticks of a
 * dense stream, and what looks at whole chains heeds a move of some basis points at least.
 */
public final class SpotBand implements Visited {
    private double low = Double.NEGATIVE_INFINITY;
    private double high = Double.POSITIVE_INFINITY;

    /** Any price. */
    void open() {
        low = Double.NEGATIVE_INFINITY;
        high = Double.POSITIVE_INFINITY;
    }

    /** No price: the next one that differs from the last concerns a calculator. */
    public void close() {
        low = Double.POSITIVE_INFINITY;
        high = Double.NEGATIVE_INFINITY;
    }

    /**
     * Leaves out prices that differ from one by a share of it or more; an unknown one leaves out none.
     *
     * @param move positive
     */
    public void limit(double from, double move) {
        double reach = move * from;
        if (reach > 0) {
            low = Math.max(low, from - reach);
            high = Math.min(high, from + reach);
        }
    }

    /** Whether a price lies inside; an unknown one does. */
    boolean holds(double price) {
        return !(price <= low || price >= high);
    }

    @Override
    public void visit(StateVisitor visitor) {
        low = visitor.visit(low);
        high = visitor.visit(high);
    }
}
