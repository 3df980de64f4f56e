package io.strikeiq.imports.nse;

import io.strikeiq.core.instrument.OptionRight;

/**
 * One side of a line of the table; {@code NaN} where it shows a dash.
 *
 * @param openInterest units of the underlying
 * @param volume contracts traded this day
 * @param volatility per cent
 * @param lastPrice price of the last trade
 * @param bidSize units of the underlying
 * @param askSize units of the underlying
 */
record OptionRow(
        double strike,
        OptionRight right,
        double openInterest,
        double volume,
        double volatility,
        double lastPrice,
        double bid,
        double bidSize,
        double ask,
        double askSize) {

    boolean isEmpty() {
        return hasNoQuote()
                && Double.isNaN(openInterest)
                && Double.isNaN(volume)
                && Double.isNaN(volatility)
                && Double.isNaN(lastPrice);
    }

    boolean hasNoQuote() {
        return Double.isNaN(bid) && Double.isNaN(ask);
    }

    boolean isCrossed() {
        return bid > ask;
    }
}
