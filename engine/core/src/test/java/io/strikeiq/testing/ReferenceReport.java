package io.strikeiq.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of all comparisons with an independent reference: measured error beside the tolerance it must meet.
 *
 * <p>One line per comparison in {@code target/reference-report.tsv} of the module; a test that runs again replaces its
 * own line. Columns: area, reference, quantity, measured error, tolerance, cases compared.
 */
public final class ReferenceReport {
    private static final Path FILE = Path.of(System.getProperty("basedir", "."), "target", "reference-report.tsv");

    private ReferenceReport() {}

    /** Records the comparison, then fails if it is empty or out of tolerance (a NaN error is). */
    public static void check(
            String area, String reference, String quantity, double measuredError, double tolerance, int cases) {
        record(area, reference, quantity, measuredError, tolerance, cases);
        assertTrue(cases > 0, () -> area + ", " + quantity + ": nothing was compared with " + reference);
        assertTrue(
                measuredError <= tolerance,
                () -> "%s: %s differs from %s by %.3g over %d cases; tolerance %.3g"
                        .formatted(area, quantity, reference, measuredError, cases, tolerance));
    }

    /** Writes the line of one comparison. */
    public static synchronized void record(
            String area, String reference, String quantity, double measuredError, double tolerance, int cases) {
        String key = area + '\t' + reference + '\t' + quantity + '\t';
        try {
            List<String> lines = new ArrayList<>(Files.exists(FILE) ? Files.readAllLines(FILE) : List.of());
            lines.removeIf(line -> line.startsWith(key));
            lines.add(key + measuredError + '\t' + tolerance + '\t' + cases);
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
