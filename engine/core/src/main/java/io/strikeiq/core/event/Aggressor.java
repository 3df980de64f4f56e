package io.strikeiq.core.event;

/** The side that took liquidity in a trade. The order is part of the journal format. */
public enum Aggressor {
    UNKNOWN,
    BUY,
    SELL;

    private static final Aggressor[] BY_CODE = values();

    /** The aggressor of a journal code; a code out of range is refused. */
    public static Aggressor of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("aggressor " + code + " is not in 0.." + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }

    /** +1 for a buyer, −1 for a seller, 0 when unknown. */
    public int sign() {
        return this == BUY ? 1 : this == SELL ? -1 : 0;
    }
}
