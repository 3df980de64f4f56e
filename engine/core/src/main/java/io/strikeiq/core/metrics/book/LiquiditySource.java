package io.strikeiq.core.metrics.book;

/** A book that can stand for the underlying: spread, depth, and the turnover of its queues in units per second. */
interface LiquiditySource {
    /** Spread over mid, {@code NaN} while a side is unknown. */
    double relativeSpread();

    double bidDepth();

    double askDepth();

    /** Brings what has been added and cancelled to a time. */
    void advance(long time);

    /** Added to the bids so far, decayed; comparable with the other three. */
    double bidAdded();

    double bidCancelled();

    double askAdded();

    double askCancelled();

    double bidAddRate(long time);

    double bidCancelRate(long time);

    double askAddRate(long time);

    double askCancelRate(long time);
}
