package io.strikeiq.bench.stress;

import io.strikeiq.bench.BenchOptions;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final List<String> SHORT = List.of("-f", "1", "-iters", "1", "-time", "125", "-sc", "false");
    private static final List<String> LONG = List.of("-f", "1", "-iters", "1", "-time", "1000", "-sc", "true");

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
            List<String> options = new ArrayList<>(isShort ? SHORT : LONG);
            options.addAll(
                    List.of("-t", tests.stream().map(Pattern::quote).collect(Collectors.joining("|", "^(", ")$"))));
            Map<String, TestResult> results = new Harness(scratch.next(), options)
                    .run(bench::say).stream().collect(Collectors.toMap(TestResult::getName, Function.identity()));
            return tests.stream()
                    .map(test -> results.containsKey(test) ? Stressed.of(results.get(test)) : Stressed.missing(test))
                    .toList();
        } finally {
            scratch.clear();
        }
    }
}
