package io.strikeiq.core.engine;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** Says when a regime that differs from the one last taken has held long enough. A regime is a number, a code say. */
public final class RegimeWatch implements Visited {
    private double taken = Double.NaN;
    private double pending = Double.NaN;
    private long since;

    /** Sees the present regime, {@code NaN} when unknown; an unknown one ends what was pending. */
    public void observe(long time, double regime) {
        if (Double.compare(regime, pending) != 0) {
            pending = regime;
            since = time;
        }
    }

    /** Whether a regime other than the one taken has held for {@code hold} nanoseconds. */
    public boolean isChanged(long time, long hold) {
        return !Double.isNaN(pending) && pending != taken && time - since >= hold;
    }

    /** Nanoseconds for which the present regime has held. */
    public long held(long time) {
        return time - since;
    }

    /** The regime last seen, {@code NaN} when unknown. */
    public double present() {
        return pending;
    }

    /** The regime last taken, {@code NaN} for none. */
    public double taken() {
        return taken;
    }

    /** Takes the present regime: from now on another one is a change. */
    public void take() {
        taken = pending;
    }

    /** Forgets what was taken and what is pending. */
    public void forget() {
        taken = Double.NaN;
        pending = Double.NaN;
    }

    @Override
    public void visit(StateVisitor visitor) {
        taken = visitor.visit(taken);
        pending = visitor.visit(pending);
        since = visitor.visit(since);
    }
}
