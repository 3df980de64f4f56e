package io.strikeiq.persistence.journal;

/** What a journal holds. The order is part of the journal format. */
public enum JournalKind {
    TICKS,
    SIGNALS;

    private static final JournalKind[] BY_CODE = values();

    /** The kind of a journal code; a code out of range is refused. */
    public static JournalKind of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("journal kind " + code + " is not in 0.." + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
