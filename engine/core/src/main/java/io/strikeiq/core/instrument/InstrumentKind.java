package io.strikeiq.core.instrument;

/** Kinds of instrument. The order is part of the journal format. */
public enum InstrumentKind {
    INDEX,
    EQUITY,
    FUTURE,
    PERPETUAL,
    OPTION;

    private static final InstrumentKind[] BY_CODE = values();

    /** The kind of a journal code; a code out of range is refused. */
    public static InstrumentKind of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("instrument kind " + code + " is not in 0.." + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
