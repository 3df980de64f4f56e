package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Dealers' exposure to greeks, summed over options: signed open interest times gamma of calls and puts, vanna, charm; and
 * gross gamma, all open interest times gamma. In greek × units; spot is multiplied in later, so that a price tick costs
 * nothing here.
 */
public final class GreekExposure implements Visited {
    /** Share of the largest sum below which rounding of the larger ones begins to show. */
    private static final double WORN = 1e-3;

    public double callGamma;
    public double putGamma;
    public double grossGamma;
    public double vanna;
    public double charm;
    /** Options with known greeks, open interest and sign. */
    public int known;

    /** Largest {@link #grossGamma} since the sums were last cleared; rounding is relative to it. */
    private double mostGamma;

    public void clear() {
        callGamma = 0;
        putGamma = 0;
        grossGamma = 0;
        vanna = 0;
        charm = 0;
        known = 0;
        mostGamma = 0;
    }

    /** As after {@link #clear}, with these sums. */
    public void set(double calls, double puts, double gross, double netVanna, double netCharm, int options) {
        callGamma = calls;
        putGamma = puts;
        grossGamma = gross;
        vanna = netVanna;
        charm = netCharm;
        known = options;
        mostGamma = 0;
    }

    /** Whether so much has been taken off that what is left has lost digits, and must be summed again. */
    public boolean isWorn() {
        mostGamma = Math.max(mostGamma, grossGamma);
        return grossGamma < WORN * mostGamma;
    }

    public void add(GreekExposure other) {
        callGamma += other.callGamma;
        putGamma += other.putGamma;
        grossGamma += other.grossGamma;
        vanna += other.vanna;
        charm += other.charm;
        known += other.known;
    }

    public double netGamma() {
        return callGamma + putGamma;
    }

    @Override
    public void visit(StateVisitor visitor) {
        callGamma = visitor.visit(callGamma);
        putGamma = visitor.visit(putGamma);
        grossGamma = visitor.visit(grossGamma);
        vanna = visitor.visit(vanna);
        charm = visitor.visit(charm);
        known = visitor.visit(known);
        mostGamma = visitor.visit(mostGamma);
    }
}
