package io.strikeiq.watch.alert;

import io.strikeiq.persistence.SignalId;
import io.strikeiq.watch.view.SignalView;
import java.time.Instant;

/**
 * What a rule has raised.
 *
 * @param id by which a receiver knows what it has had before: that of the signal, the look or the check, and the rule
 * @param timestamp event time; of a check the clock of the service
 * @param symbol underlying, empty when it concerns none
 * @param condition the signal, or the condition in words
 * @param message one line for a person
 * @param runId with epoch and tick where in the run it was raised
 * @param tickSequence 0 when no tick raised it
 * @param signal the signal that raised it, null for none
 */
public record Alert(
        String id,
        Instant timestamp,
        String rule,
        String symbol,
        String condition,
        Severity severity,
        String message,
        String runId,
        int epoch,
        long tickSequence,
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
                signal.signal(),
                rule.severity(),
                message,
                signal.runId(),
                SignalId.parse(signal.id()).map(SignalId::epoch).orElse(0),
                signal.tickSequence(),
                signal);
    }

    /** Of a condition that came to be true at a look. */
    static Alert of(String rule, Severity severity, String symbol, String condition, Look look) {
        return new Alert(
                look.runId() + ":" + look.epoch() + ":" + look.tickSequence() + ":" + look.symbol() + ":" + rule,
                look.timestamp(),
                rule,
                symbol,
                condition,
                severity,
                (symbol.isEmpty() ? "" : symbol + ": ") + condition + ", at " + look.timestamp(),
                look.runId(),
                look.epoch(),
                look.tickSequence(),
                null);
    }

    /**
     * Of a check of readiness that does not pass any more.
     *
     * @param now clock of the service
     */
    public static Alert ofCheck(String check, boolean isRequired, String figure, String runId, int epoch, Instant now) {
        return new Alert(
                runId + ":" + epoch + ":check " + check + ":" + now,
                now,
                "check",
                "",
                check,
                isRequired ? Severity.CRITICAL : Severity.WARNING,
                check + ": " + figure + ", at " + now,
                runId,
                epoch,
                0,
                null);
    }

    static String rounded(double value) {
        return Double.isNaN(value) ? "unknown" : Double.toString(Math.rint(value * 100) / 100);
    }
}
