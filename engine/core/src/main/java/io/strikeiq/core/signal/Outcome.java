package io.strikeiq.core.signal;

/** What became of a signal at one horizon. The order is part of the journal format: add at the end only. */
public enum Outcome {
    /** The target was reached first. */
    WIN,
    /** The stop was reached first. */
    LOSS,
    /** The horizon passed before either barrier was reached. */
    TIMEOUT,
    /** The session ended, or data were missing, before the horizon: never guessed. */
    UNRESOLVED;

    private static final Outcome[] BY_CODE = values();

    /** The outcome of a journal code; a code out of range is refused. */
    public static Outcome of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("outcome " + code + " is not in 0.." + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
