package io.strikeiq.core.instrument;

/** In what the premium of an option is paid. The order is part of the journal format: add at the end only. */
public enum PremiumUnit {
    /** The currency of the strike: a linear option. */
    CURRENCY,
    /** Units of the underlying: an inverse option, whose price times the underlying's is its worth in currency. */
    COIN;

    private static final PremiumUnit[] BY_CODE = values();

    /** The unit of a journal code; a code out of range is refused. */
    public static PremiumUnit of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("premium unit " + code + " is not in 0.." + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
