package io.strikeiq.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestInfo;

/**
 * The table of all faults that the system was put through and survived.
 *
 * <p>One line per fault in {@code target/reports/faults.tsv} of the module; a test that runs again replaces its own
 * line. Columns: fault, tries, result, test.
 */
public final class FaultReport {
    private static final Path FILE = Path.of(System.getProperty("basedir", "."), "target", "reports", "faults.tsv");
    private static final String HEADER = "fault\ttries\tresult\ttest";

    private FaultReport() {}

    /**
     * Records a fault once all has been checked; fails when it was not tried at all.
     *
     * @param tries how often the fault was made
     * @param result what held each time
     */
    public static synchronized void survived(TestInfo test, String fault, long tries, String result) {
        assertTrue(tries > 0, () -> fault + " was not tried");
        String name = test.getTestClass().orElseThrow().getSimpleName() + "."
                + test.getTestMethod().orElseThrow().getName();
        try {
            List<String> lines = new ArrayList<>(Files.exists(FILE) ? Files.readAllLines(FILE) : List.of(HEADER));
            lines.removeIf(line -> line.startsWith(fault + '\t'));
            lines.add(fault + '\t' + tries + '\t' + result + '\t' + name);
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
