package io.strikeiq.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.verify.StateHash;
import io.strikeiq.testing.SyntheticMarket;
import io.strikeiq.testing.SyntheticMarkets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an underlying goes through depends on its own ticks and on those that concern all. */
class UnderlyingIndependenceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MARKETS = 3;
    private static final int TICKS = 20_000;

    /** Signals what the frame is at every seventh tick that its underlying sees. */
    private record Witness() implements EngineDefinition {
        private static final SignalType SEEN = new SignalType(0, "SEEN", Direction.NONE, "never");
        private static final Reason FRAME = new Reason("FRAME", "hash of all metrics", "bits");

        @Override
        public String name() {
            return "witness";
        }

        @Override
        public String summary() {
            return "test";
        }

        @Override
        public List<SignalType> signals() {
            return List.of(SEEN);
        }

        @Override
        public List<Reason> reasons() {
            return List.of(FRAME);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(EngineDefinition.cooldown(0));
        }

        @Override
        public AnalyticsEngine create(Parameters parameters) {
            return new AnalyticsEngine() {
                private int seen;

                @Override
                public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
                    if (++seen % 7 == 0) {
                        long hash = metrics.isWhole() ? tick.time : -tick.time;
                        for (int i = 0; i < Metric.count(); i++) {
                            hash = StateHash.mix(hash, metrics.get(i));
                        }
                        emitter.emit(emitter.begin(SEEN, Double.NaN).evidence(FRAME, (double) (hash >>> 12), 0), 0);
                    }
                }
            };
        }
    }

    /** The ticks of one market, or of all, with those that concern all; some of them come late or with a wrong time. */
    private static final class Share implements TickSource {
        private final TickSource all;
        private final SplittableRandom random;
        private final int only;

        /**
         * @param only which market, −1 for all
         */
        Share(long seed, int only) {
            this.all = new SyntheticMarkets(seed, MARKETS, TICKS);
            this.random = new SplittableRandom(seed);
            this.only = only;
        }

        @Override
        public boolean next(MarketEvent tick) {
            while (all.next(tick)) {
                disturb(tick);
                if (only < 0 || tick.instrumentId < 0 || tick.instrumentId / SyntheticMarket.instruments() == only) {
                    return true;
                }
            }
            return false;
        }

        private void disturb(MarketEvent tick) {
            int kind = random.nextInt(400);
            boolean market = tick.type != TickType.INSTRUMENT && tick.type != TickType.SESSION;
            if (market && kind == 0) {
                tick.exchangeTime += 400L * 86_400 * SECOND;
            } else if (market && kind == 1) {
                tick.exchangeTime -= 3 * SECOND;
            } else if (market && kind == 2) {
                tick.asDay(-1, tick.exchangeTime);
            } else if (market && kind == 3) {
                tick.asClock(tick.exchangeTime);
            } else if (market && kind == 4) {
                tick.exchangeTime += 400L * 86_400 * SECOND;
                tick.receiveTime = tick.exchangeTime;
            }
        }

        @Override
        public void close() {
            all.close();
        }
    }

    private static PipelineResult run(Share ticks, int shards, RecordedOutput output) {
        PipelineSettings settings = new PipelineSettings(
                        Layout.PIPELINED, WaitMode.BLOCKING, 1024, 10 * SECOND, 30 * SECOND)
                .withShards(shards);
        EngineRegistry registry = StandardEngines.registry().register(new Witness());
        try (Pipeline pipeline = new Pipeline(
                settings,
                new StandardMetrics(MetricsSettings.defaults()),
                registry,
                List.of(),
                new BarrierPrior(1),
                output,
                null)) {
            pipeline.publishAll(ticks);
            return pipeline.stop(10, TimeUnit.MINUTES);
        }
    }

    /** Without the number of the tick and the ordinal within it, which count the ticks of all. */
    private static List<String> of(String symbol, RecordedOutput output) {
        return output.records.stream()
                .map(record -> record.substring(record.indexOf(' ') + 1))
                .filter(record -> record.startsWith(symbol + " "))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2"})
    void shouldGiveEachUnderlyingTheSameSignalsAndHashesAloneAsTogether(long seed, int shards) {
        RecordedOutput together = new RecordedOutput();
        List<UnderlyingResult> results =
                run(new Share(seed, -1), shards, together).underlyings();
        assertEquals(MARKETS, results.size());
        for (int market = 0; market < MARKETS; market++) {
            RecordedOutput alone = new RecordedOutput();
            PipelineResult result = run(new Share(seed, market), 1, alone);
            String symbol = results.get(market).symbol();
            assertEquals(List.of(results.get(market)), result.underlyings(), "seed " + seed + ", " + symbol);
            assertEquals(of(symbol, together), of(symbol, alone), "seed " + seed + ", " + symbol);
            assertTrue(
                    result.refused()
                            .keySet()
                            .containsAll(List.of("UNCONFIRMED_JUMP", "UNCONFIRMED_CLOCK", "FAR_FROM_RECEIPT")),
                    () -> "the gate had something to do: " + result.refused());
            assertTrue(
                    results.get(market).signals() > 1_000, results.get(market).signals() + " signals");
        }
    }
}
