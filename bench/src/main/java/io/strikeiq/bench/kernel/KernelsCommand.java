package io.strikeiq.bench.kernel;

import io.strikeiq.bench.BenchOptions;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** JMH over the kernels. */
@Command(
        name = "kernels",
        description = {
            "Nanoseconds and bytes per call of the kernels (JMH, each in a JVM of its own), beside other libraries that do"
                    + " the same work.",
            "Strata and finmath-lib for prices, volatilities and greeks, ta4j for indicators, a bare Disruptor, a bare"
                    + " Chronicle queue, a plain mapped file."
        })
public final class KernelsCommand implements Callable<Integer> {
    private static final long FULL_MILLIS = 1_000;
    private static final List<String> CHILD_HEAP = List.of("-Xms1g", "-Xmx1g");

    @Mixin
    private BenchOptions bench;

    @Option(
            names = "--include",
            paramLabel = "REGEX",
            description =
                    "Only kernels in whose name or benchmark this is found, such as 'volatility' or 'Tick.*:200'.")
    private Pattern include = Pattern.compile("");

    @Option(
            names = "--full",
            description = "Five seconds of measurement in two JVMs for each kernel, about 25 minutes in all; else one"
                    + " second and a half in one.")
    private boolean full;

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "JVMs of each kernel; 0 measures in this one, where kernels disturb each other.")
    private Integer forks;

    @Option(
            names = "--millis",
            paramLabel = "N",
            description = "Milliseconds of one iteration (300, or 1000 if --full).")
    private Long millis;

    @Override
    public Integer call() {
        List<Kernel> kernels = Kernels.matching(include);
        if (kernels.isEmpty()) {
            throw new UserException("--include " + include + " finds no kernel");
        }
        bench.begin();
        Scores scores = new Scores();
        for (String benchmark : benchmarks(kernels)) {
            for (RunResult result : run(benchmark)) {
                scores.add(result);
                double nanos = result.getPrimaryResult().getScore();
                bench.say(String.format(Locale.ROOT, "%-55s %,14.1f ns", Scores.key(result.getParams()), nanos));
            }
        }
        KernelReport report = new KernelReport(kernels, scores);
        bench.end(report.text(), scores.all(), report.verdicts());
        return ExitCode.OK;
    }

    /** Every benchmark once, with its parameter value. */
    private static Set<String> benchmarks(List<Kernel> kernels) {
        Set<String> benchmarks = new LinkedHashSet<>();
        for (Kernel kernel : kernels) {
            benchmarks.add(kernel.benchmark());
            kernel.beside().forEach(baseline -> benchmarks.add(baseline.benchmark()));
        }
        return benchmarks;
    }

    private Iterable<RunResult> run(String benchmark) {
        List<String> parts = List.of(benchmark.split(":", -1));
        long iteration = millis != null ? millis : full ? FULL_MILLIS : 300;
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + Pattern.quote(parts.get(0)) + "$")
                .forks(forks != null ? forks : full ? 2 : 1)
                .warmupTime(TimeValue.milliseconds(iteration))
                .measurementTime(TimeValue.milliseconds(iteration))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgsAppend(CHILD_HEAP.get(0), CHILD_HEAP.get(1), folderProperty())
                .verbosity(VerboseMode.SILENT);
        if (parts.size() > 1) {
            options.param(parameter(parts.get(0)), parts.get(1));
        }
        try {
            return new Runner(options.build()).run();
        } catch (RunnerException e) {
            throw new UserException(ExitCode.FAILURE, benchmark + " failed: " + e.getMessage(), e);
        }
    }

    private String folderProperty() {
        return "-D" + JournalBenchmark.FOLDER + "=" + bench.folder().toAbsolutePath();
    }

    private static String parameter(String benchmark) {
        return switch (benchmark.substring(0, benchmark.indexOf('.'))) {
            case "TickBenchmark" -> "contracts";
            case "EngineBenchmark" -> "engine";
            default -> "path";
        };
    }
}
