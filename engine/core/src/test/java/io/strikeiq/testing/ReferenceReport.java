package io.strikeiq.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

/**
 * The table of all comparisons with an independent reference: measured error beside the tolerance it must meet.
 *
 * <p>One line per comparison in {@code target/reports/references.tsv} of the module. A comparison that could not be made
 * has its line too.
 */
public final class ReferenceReport {
    private static final Report REPORT =
            new Report("references", "area", "reference", "quantity", "measured error", "tolerance", "cases", "result");

    private ReferenceReport() {}

    /** Records the comparison, then fails if it is empty or out of tolerance (a NaN error is). */
    public static void check(
            String area, String reference, String quantity, double measuredError, double tolerance, int cases) {
        boolean within = cases > 0 && measuredError <= tolerance;
        REPORT.add(
                3,
                area,
                reference,
                quantity,
                scientific(measuredError),
                scientific(tolerance),
                String.valueOf(cases),
                within ? "within" : "OUTSIDE");
        assertTrue(cases > 0, () -> area + ", " + quantity + ": nothing was compared with " + reference);
        assertTrue(
                within,
                () -> "%s: %s differs from %s by %.3g over %d cases; tolerance %.3g"
                        .formatted(area, quantity, reference, measuredError, cases, tolerance));
    }

    /** Records that the running test needs shared data that is not there. */
    static void notRun(String relative) {
        List<String> test = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith("io.strikeiq."))
                        .reduce((inner, outer) -> outer)
                        .map(frame -> List.of(simpleName(frame.getClassName()), frame.getMethodName()))
                        .orElseThrow());
        REPORT.add(3, test.get(0), relative, test.get(1), "-", "-", "0", "not run: shared data not found");
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static String scientific(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.2e", value);
    }
}
