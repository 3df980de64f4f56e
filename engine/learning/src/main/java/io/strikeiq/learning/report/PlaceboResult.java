package io.strikeiq.learning.report;

import io.strikeiq.learning.statistics.Interval;

/**
 * Signals beside random times, both scored on the snapshots.
 *
 * @param signals that could be placed on them
 * @param rate share of wins of the signals
 * @param expected the same of random times
 * @param interval where that of as many random times lies
 * @param p chance that random times do as well
 */
public record PlaceboResult(int signals, double rate, double expected, Interval interval, double p) {
    static final PlaceboResult NONE = new PlaceboResult(0, Double.NaN, Double.NaN, Interval.UNKNOWN, Double.NaN);
}
