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
 * @param learned of a confidence that was learned from outcomes the least, which then counts instead of the strength; 0 for none
 */
public record AlertRule(
        String name,
        String engine,
        String signal,
        String symbol,
        double strength,
        double confidence,
        double learned,
        Severity severity) {
    private static final double STRONG = 0.8;
    private static final double SURE = 0.85;

    /** By strength and confidence, however the confidence came about. */
    public AlertRule(
            String name,
            String engine,
            String signal,
            String symbol,
            double strength,
            double confidence,
            Severity severity) {
        this(name, engine, signal, symbol, strength, confidence, 0, severity);
    }

    /** Strong signals of any engine, until confidence is calibrated: then sure ones. */
    public static AlertRule standard() {
        return new AlertRule("strong", "", "", "", STRONG, 0, SURE, Severity.WARNING);
    }

    boolean takes(SignalView view) {
        return isOf(engine, view.engine())
                && isOf(signal, view.signal())
                && isOf(symbol, view.symbol())
                && (confidence == 0 || view.confidence() >= confidence)
                && isStrongEnough(view);
    }

    private boolean isStrongEnough(SignalView view) {
        boolean byConfidence = view.hasLearnedConfidence() && learned > 0;
        return byConfidence ? view.confidence() >= learned : view.strength() >= strength;
    }

    private static boolean isOf(String wanted, String given) {
        return wanted.isEmpty() || wanted.equals(given);
    }
}
