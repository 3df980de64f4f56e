package io.strikeiq.watch.view;

/** Where the implied volatility of an option is from. */
public enum SigmaOrigin {
    /** A good quote, at the last repricing. */
    QUOTE,
    /** The last good quote, carried on: the present one is one-sided, wide, stale or out of bounds. */
    CARRIED,
    /** The venue. */
    VENUE,
    /** There is none. */
    NONE
}
