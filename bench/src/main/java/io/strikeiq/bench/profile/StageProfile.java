package io.strikeiq.bench.profile;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricCalculators;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.service.cli.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The processor time of a tick, stage by stage: each variant runs one stage more than the one it is compared with, on one
 * thread, and the difference is the stage. Every round runs all variants once, the least of the rounds counts, so that
 * other work on the machine, which comes and goes, counts little.
 */
final class StageProfile {
    private static final int ALL = Integer.MAX_VALUE;

    private final TickTape tape;
    private final List<MetricCalculator> standard = new StandardMetrics(MetricsSettings.defaults()).each();
    private final List<EngineDefinition> engines = StandardEngines.registry().definitions();
    private final List<Variant> variants = new ArrayList<>();
    private final double[] least;
    private final LearnerCost learner;
    private final LearnerBeside beside;

    private record Variant(
            boolean gate, int calculators, boolean snapshots, boolean hash, List<EngineDefinition> engines) {}

    /** Runs all variants a number of rounds. */
    StageProfile(TickTape tape, int rounds) {
        this.tape = tape;
        variants.add(null); // the source alone
        for (int i = 0; i <= standard.size(); i++) {
            variants.add(new Variant(false, i, false, false, List.of()));
        }
        variants.add(new Variant(false, ALL, false, false, List.of()));
        variants.add(new Variant(true, ALL, false, false, List.of()));
        variants.add(new Variant(false, ALL, true, false, List.of()));
        variants.add(new Variant(false, ALL, false, true, List.of()));
        engines.forEach(engine -> variants.add(new Variant(false, ALL, false, false, List.of(engine))));
        variants.add(new Variant(false, ALL, false, false, engines));
        variants.add(new Variant(true, ALL, true, true, engines));
        least = new double[variants.size()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        learner = new LearnerCost(
                tape, engines, new InlineStages(false, calculators(ALL), false, false, engines).signals(tape.read()));
        beside = new LearnerBeside(tape, engines, () -> calculators(ALL));
        run(variants.get(variants.size() - 1));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < least.length; i++) {
                least[i] = Math.min(least[i], run(variants.get(i)));
            }
            learner.round();
            beside.round();
        }
    }

    /** The first of the standard calculators, or all of them as the service has them. */
    private static MetricCalculators calculators(int count) {
        StandardMetrics all = new StandardMetrics(MetricsSettings.defaults());
        return count == ALL ? all : () -> all.each().stream().limit(count).toList();
    }

    /** Nanoseconds of processor time per tick. */
    private double run(Variant variant) {
        InlineStages stages = variant == null
                ? null
                : new InlineStages(
                        variant.gate(),
                        calculators(variant.calculators()),
                        variant.snapshots(),
                        variant.hash(),
                        variant.engines());
        TickSource source = tape.read();
        long start = ProcessorTime.nanos();
        if (stages == null) {
            read(source);
        } else {
            stages.run(source);
        }
        return (double) (ProcessorTime.nanos() - start) / tape.count();
    }

    private static void read(TickSource source) {
        MarketEvent tick = new MarketEvent();
        while (source.next(tick)) {
            tick.underlyingIndex = -1;
        }
    }

    /** Stages, calculators and engines with their cost and their share of all but the source. */
    Table table() {
        Table table = new Table("stage", ">ns/tick", ">share");
        int i = 0;
        double source = least[i++];
        double all = least[least.length - 1] - source;
        row(table, "market state", least[i] - source, all);
        for (MetricCalculator calculator : standard) {
            row(table, "  " + calculator.getClass().getSimpleName(), least[i + 1] - least[i], all);
            i++;
        }
        // Behind the last of them one by one: all as the service has them.
        double metrics = least[++i];
        i++;
        row(table, "metrics", metrics - least[1], all);
        row(table, "gate", least[i++] - metrics, all);
        row(table, "snapshots", least[i++] - metrics, all);
        row(table, "state hash", least[i++] - metrics, all);
        for (EngineDefinition engine : engines) {
            row(table, "  " + engine.name() + ", alone", least[i++] - metrics, all);
        }
        row(table, "engines", least[i] - metrics, all);
        row(table, "all on one thread", all, all);
        row(table, "learner of the drain, beside them", beside.nanos(), all);
        row(table, "  alone, no signals", learner.idle(), all);
        row(table, "  alone, " + learner.scope(), learner.busy(), all);
        return table;
    }

    private static void row(Table table, String stage, double nanos, double all) {
        table.row(
                stage,
                String.format(Locale.ROOT, "%.1f", nanos),
                String.format(Locale.ROOT, "%.0f %%", 100 * nanos / all));
    }
}
