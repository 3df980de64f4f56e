package io.strikeiq.bench.stress;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.TestGrading;

/**
 * What came of one test.
 *
 * @param test class and test, such as {@code PoolStress.Reuse}
 * @param samples how often its threads met
 * @param outcomes how often each outcome came
 * @param forbidden the outcomes that must not come and did
 * @param error why it did not run to its end, empty when it did
 */
record Stressed(String test, long samples, Map<String, Long> outcomes, List<String> forbidden, String error) {
    private static final String CONTROL = "BrokenControl.";

    static Stressed of(TestResult result) {
        Map<String, Long> outcomes = new TreeMap<>();
        for (String state : result.getStateKeys()) {
            outcomes.put(state, result.getCount(state));
        }
        List<String> forbidden = TestGrading.grade(result).gradingResults.values().stream()
                .filter(each -> each.count > 0 && each.expect != Expect.ACCEPTABLE)
                .map(each -> each.id)
                .toList();
        boolean ran = result.status() == Status.NORMAL;
        return new Stressed(
                shortName(result.getName()),
                result.getTotalCount(),
                outcomes,
                forbidden,
                ran ? "" : result.status() + " " + result.getMessages());
    }

    /** A test of which there is no result. */
    static Stressed missing(String name) {
        return new Stressed(shortName(name), 0, Map.of(), List.of(), "it did not run");
    }

    private static String shortName(String name) {
        return name.replaceAll(".*\\.([^.]*(Stress|Control)\\b)", "$1");
    }

    /** Whether it is a copy with something left out, whose forbidden outcomes must come. */
    boolean isControl() {
        return test.startsWith(CONTROL);
    }

    /** Whether more of the same may say more: its threads never met, or a copy has not been found out. */
    boolean isUndecided() {
        return error.isEmpty() && (samples == 0 || (isControl() && forbidden.isEmpty()));
    }

    /** Whether it ran, and showed what it should. */
    boolean isRight() {
        return error.isEmpty() && samples > 0 && forbidden.isEmpty() != isControl();
    }

    /** In one or two words. */
    String verdict() {
        if (!error.isEmpty()) {
            return "ERROR " + error;
        }
        if (samples == 0) {
            return "NO SAMPLES";
        }
        if (isControl()) {
            return forbidden.isEmpty() ? "NOT FOUND OUT" : "found out";
        }
        return forbidden.isEmpty() ? "held" : "FORBIDDEN " + forbidden;
    }
}
