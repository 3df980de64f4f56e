package io.strikeiq.core.metrics;

import io.strikeiq.core.instrument.OptionRight;

/** A score of each strike of an underlying, calls and puts apart. */
@FunctionalInterface
public interface StrikeScores {
    /** No strike has a score. */
    StrikeScores UNKNOWN = (right, price) -> Double.NaN;

    /** The score of the listed strike nearest to a price, {@code NaN} when unknown. */
    double score(OptionRight right, double price);
}
