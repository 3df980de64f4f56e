package io.strikeiq.core.event;

/** States of a live feed, of one instrument or of all. The order is part of the journal format: add at the end only. */
public enum FeedState {
    /** Data flow and are whole. */
    CONNECTED,
    /** Messages between {@link MarketEvent#feedFrom} and {@link MarketEvent#feedTo} are lost. */
    GAP,
    /** The book is being rebuilt from a snapshot. */
    RESYNC,
    /** Connected, but nothing has come for longer than the feed allows. */
    STALE,
    /** Not connected. */
    DOWN,
    /** Nothing changes: up to this tick the source has been read to {@link MarketEvent#feedOffset}. */
    POSITION;

    private static final FeedState[] BY_CODE = values();

    /** The state of a journal code; a code out of range is refused. */
    public static FeedState of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("feed state " + code + " is not in 0.." + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
