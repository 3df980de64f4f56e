package io.strikeiq.core.instrument;

/** Exercise style of an option. The order is part of the journal format. */
public enum ExerciseStyle {
    EUROPEAN,
    AMERICAN;

    private static final ExerciseStyle[] BY_CODE = values();

    /** The style of a journal code; a code out of range is refused. */
    public static ExerciseStyle of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("exercise style " + code + " is not in 0.." + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
