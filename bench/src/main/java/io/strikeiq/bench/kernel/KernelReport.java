package io.strikeiq.bench.kernel;

import io.strikeiq.bench.kernel.Scores.Score;
import io.strikeiq.bench.report.Verdict;
import io.strikeiq.service.cli.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The scores as a table, each kernel beside its baselines, and as targets. */
final class KernelReport {
    private static final double IMPLIED_NANOS = 200;
    private static final double TIMES_STRATA = 2.5;
    private static final double CHAIN_NANOS = 10_000;
    private static final double REVALUATION_NANOS = 15;
    private static final double GREEKS_NANOS = 60;
    private static final double GROWTH = 1.5;
    private static final double OF_CHRONICLE = 1.5;
    private static final double OF_BARE = 0.5;
    /** Megabytes per second that the harness allocates itself, at most: kilobytes in each iteration. */
    private static final double HARNESS_RATE = 0.1;

    private final List<Kernel> kernels;
    private final Scores scores;

    KernelReport(List<Kernel> kernels, Scores scores) {
        this.kernels = kernels;
        this.scores = scores;
    }

    String text() {
        Table table = new Table("kernel", ">ns/op", ">±", ">bytes/op", "beside", ">ns/op", ">bytes/op", ">ratio");
        for (Kernel kernel : kernels) {
            Score own = scores.get(kernel.benchmark());
            String[] first = {kernel.label(), number(own.nanos()), number(own.error()), bytes(own.bytes())};
            if (kernel.beside().isEmpty()) {
                table.row(first[0], first[1], first[2], first[3], "", "", "", "");
            }
            for (Kernel.Baseline baseline : kernel.beside()) {
                Score other = scores.get(baseline.benchmark());
                table.row(
                        first[0],
                        first[1],
                        first[2],
                        first[3],
                        baseline.label(),
                        number(other.nanos()),
                        bytes(other.bytes()),
                        String.format(Locale.ROOT, "%.2f", own.nanos() / other.nanos()));
                first = new String[] {"", "", "", ""};
            }
        }
        return table.toString();
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
    }

    private static String bytes(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,.0f", value);
    }

    /** The targets of what was measured. */
    List<Verdict> verdicts() {
        double implied = scores.nanos(Kernels.IMPLIED);
        return Stream.of(
                        Verdict.atMost("implied volatility", implied, IMPLIED_NANOS, "ns"),
                        Verdict.atMost(
                                "implied volatility / finmath-lib's",
                                implied / scores.nanos(Kernels.IMPLIED_FINMATH),
                                1,
                                ""),
                        Verdict.atLeast(
                                "Strata's implied volatility / own",
                                scores.nanos(Kernels.IMPLIED_STRATA) / implied,
                                TIMES_STRATA,
                                ""),
                        Verdict.atMost(
                                "all greeks of one option", scores.nanos(Kernels.ALL_GREEKS), GREEKS_NANOS, "ns"),
                        Verdict.atMost(
                                "35 options: volatility, greeks", scores.nanos(Kernels.CHAIN_OF_35), CHAIN_NANOS, "ns"),
                        Verdict.atMost(
                                "revaluation, per option", scores.nanos(Kernels.REVALUATION), REVALUATION_NANOS, "ns"),
                        growth("quote tick, one instant", Kernels.QUOTE_TICK_AT_ONE_INSTANT),
                        growth("quote tick, 10,000/s", Kernels.QUOTE_TICK),
                        Verdict.atMost(
                                "journal append / Chronicle's",
                                scores.nanos(Kernels.APPEND) / scores.nanos(Kernels.APPEND_CHRONICLE),
                                OF_CHRONICLE,
                                ""),
                        Verdict.atLeast(
                                "pipeline with engines off, of bare Disruptor",
                                scores.nanos(Kernels.BARE) / scores.nanos(Kernels.ENGINES_OFF),
                                OF_BARE,
                                ""),
                        Verdict.atMost("fastest allocation of any kernel", fastestAllocation(), HARNESS_RATE, "MB/s"))
                .filter(verdict -> !Double.isNaN(verdict.measured()))
                .toList();
    }

    private Verdict growth(String what, String benchmark) {
        double ratio = scores.nanos(benchmark + "5000") / scores.nanos(benchmark + "50");
        return Verdict.atMost(what + ": 5,000 contracts / 50", ratio, GROWTH, "");
    }

    /** Megabytes per second, of all kernels that are called again and again; a session or a journal is made again each time. */
    private double fastestAllocation() {
        return kernels.stream()
                .map(Kernel::benchmark)
                .filter(name -> !name.startsWith("PipelineBenchmark") && !name.startsWith("JournalBenchmark"))
                .mapToDouble(name ->
                        1e3 * scores.get(name).bytes() / scores.get(name).nanos())
                .max()
                .orElse(Double.NaN);
    }
}
