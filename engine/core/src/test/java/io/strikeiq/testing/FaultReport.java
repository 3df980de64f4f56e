package io.strikeiq.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.TestInfo;

/**
 * The table of all faults that the system was put through and survived: {@code target/reports/faults.tsv} of the module.
 *
 * <p>One line per fault; a test that runs again replaces its own line.
 */
public final class FaultReport {
    private static final Report REPORT = new Report("faults", "fault", "tries", "result", "test");

    private FaultReport() {}

    /**
     * Records a fault once all has been checked; fails when it was not tried at all.
     *
     * @param tries how often the fault was made
     * @param result what held each time
     */
    public static void survived(TestInfo test, String fault, long tries, String result) {
        assertTrue(tries > 0, () -> fault + " was not tried");
        String name = test.getTestClass().orElseThrow().getSimpleName()
                + test.getTestMethod().map(method -> "." + method.getName()).orElse("");
        REPORT.add(1, fault, Long.toString(tries), result, name);
    }
}
