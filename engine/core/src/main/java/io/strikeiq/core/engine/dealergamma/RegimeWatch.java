package io.strikeiq.core.engine.dealergamma;

/** Says when a regime that differs from the one last taken has held long enough. */
final class RegimeWatch {
    private double taken = Double.NaN;
    private double pending = Double.NaN;
    private long since;

    /** Sees the present regime, {@code NaN} when unknown; an unknown one ends what was pending. */
    void observe(long time, double regime) {
        if (Double.compare(regime, pending) != 0) {
            pending = regime;
            since = time;
        }
    }

    /** Whether a regime other than the one taken has held for {@code hold} nanoseconds. */
    boolean isChanged(long time, long hold) {
        return !Double.isNaN(pending) && pending != taken && time - since >= hold;
    }

    /** Nanoseconds for which the present regime has held. */
    long held(long time) {
        return time - since;
    }

    /** The regime last taken, {@code NaN} for none. */
    double taken() {
        return taken;
    }

    void take() {
        taken = pending;
    }
}
