package io.strikeiq.core.event;

/** Commands that travel through the ring, so that a replay repeats them. The order is part of the journal format. */
public enum ControlCode {
    ENGINE_ON,
    ENGINE_OFF,
    /** Set parameter {@link MarketEvent#controlParameter} of engine {@link MarketEvent#controlEngine}. */
    PARAMETER;

    private static final ControlCode[] BY_CODE = values();

    /** The command of a journal code; a code out of range is refused. */
    public static ControlCode of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("control code " + code + " is not in 0.." + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
