package io.strikeiq.core.event;

/** What a tick says. The order is part of the journal format: add at the end only. */
public enum TickType {
    /** An instrument becomes known, or its terms change: {@link MarketEvent#definition}. */
    INSTRUMENT,
    /** A price of an underlying without a trade, such as an index value: {@link MarketEvent#price}. */
    UNDERLYING_PRICE(true),
    /** Best bid and ask with sizes; {@code NaN} where a side is empty. */
    QUOTE(true),
    /** Up to {@link MarketEvent#MAX_DEPTH} levels of the book. */
    DEPTH(true),
    /** A trade: price, size, aggressor where the venue gives it. */
    TRADE(true),
    /** Open interest in units of the underlying: {@link MarketEvent#openInterest}. */
    OPEN_INTEREST(true),
    /** Implied volatility and greeks as the venue gives them. */
    VENUE_GREEKS(true),
    /** Time passes and all ticks up to this time have been published. */
    CLOCK,
    /** A session phase changes: {@link MarketEvent#sessionPhase}. */
    SESSION,
    /** A command to the engines: {@link MarketEvent#controlCode}. */
    CONTROL,
    /** The day of a venue without sessions ends and begins: session metrics start again, nothing closes. */
    DAY,
    /** What a live feed gives is whole, has a gap, or has come to rest: {@link MarketEvent#feedState}. */
    FEED_STATE,
    /** A person resets, rolls back or promotes experience: {@link MarketEvent#confidenceVersion}. */
    CONFIDENCE;

    private static final TickType[] BY_CODE = values();

    private final boolean data;

    TickType() {
        this(false);
    }

    TickType(boolean data) {
        this.data = data;
    }

    /** Whether it is market data of one instrument, of which nearly all of a stream consists. */
    public boolean isData() {
        return data;
    }

    /** Whether a person gave it, and no feed. */
    public boolean isCommand() {
        return this == CONTROL || this == CONFIDENCE;
    }

    /**
     * The type of a code as stored in a journal.
     *
     * @throws IllegalArgumentException when no type has the code
     */
    public static TickType of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("tick type " + code + " is not in 0.." + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
