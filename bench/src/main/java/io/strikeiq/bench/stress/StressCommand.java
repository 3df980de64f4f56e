package io.strikeiq.bench.stress;

import io.strikeiq.bench.BenchOptions;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** jcstress over what threads share. */
@Command(
        name = "stress",
        description = {
            "Two threads on each object that threads share, by the million (jcstress, each test in JVMs of its own).",
            "Beside them copies with one thing left out, which must be found out. Needs two processors. Exit code 1 when"
                    + " a forbidden outcome came, a test did not run, or a broken copy was not found out."
        })
public final class StressCommand implements Callable<Integer> {
    private static final int SHORT_MILLIS = 125;
    private static final int LONG_MILLIS = 1_000;
    /** A busy machine hides much: what is undecided is tried again, each time for longer. */
    private static final int ROUNDS = 4;

    private static final int LONGER = 4;

    @Mixin
    private BenchOptions bench;

    @Option(names = "--include", paramLabel = "REGEX", description = "Only tests whose name matches.")
    private Pattern include = Pattern.compile("");

    @Option(
            names = "--short",
            description = "Each test once, an eighth of a second; not by every pair of interpreter and compilers.")
    private boolean isShort;

    @Override
    public Integer call() {
        List<String> tests = TestList.tests().stream()
                .filter(name -> include.matcher(name).find())
                .sorted()
                .toList();
        if (tests.isEmpty()) {
            throw new UserException("--include " + include + " finds no test");
        }
        bench.begin();
        StressReport report = new StressReport(stress(tests));
        bench.end(report.text(), report.tests(), report.verdicts());
        if (!report.failures().isEmpty()) {
            throw new UserException(ExitCode.FAILURE, report.failures());
        }
        return ExitCode.OK;
    }

    private List<Stressed> stress(List<String> tests) {
        Scratch scratch = new Scratch(bench.folder());
        try {
            int millis = isShort ? SHORT_MILLIS : LONG_MILLIS;
            Map<String, Stressed> all = new TreeMap<>(stress(tests, millis, scratch.next()));
            for (int round = 1; round < ROUNDS; round++) {
                List<String> again = tests.stream()
                        .filter(test -> all.get(test).isUndecided())
                        .toList();
                if (again.isEmpty()) {
                    break;
                }
                millis *= LONGER;
                all.putAll(stress(again, millis, scratch.next()));
            }
            return List.copyOf(all.values());
        } finally {
            scratch.clear();
        }
    }

    private Map<String, Stressed> stress(List<String> tests, int millis, Path folder) {
        List<String> options = List.of(
                "-f",
                "1",
                "-iters",
                "1",
                "-time",
                Integer.toString(millis),
                "-sc",
                Boolean.toString(!isShort),
                "-t",
                tests.stream().map(Pattern::quote).collect(Collectors.joining("|", "^(", ")$")));
        Map<String, TestResult> results = new Harness(folder, options)
                .run(bench::say).stream().collect(Collectors.toMap(TestResult::getName, Function.identity()));
        return tests.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        test -> results.containsKey(test) ? Stressed.of(results.get(test)) : Stressed.missing(test)));
    }
}
