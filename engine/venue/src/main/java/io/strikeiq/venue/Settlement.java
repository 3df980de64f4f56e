package io.strikeiq.venue;

/** What a contract is settled against, which says when it is last traded and when it expires. */
public enum Settlement {
    /** The close of the underlying at the venue's close, when an expiring contract stops trading too: index options settled in the evening. */
    CLOSE,
    /**
     * The opening prices of the day of expiry: index options settled in the morning. They are last traded the trading day
     * before, and live until the open.
     */
    OPEN,
    /** Delivery of the underlying: an expiring contract is traded to the end of its own hours, and expires then. */
    DELIVERY
}
