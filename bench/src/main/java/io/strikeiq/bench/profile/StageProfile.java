package io.strikeiq.bench.profile;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricCalculators;
import io.strikeiq.core.pipeline.MetricsSettings;
import io.strikeiq.core.pipeline.StandardEngines;
import io.strikeiq.core.pipeline.StandardMetrics;
import java.util.ArrayList;
import java.util.List;

/**
 * The processor time of a tick, stage by stage, on a simulated day: each line runs one stage more than the line it is
 * compared with, on one thread, and the difference is the stage. Thread processor time, least of several runs, so that
 * other work on the machine counts little.
 */
final class StageProfile {
    private final TickTape tape;
    private final int repetitions;

    StageProfile(TickTape tape, int repetitions) {
        this.tape = tape;
        this.repetitions = repetitions;
    }

    /** Prints the table. */
    void print() {
        List<EngineDefinition> engines = StandardEngines.registry().definitions();
        List<MetricCalculator> standard = calculators(Integer.MAX_VALUE).create();
        measure(new Variant(Integer.MAX_VALUE, true, true, engines));
        measure(new Variant(0, false, false, List.of()));
        System.out.printf("%-28s %10s %10s%n", "stage", "ns/tick", "so far");
        double source = source();
        line("source", source, source);
        double before = source;
        for (int i = 0; i <= standard.size(); i++) {
            double now = measure(new Variant(i, false, false, List.of()));
            String name =
                    i == 0 ? "market state" : standard.get(i - 1).getClass().getSimpleName();
            line(name, now - before, now);
            before = now;
        }
        double metrics = before;
        line("snapshots", measure(new Variant(Integer.MAX_VALUE, true, false, List.of())) - metrics, Double.NaN);
        line("state hash", measure(new Variant(Integer.MAX_VALUE, false, true, List.of())) - metrics, Double.NaN);
        for (EngineDefinition engine : engines) {
            line(
                    engine.name(),
                    measure(new Variant(Integer.MAX_VALUE, false, false, List.of(engine))) - metrics,
                    Double.NaN);
        }
        double all = measure(new Variant(Integer.MAX_VALUE, true, true, engines));
        line("engines, snapshots, hash", all - metrics, all);
        System.out.printf("%.2f M ticks/s of one thread%n", 1e3 / all);
    }

    private static void line(String stage, double nanos, double sum) {
        System.out.printf("%-28s %10.1f %10s%n", stage, nanos, Double.isNaN(sum) ? "" : "%.1f".formatted(sum));
    }

    private record Variant(int calculators, boolean snapshots, boolean hash, List<EngineDefinition> engines) {}

    private static MetricCalculators calculators(int count) {
        MetricCalculators standard = new StandardMetrics(MetricsSettings.defaults());
        return () -> {
            List<MetricCalculator> all = standard.create();
            return all.subList(0, Math.min(count, all.size()));
        };
    }

    private double measure(Variant variant) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < repetitions; i++) {
            InlineStages stages = new InlineStages(
                    calculators(variant.calculators()), variant.snapshots(), variant.hash(), variant.engines());
            long start = ProcessorTime.nanos();
            stages.run(tape.read());
            least = Math.min(least, (double) (ProcessorTime.nanos() - start) / tape.count());
        }
        return least;
    }

    private double source() {
        double least = Double.POSITIVE_INFINITY;
        MarketEvent tick = new MarketEvent();
        for (int i = 0; i < repetitions; i++) {
            List<TickSource> source = new ArrayList<>(List.of(tape.read()));
            long start = ProcessorTime.nanos();
            while (source.get(0).next(tick)) {
                tick.underlyingIndex = -1;
            }
            least = Math.min(least, (double) (ProcessorTime.nanos() - start) / tape.count());
        }
        return least;
    }
}
