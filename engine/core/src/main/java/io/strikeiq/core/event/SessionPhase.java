package io.strikeiq.core.event;

/** Phases of a trading session. The order is part of the journal format. */
public enum SessionPhase {
    /** Continuous trading of the underlying begins; session extremes and VWAP start again. */
    OPEN,
    /** Continuous trading ends; the session's extremes become the prior day's. */
    CLOSE,
    /** The contracts of the instrument in the tick have expired. */
    EXPIRY;

    private static final SessionPhase[] BY_CODE = values();

    /** The phase of a journal code; a code out of range is refused. */
    public static SessionPhase of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("session phase " + code + " is not in 0.." + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
