package io.strikeiq.bench.stress;

import io.strikeiq.bench.report.Verdict;
import io.strikeiq.service.cli.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All tests of a run. */
record StressReport(List<Stressed> tests) {
    private static final int SHOWN = 4;

    String text() {
        Table table = new Table("test", ">samples", "", "outcomes");
        for (Stressed test : tests) {
            table.row(
                    test.test(),
                    String.format(Locale.ROOT, "%,d", test.samples()),
                    test.verdict(),
                    outcomes(test.outcomes()));
        }
        return table.toString();
    }

    /** The most frequent first. */
    private static String outcomes(Map<String, Long> outcomes) {
        String shown = outcomes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .map(each -> String.format(Locale.ROOT, "(%s) %,d", each.getKey(), each.getValue()))
                .collect(Collectors.joining("  "));
        return outcomes.size() > SHOWN ? shown + "  ..." : shown;
    }

    /** Tests that are not what they should be, as a sentence; empty when there are none. */
    String failures() {
        return tests.stream()
                .filter(test -> !test.isRight())
                .sorted(Comparator.comparing(Stressed::test))
                .map(test -> test.test() + ": " + test.verdict())
                .collect(Collectors.joining("; "));
    }

    List<Verdict> verdicts() {
        List<Stressed> controls = tests.stream().filter(Stressed::isControl).toList();
        List<Stressed> found = controls.stream().filter(Stressed::isRight).toList();
        List<Stressed> wrong = tests.stream()
                .filter(test -> !test.isControl() && !test.isRight())
                .toList();
        return List.of(
                Verdict.atMost("tests with a forbidden outcome, or without any", wrong.size(), 0, ""),
                Verdict.atLeast("broken copies found out", found.size(), controls.size(), ""));
    }
}
