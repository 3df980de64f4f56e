package io.strikeiq.watch.view;

import java.util.Locale;

/** A confidence as people read it: one that no outcome has taught is a prior, and said to be one. */
public final class ConfidenceText {
    private ConfidenceText() {}

    /**
     * Such as {@code prior 0.31} or {@code confidence 0.52 (0.44 to 0.60, n 37)}.
     *
     * @param low lower end of its interval
     * @param high upper end
     * @param count outcomes by weight that it was learned from; 0 or {@code NaN} for a prior
     */
    public static String of(double confidence, double low, double high, double count) {
        if (Double.isNaN(confidence)) {
            return "confidence unknown";
        }
        return count > 0
                ? String.format(Locale.ROOT, "confidence %.2f (%.2f to %.2f, n %.0f)", confidence, low, high, count)
                : String.format(Locale.ROOT, "prior %.2f", confidence);
    }
}
