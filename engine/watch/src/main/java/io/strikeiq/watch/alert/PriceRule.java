package io.strikeiq.watch.alert;

import java.time.Duration;

/**
 * A price that raises an alert.
 *
 * @param name in messages and in the table
 * @param symbol symbol of the underlying, empty for all
 * @param level price for ABOVE and BELOW, percent for MOVE, z-score for VOLUME, seconds for SILENT
 * @param window of a move
 */
public record PriceRule(
        String name, String symbol, Condition condition, double level, Duration window, Severity severity) {
    /** What is looked at. */
    public enum Condition {
        /** Spot has come to be above the level. */
        ABOVE,
        /** Spot has come to be below the level. */
        BELOW,
        /** Spot is so many percent away from its lowest or highest in the window. */
        MOVE,
        /** The volume rate is so many standard deviations above its mean. */
        VOLUME,
        /** No price has come for so many seconds. */
        SILENT
    }

    boolean concerns(String underlying) {
        return symbol.isEmpty() || symbol.equals(underlying);
    }
}
