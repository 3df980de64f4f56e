package io.strikeiq.core.signal;

/** What a signal says of the price. The order is part of the journal format. */
public enum Direction {
    NONE,
    UP,
    DOWN;

    private static final Direction[] BY_CODE = values();

    /** The direction of a journal code; a code out of range is refused. */
    public static Direction of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("direction " + code + " is not in 0.." + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
