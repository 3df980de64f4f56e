package io.strikeiq.service.plugin;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.service.simulator.MarketSimulator;
import io.strikeiq.service.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Tries the engines of a jar before they run in a service: two replays of one simulated session, beside the standard
 * engines. A mistake that a service would quarantine is named, and so are those that it would not notice: allocation once
 * warm, and signals that differ from replay to replay.
 */
public final class PluginCheck {
    /** Of the ticks once warm; the compiler may still be at work on a few. */
    private static final double ALLOWED_SHARE = 0.001;

    private static final long SEED = 3;

    private final Path jar;
    private final long ticks;

    /**
     * @param ticks ticks of the session
     */
    public PluginCheck(Path jar, long ticks) {
        this.jar = jar;
        this.ticks = ticks;
    }

    /**
     * What was found of an engine.
     *
     * @param ticks ticks that it looked at
     * @param problems in words, empty when there are none
     */
    public record Report(String engine, long ticks, long signals, List<String> problems) {
        /** Copies the list. */
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /** Replays twice and reports on every engine of the jar, in the order of its provider file. */
    public List<Report> run() {
        Replayed first = replay();
        Replayed second = replay();
        List<Report> reports = new ArrayList<>();
        first.watches.forEach((engine, watch) -> reports.add(new Report(
                engine,
                watch.ticks(),
                first.signals.get(engine).size(),
                problems(watch, first.signals.get(engine), second.signals.get(engine)))));
        return reports;
    }

    private static List<String> problems(EngineWatch watch, List<String> first, List<String> second) {
        List<String> problems = new ArrayList<>();
        if (watch.failure() != null) {
            problems.add("is quarantined: " + watch.failure());
        }
        if (watch.allocatingShare() > ALLOWED_SHARE) {
            problems.add(String.format(
                    Locale.ROOT,
                    "allocates once warm: %.0f bytes in each of %.1f %% of its ticks",
                    watch.bytesEach(),
                    100 * watch.allocatingShare()));
        }
        int same = 0;
        while (same < first.size() && same < second.size() && first.get(same).equals(second.get(same))) {
            same++;
        }
        if (same < Math.max(first.size(), second.size())) {
            problems.add("gives other signals in the second replay: signal " + (same + 1) + " is " + at(first, same)
                    + " in the first and " + at(second, same)
                    + " in the second; does it read a clock, a random source or"
                    + " the order of a hash map?");
        }
        return problems;
    }

    private static String at(List<String> signals, int i) {
        return i < signals.size() ? signals.get(i) : "none";
    }

    private record Replayed(Map<String, EngineWatch> watches, Map<String, List<String>> signals) {}

    private Replayed replay() {
        Map<String, EngineWatch> watches = new LinkedHashMap<>();
        Map<String, List<String>> signals = new LinkedHashMap<>();
        EngineRegistry registry = StandardEngines.registry();
        for (EngineDefinition definition : EnginePlugins.of(jar)) {
            EngineWatch watch = new EngineWatch(ticks / 4);
            watches.put(definition.name(), watch);
            signals.put(definition.name(), new ArrayList<>());
            registry.register(new WatchedEngine(definition, watch));
        }
        try (Pipeline pipeline = new Pipeline(
                PipelineSettings.defaults(),
                new StandardMetrics(MetricsSettings.defaults()),
                registry,
                List.of(),
                new BarrierPrior(1),
                new Collector(signals),
                null)) {
            new MarketSimulator(new SimulatorSettings(SEED, 1, 21, 2, ticks)).run(pipeline, event -> {});
            pipeline.stop(10, TimeUnit.MINUTES);
        }
        return new Replayed(watches, signals);
    }

    /** Called by the drain, which has ended when the signals are looked at. */
    private record Collector(Map<String, List<String>> signals) implements OutboundDrain {
        @Override
        public void onSignal(Signal signal) {
            List<String> own = signals.get(signal.engine);
            if (own != null) {
                own.add(signal.type.name() + " at tick " + signal.tickSequence + " with strength " + signal.strength
                        + " and level " + signal.level);
            }
        }

        @Override
        public void onMarketSnapshot(MarketSnapshot snapshot) {}

        @Override
        public void onChainSnapshot(ChainSnapshot snapshot) {}
    }
}
