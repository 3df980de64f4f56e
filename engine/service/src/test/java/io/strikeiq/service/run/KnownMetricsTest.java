package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.docs.Repository;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.binance.BinanceImporter;
import io.strikeiq.imports.lean.LeanImporter;
import io.strikeiq.imports.nse.NseImporter;
import io.strikeiq.service.config.SuppliedConfig;
import io.strikeiq.service.simulator.MarketSimulator;
import io.strikeiq.service.simulator.SimulatorSettings;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.Report;
import io.strikeiq.testing.SharedData;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which metrics ever become known. On a session that has everything, all of them; on recorded data all but those whose
 * inputs the data lack. None is ever infinite.
 */
@LongTest
final class KnownMetricsTest {
    private static final Report REPORT =
            new Report("known-metrics", "source", "ticks", "known", "never known", "because the data have");

    private static final Path PAGE = Repository.file("engine/docs/references.md");

    /** Looks at the frame of the tick's underlying once in so many ticks. */
    private static final int EVERY = 97;

    private static final class Watch implements TickSink {
        private final MarketState state = new MarketState();
        private final MetricsStage metrics;
        private final Set<Metric> known = EnumSet.noneOf(Metric.class);
        private long ticks;

        private Watch(MetricsSettings settings) {
            metrics = new MetricsStage(state, new StandardMetrics(settings));
        }

        @Override
        public void accept(MarketEvent tick) {
            state.find(tick);
            metrics.beforeTick(tick);
            state.onTick(tick);
            metrics.onTick(tick);
            if (++ticks % EVERY == 0) {
                for (int i = 0; i < state.underlyingCount(); i++) {
                    look(metrics.wholeFrame(i));
                }
            }
        }

        private void look(MetricFrame frame) {
            for (Metric metric : Metric.values()) {
                double value = frame.get(metric);
                assertFalse(Double.isInfinite(value), () -> metric + " is infinite at tick " + ticks);
                if (!Double.isNaN(value)) {
                    known.add(metric);
                }
            }
        }

        /** Fails when a metric outside those that cannot be known never was. */
        private void assertKnownBut(String source, String reason, Set<Metric> unknowable) {
            for (int i = 0; i < state.underlyingCount(); i++) {
                look(metrics.wholeFrame(i));
            }
            Set<Metric> never = EnumSet.allOf(Metric.class);
            never.removeAll(known);
            List<String> row = List.of(source, "" + ticks, "" + known.size(), "" + never.size(), reason);
            REPORT.add(1, row.toArray(String[]::new));
            never.removeAll(unknowable);
            assertEquals(Set.of(), never, source);
            assertDocumented(row);
        }
    }

    private static void assertDocumented(List<String> row) {
        assertTrue(
                Repository.lines(PAGE).stream()
                        .map(line -> List.of(line.strip().split(" {2,}")))
                        .anyMatch(row::equals),
                () -> PAGE + " does not have the row: " + String.join("  ", row));
    }

    private static Watch watch(Importer importer, String... sources) {
        return watch(MetricsSettings.defaults(), importer, sources);
    }

    private static Watch watch(MetricsSettings settings, Importer importer, String... sources) {
        Watch watch = new Watch(settings);
        importer.run(Stream.of(sources).map(SharedData::file).toList(), watch);
        return watch;
    }

    /** Metrics from the first to the last in the order of their declaration. */
    private static Set<Metric> range(Metric first, Metric last) {
        return EnumSet.range(first, last);
    }

    private static Set<Metric> all(List<Set<Metric>> sets) {
        Set<Metric> all = EnumSet.noneOf(Metric.class);
        sets.forEach(all::addAll);
        return all;
    }

    @Test
    void shouldKnowEveryMetricOnARichSessionButTheGapBeforeIt() {
        Watch watch = new Watch(MetricsSettings.defaults());
        new MarketSimulator(new SimulatorSettings(7, 1, 41, 2, 400_000)).run(watch, event -> {});
        watch.assertKnownBut("simulator", "one session, and no gap before it", Set.of(Metric.SESSION_GAP));
    }

    @Test
    void shouldKnowOfTheGoogChainAllButWhatItsDataLack() {
        watch(new LeanImporter(), "lean/option/usa/minute/goog", "lean/equity/usa/minute/goog")
                .assertKnownBut(
                        "GOOG, minutes of 24 Dec 2015",
                        "no depth, open interest once a day, minutes for ticks, wide quotes on the last day of the front expiry,"
                                + " half a session",
                        all(List.of(
                                Set.of(Metric.SESSION_GAP, Metric.OFI_DEPTH_Z),
                                Set.of(Metric.RESILIENCY_HALF_LIFE, Metric.OI_CHANGE_SHARE),
                                range(Metric.CALL_OI_VELOCITY, Metric.PUT_WRITER_OI_CHANGE),
                                Set.of(Metric.OPTION_SWEEPS, Metric.OPTION_SWEEPS_Z),
                                Set.of(Metric.EMA_15M, Metric.TRADE_RATE_Z),
                                Set.of(Metric.IV_PERCENTILE, Metric.IV_REGIME, Metric.SPOT_SIGMA_CORRELATION))));
    }

    @Test
    void shouldKnowOfNiftyAllButWhatItsDataLack() {
        MetricsSettings tables = SuppliedConfig.load("nse-tables.yaml").metrics();
        watch(tables, new NseImporter(), "nse-2019/NIFTY_2019-07.zip")
                .assertKnownBut(
                        "NIFTY, tables of July 2019",
                        "an index without book or trades, one expiry at a time, a table each quarter of an hour",
                        all(List.of(
                                Set.of(Metric.VWAP, Metric.VWAP_SIGMA, Metric.TERM_SLOPE, Metric.GAMMA_FRAGILITY),
                                range(Metric.REALISED_VOLATILITY, Metric.RV_IV_RATIO),
                                range(Metric.MICROPRICE, Metric.OFI_DEPTH_Z),
                                Set.of(Metric.RESILIENCY_HALF_LIFE),
                                range(Metric.TRADE_RATE, Metric.AMIHUD_Z),
                                Set.of(Metric.SWEEP_LEVELS_UP, Metric.SWEEP_LEVELS_DOWN),
                                Set.of(Metric.OPTION_SWEEPS, Metric.OPTION_SWEEPS_Z))));
    }

    @Test
    void shouldKnowOfAPerpetualAllButWhatItsDataLack() {
        watch(new BinanceImporter(), "binance-l2/btcusdt_20240808.gz")
                .assertKnownBut(
                        "BTCUSDT, 345 s of 8 Aug 2024",
                        "no options, six minutes: no 14 bars, no 50 buckets, no 30 intervals of price impact",
                        all(List.of(
                                Set.of(Metric.SESSION_GAP),
                                range(Metric.RSI_1M, Metric.EMA_15M),
                                range(Metric.PARKINSON_VOLATILITY, Metric.RV_IV_RATIO),
                                Set.of(Metric.VPIN, Metric.RETURN_PER_VOLUME_PERCENTILE),
                                range(Metric.FORWARD, Metric.at(Metric.values().length - 1)))));
    }
}
