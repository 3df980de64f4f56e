package io.strikeiq.bench.profile;

import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a quote of an option costs in chains of different sizes. */
@Command(
        name = "scaling",
        description = {
            "Processor time of an option's quote through all stages, by the number of options in the chain.",
            "Whole chains are repriced on their cadence in event time, so that a share of it is in each tick."
        })
public final class ScalingCommand implements Callable<Integer> {
    @Option(names = "--contracts", split = ",", paramLabel = "N", description = "Chain sizes (${DEFAULT-VALUE}).")
    private List<Integer> contracts = List.of(50, 200, 1_000, 5_000);

    @Option(names = "--rate", paramLabel = "N", description = "Ticks per second of event time (${DEFAULT-VALUE}).")
    private int rate = 10_000;

    @Option(names = "--ticks", paramLabel = "N", description = "Ticks of each measurement (${DEFAULT-VALUE}).")
    private long ticks = 400_000;

    @Option(names = "--repeat", paramLabel = "N", description = "Measurements, the least counts (${DEFAULT-VALUE}).")
    private int repetitions = 5;

    @Override
    public Integer call() {
        double[] least = new double[contracts.size()];
        for (int i = 0; i < least.length; i++) {
            least[i] = measure(contracts.get(i));
        }
        System.out.printf("%10s %10s %10s%n", "contracts", "ns/tick", "ratio");
        for (int i = 0; i < least.length; i++) {
            System.out.printf("%,10d %10.1f %10.2f%n", contracts.get(i), least[i], least[i] / least[0]);
        }
        return 0;
    }

    private double measure(int options) {
        InlineStages stages = new InlineStages(
                true,
                new StandardMetrics(MetricsSettings.defaults()),
                true,
                true,
                StandardEngines.registry().definitions());
        ChainTicks chain = new ChainTicks(options, rate);
        TickTape opening = new TickTape();
        chain.open(opening);
        stages.run(opening.read());
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= repetitions; i++) {
            var quotes = chain.quotes(ticks);
            long start = ProcessorTime.nanos();
            stages.run(quotes);
            least = Math.min(least, (double) (ProcessorTime.nanos() - start) / ticks);
        }
        return least;
    }
}
