package io.strikeiq.watch.alert;

import io.strikeiq.watch.view.SignalView;
import java.time.Instant;

/**
 * What a rule has raised.
 *
 * @param id by which a receiver knows what it has had before: that of the signal and the rule
 * @param timestamp event time
 * @param message one line for a person
 * @param signal the signal that raised it
 */
public record Alert(
        String id,
        Instant timestamp,
        String rule,
        String symbol,
        Severity severity,
        String message,
        SignalView signal) {
    static Alert of(AlertRule rule, SignalView signal) {
        String message = signal.symbol() + " " + signal.signal() + " " + signal.direction() + " by " + signal.engine()
                + ", strength " + rounded(signal.strength()) + ", confidence " + rounded(signal.confidence())
                + ", spot "
                + rounded(signal.spotPrice()) + ", at " + signal.timestamp();
        return new Alert(
                signal.id() + ":" + rule.name(),
                signal.timestamp(),
                rule.name(),
                signal.symbol(),
                rule.severity(),
                message,
                signal);
    }

    private static String rounded(double value) {
        return Double.isNaN(value) ? "unknown" : Double.toString(Math.rint(value * 100) / 100);
    }
}
