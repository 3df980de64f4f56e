package io.strikeiq.feeds;

/** Why something that came gives no tick. */
public enum Drop {
    /** It is of an instrument that was not asked for. */
    UNKNOWN_INSTRUMENT,
    /** It has come before. */
    DUPLICATE,
    /** The book is being rebuilt. */
    WITHOUT_SNAPSHOT,
    /** The instrument has expired. */
    EXPIRED,
    /** It cannot be read. */
    MALFORMED
}
