package io.strikeiq.core.metrics.book;

/** A book that can stand for the underlying: spread, depth, and the turnover of its queues in units per second. */
interface LiquiditySource {
    /** Spread over mid, {@code NaN} while a side is unknown. */
    double relativeSpread();

    double bidDepth();

    double askDepth();

    double bidAddRate(long time);

    double bidCancelRate(long time);

    double askAddRate(long time);

    double askCancelRate(long time);
}
