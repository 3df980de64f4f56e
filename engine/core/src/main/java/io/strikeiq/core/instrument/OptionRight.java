package io.strikeiq.core.instrument;

/** Right of an option. The order is part of the journal format. */
public enum OptionRight {
    CALL,
    PUT,
    /** Not an option. */
    NONE;

    private static final OptionRight[] BY_CODE = values();

    /** The right of a journal code; a code out of range is refused. */
    public static OptionRight of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("option right " + code + " is not in 0.." + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
