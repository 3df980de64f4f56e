package io.strikeiq.core.engine;

/** What a tick may bring that an engine looks at; see {@link AnalyticsEngine#interest()}. */
public enum Occasion {
    /** Time passes: every clock tick, and the first whole instant of each second of event time that has none yet. */
    BEAT,
    /** SPOT differs from what it was at the tick before. */
    SPOT,
    /** A quote or depth of the underlying or of one of its futures. */
    BOOK,
    /** A trade of the underlying or of one of its futures. */
    TRADE,
    /** A price of the underlying without a trade, such as an index value. */
    INDEX_PRICE,
    /** A quote or depth of an option. */
    OPTION_QUOTE,
    /** A trade of an option. */
    OPTION_TRADE,
    /** Open interest of an option or future. */
    OPEN_INTEREST,
    /** Volatility and greeks as a venue gives them. */
    VENUE_GREEKS,
    /** An instrument is listed, or its terms change. */
    LISTING
}
