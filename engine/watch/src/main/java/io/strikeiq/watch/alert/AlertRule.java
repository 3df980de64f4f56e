package io.strikeiq.watch.alert;

import io.strikeiq.watch.view.SignalView;

/**
 * Signals that raise an alert.
 *
 * @param name in messages and in the table
 * @param engine engine, empty for all, as the other texts
 * @param symbol symbol of the underlying
 * @param strength least strength
 * @param confidence least confidence
 */
public record AlertRule(
        String name,
        String engine,
        String signal,
        String symbol,
        double strength,
        double confidence,
        Severity severity) {
    private static final double STRONG = 0.8;

    /** Strong signals of any engine: what a confidence is worth is not known before it is calibrated. */
    public static AlertRule standard() {
        return new AlertRule("strong", "", "", "", STRONG, 0, Severity.WARNING);
    }

    boolean takes(SignalView view) {
        return isOf(engine, view.engine())
                && isOf(signal, view.signal())
                && isOf(symbol, view.symbol())
                && view.strength() >= strength
                && (confidence == 0 || view.confidence() >= confidence);
    }

    private static boolean isOf(String wanted, String given) {
        return wanted.isEmpty() || wanted.equals(given);
    }
}
