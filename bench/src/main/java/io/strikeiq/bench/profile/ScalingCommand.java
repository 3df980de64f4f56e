package io.strikeiq.bench.profile;

import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.service.cli.Table;
import io.strikeiq.service.cli.UserException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a tick costs in markets of different sizes. */
@Command(
        name = "scaling",
        description = {
            "Processor time of a tick through all stages, by the size of the market: options of one expiry, then whole"
                    + " markets of many underlyings.",
            "Whole chains are repriced on their cadence in event time, so that a share of it is in each tick. Ticks come in"
                    + " batches, as a ring that is not empty gives them."
        })
public final class ScalingCommand implements Callable<Integer> {
    private static final int EXPIRIES = 3;

    @Spec
    private CommandSpec command;

    @Option(names = "--contracts", split = ",", paramLabel = "N", description = "Chain sizes (${DEFAULT-VALUE}).")
    private List<Integer> contracts = List.of(50, 200, 1_000, 5_000);

    @Option(names = "--rate", paramLabel = "N", description = "Ticks per second of event time (${DEFAULT-VALUE}).")
    private int rate = 10_000;

    @Option(
            names = "--markets",
            split = ",",
            paramLabel = "UxN",
            description = "Markets of U underlyings with N options each over 3 expiries (${DEFAULT-VALUE}).")
    private List<String> markets = List.of("3x246", "100x2000");

    @Option(
            names = "--market-rate",
            paramLabel = "N",
            description = "Ticks per second of event time in whole markets (${DEFAULT-VALUE}).")
    private int marketRate = 100_000;

    @Option(names = "--ticks", paramLabel = "N", description = "Ticks of each measurement (${DEFAULT-VALUE}).")
    private long ticks = 400_000;

    @Option(names = "--repeat", paramLabel = "N", description = "Measurements, the least counts (${DEFAULT-VALUE}).")
    private int repetitions = 5;

    @Option(names = "--single", description = "One tick at a time, as of a quiet feed, and not in batches of the ring.")
    private boolean single;

    @Override
    public Integer call() throws Exception {
        if (ticks < 1 || repetitions < 1 || rate < 1 || marketRate < 1) {
            throw new UserException("--ticks, --repeat, --rate and --market-rate must be positive");
        }
        List<int[]> sizes = markets.stream().map(ScalingCommand::size).toList();
        PrintWriter out = command.commandLine().getOut();
        Table chains = new Table(">contracts", ">ns/tick", ">ratio");
        double first = Double.NaN;
        for (int options : contracts) {
            double nanos = measure(new ChainTicks(1, options, 1, rate));
            first = Double.isNaN(first) ? nanos : first;
            row(chains, String.format(Locale.ROOT, "%,d", options), nanos, first);
        }
        out.println(chains);
        Table whole = new Table(">market", ">ns/tick", ">ratio");
        first = Double.NaN;
        for (int i = 0; i < sizes.size(); i++) {
            double nanos = measure(new ChainTicks(sizes.get(i)[0], sizes.get(i)[1], EXPIRIES, marketRate));
            first = Double.isNaN(first) ? nanos : first;
            row(whole, markets.get(i), nanos, first);
        }
        out.println(whole);
        out.flush();
        return 0;
    }

    private static void row(Table table, String size, double nanos, double first) {
        table.row(size, String.format(Locale.ROOT, "%.1f", nanos), String.format(Locale.ROOT, "%.2f", nanos / first));
    }

    private static int[] size(String market) {
        if (!market.matches("[1-9][0-9]{0,3}x[1-9][0-9]{0,4}")) {
            throw new UserException("--markets: " + market + " is not UxN, such as 100x2000");
        }
        int x = market.indexOf('x');
        return new int[] {Integer.parseInt(market.substring(0, x)), Integer.parseInt(market.substring(x + 1))};
    }

    private double measure(ChainTicks market) throws Exception {
        InlineStages stages = new InlineStages(
                true,
                new StandardMetrics(MetricsSettings.defaults()),
                true,
                true,
                StandardEngines.registry().definitions());
        TickTape opening = new TickTape();
        market.open(opening);
        stages.run(opening.read());
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= repetitions; i++) {
            var source = market.ticks(ticks);
            long start = ProcessorTime.nanos();
            if (single) {
                stages.run(source);
            } else {
                stages.runInBatches(source);
            }
            least = Math.min(least, (double) (ProcessorTime.nanos() - start) / ticks);
        }
        return least;
    }
}
