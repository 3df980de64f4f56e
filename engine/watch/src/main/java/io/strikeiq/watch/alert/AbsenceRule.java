package io.strikeiq.watch.alert;

import java.time.Duration;

/**
 * Signals that fail to come. Time counts while market snapshots come: where the clock leaps, as over a night, a few minutes of it.
 *
 * @param name in messages and in the table
 * @param symbol symbol of the underlying, empty for any
 * @param engine engine, empty for any
 * @param longest time without a signal that raises an alert
 */
public record AbsenceRule(String name, String symbol, String engine, Duration longest, Severity severity) {
    boolean concerns(String underlying) {
        return symbol.isEmpty() || symbol.equals(underlying);
    }

    boolean isOf(String underlying, String of) {
        return concerns(underlying) && (engine.isEmpty() || engine.equals(of));
    }
}
