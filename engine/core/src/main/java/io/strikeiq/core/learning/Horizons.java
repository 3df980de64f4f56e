package io.strikeiq.core.learning;

/** The horizons at which a signal is scored, shortest first; the end of the session comes last. */
public final class Horizons {
    /** What stands for the end of the session where a horizon is given in nanoseconds. */
    public static final long SESSION_END = 0;

    /** The one that a signal's confidence is of: the shortest that all kinds of data are scored at. */
    public static final int STATED = 3;

    private static final long MINUTE = 60_000_000_000L;
    private static final long[] NANOS = {MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, SESSION_END};

    private Horizons() {}

    public static int count() {
        return NANOS.length;
    }

    /** Nanoseconds from the signal on, {@link #SESSION_END} for the last. */
    public static long nanos(int horizon) {
        return NANOS[horizon];
    }

    static boolean isSessionEnd(int horizon) {
        return NANOS[horizon] == SESSION_END;
    }

    /** The position of a horizon of so many nanoseconds. */
    public static int indexOf(long nanos) {
        for (int i = 0; i < NANOS.length; i++) {
            if (NANOS[i] == nanos) {
                return i;
            }
        }
        throw new IllegalArgumentException("no signal is scored after " + nanos + " ns");
    }
}
