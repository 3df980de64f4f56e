package io.strikeiq.core.pipeline.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.ControlCode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.learning.ExperienceArchive;
import io.strikeiq.core.learning.LearningSettings;
import io.strikeiq.core.learning.PastOutcome;
import io.strikeiq.core.learning.PriorExperience;
import io.strikeiq.core.pipeline.EchoEngine;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PassingDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.RecordedOutput;
import io.strikeiq.core.pipeline.UnderlyingResult;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.testing.CommitSeed;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SyntheticMarket;
import io.strikeiq.testing.SyntheticMarkets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Underlyings in several shards give what they give in one, record by record. */
@LongTest
class ShardedPipelineTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MARKETS = 5;
    private static final int TICKS = 4_000;
    private static final long FIRST = CommitSeed.value();
    private static final WaitMode[] MODES = WaitMode.values();

    /** A market with ticks that concern no underlying, or none that is known, in between. */
    private static final class Interrupted implements TickSource {
        private final TickSource market;
        private final SplittableRandom random;
        /** Whether somebody changes the experience now and then. */
        private final boolean changes;

        Interrupted(long seed) {
            this(seed, false);
        }

        Interrupted(long seed, boolean changes) {
            this.changes = changes;
            this.market = new SyntheticMarkets(seed, MARKETS, TICKS);
            this.random = new SplittableRandom(seed);
        }

        @Override
        public boolean next(MarketEvent tick) {
            if (!market.next(tick)) {
                return false;
            }
            if (tick.type != TickType.INSTRUMENT && random.nextInt(20) == 0) {
                int unknown = MARKETS * SyntheticMarket.instruments() + random.nextInt(3);
                switch (random.nextInt(3)) {
                    case 0 -> tick.asClock(tick.exchangeTime);
                    case 1 -> tick.asUnderlyingPrice(unknown, tick.exchangeTime, 100);
                    default -> tick.asControl(tick.exchangeTime, ControlCode.PARAMETER, random.nextInt(9), 0, 1);
                }
            } else if (tick.type != TickType.INSTRUMENT && changes && random.nextInt(2_000) == 0) {
                tick.asConfidence(tick.exchangeTime, -1, -1, Double.NaN, random.nextInt(2));
            }
            return true;
        }

        @Override
        public void close() {}
    }

    private static EngineRegistry registry() {
        return StandardEngines.registry().register(new EchoEngine("echo_a", 3)).register(new EchoEngine("echo_b", 5));
    }

    private static PipelineResult run(
            PipelineSettings settings, EngineRegistry registry, TickSource ticks, OutboundDrain drain) {
        try (Pipeline pipeline = new Pipeline(
                settings,
                new StandardMetrics(MetricsSettings.defaults()),
                registry,
                List.of(),
                new BarrierPrior(1),
                drain,
                null)) {
            pipeline.publishAll(ticks);
            PipelineResult result = pipeline.stop(10, TimeUnit.MINUTES);
            pipeline.finish();
            return result;
        }
    }

    private static PipelineSettings fused() {
        return new PipelineSettings(Layout.FUSED, WaitMode.BLOCKING, 1024, 10 * SECOND, 30 * SECOND);
    }

    @Test
    void shouldGiveWhatOneShardGivesUnderEverySchedule() {
        long signals = 0;
        for (long seed = FIRST; seed < FIRST + 2; seed++) {
            RecordedOutput expected = new RecordedOutput();
            PipelineResult result = run(fused(), registry(), new Interrupted(seed), expected);
            assertEquals(MARKETS, result.underlyings().size());
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 2; i++) {
                int shards = 2 + random.nextInt(5);
                WaitMode mode = MODES[random.nextInt(MODES.length)];
                // Threads that never yield take turns on few cores, a time slice each: of two ticks, or of many.
                int least = mode == WaitMode.BUSY_SPIN ? 8 : 1;
                PipelineSettings settings = fused().withLayout(Layout.PIPELINED)
                        .withShards(shards)
                        .withWaitMode(mode)
                        .withRingSize(1 << (least + random.nextInt(14 - least)));
                String shape = "seed " + seed + ", " + settings;
                RecordedOutput given = new RecordedOutput();
                assertEquals(result, run(settings, registry(), new Interrupted(seed), given), shape);
                assertEquals(expected.records, given.records, shape);
            }
            signals += result.signals();
            assertTrue(expected.outcomes > 50, expected.outcomes + " outcomes, seed " + seed);
        }
        assertTrue(signals > 12_000, "signals " + signals + ", seed " + FIRST);
    }

    /** Makes experience of the signals of a market; what became of them is made up, for it is too short for that. */
    private static final class Teaching extends PassingDrain {
        private final List<PastOutcome> taught = new ArrayList<>();

        Teaching() {
            super(OutboundDrain.NONE);
        }

        @Override
        public void onOutcome(SignalOutcome outcome) {
            taught.add(new PastOutcome(
                    "",
                    outcome.underlying,
                    outcome.engine,
                    outcome.type.name(),
                    0,
                    outcome.signalTick % 3 == 0 ? Outcome.WIN : Outcome.LOSS,
                    outcome.ivRegime,
                    outcome.gammaRegime,
                    1,
                    outcome.score,
                    outcome.modelScore,
                    outcome.strength,
                    Map.of()));
        }
    }

    /** Begins with cells; version 0 is nothing, and in version 1 the model states confidence. */
    private record Taught(List<PastOutcome> outcomes) implements ExperienceArchive {
        @Override
        public PriorExperience atStart() {
            return new PriorExperience(outcomes, false);
        }

        @Override
        public PriorExperience version(long version) {
            return version == 0 ? PriorExperience.NONE : new PriorExperience(outcomes, true);
        }
    }

    @Test
    void shouldLearnAndBeginAgainInSeveralShardsAsInOne() {
        long seed = FIRST + 7;
        Teaching first = new Teaching();
        run(fused(), registry(), new Interrupted(seed), first);
        assertTrue(first.taught.size() > 50, first.taught.size() + " outcomes, seed " + seed);
        LearningSettings knowing = LearningSettings.defaults().with(new Taught(first.taught));
        RecordedOutput expected = new RecordedOutput();
        PipelineResult result = run(fused().withLearning(knowing), registry(), new Interrupted(seed, true), expected);
        LearningSettings nothing = LearningSettings.defaults().with(new Taught(List.of()));
        PipelineResult unlike =
                run(fused().withLearning(nothing), registry(), new Interrupted(seed, true), OutboundDrain.NONE);
        assertEquals(unlike.signals(), result.signals());
        assertNotEquals(unlike.signalHash(), result.signalHash(), "confidence is of what is known, seed " + seed);
        PipelineSettings sharded =
                fused().withLayout(Layout.PIPELINED).withShards(3).withLearning(knowing);
        RecordedOutput given = new RecordedOutput();
        assertEquals(result, run(sharded, registry(), new Interrupted(seed, true), given), "seed " + seed);
        assertEquals(expected.records, given.records, "seed " + seed);
    }

    /** Echoes, but fails on one underlying, so that only one shard meets the failure. */
    private record FailingOn(String symbol, long tick) implements EngineDefinition {
        private static final EchoEngine ECHO = new EchoEngine("failing", 1);

        @Override
        public String name() {
            return ECHO.name();
        }

        @Override
        public String summary() {
            return ECHO.summary();
        }

        @Override
        public List<SignalType> signals() {
            return ECHO.signals();
        }

        @Override
        public List<Reason> reasons() {
            return ECHO.reasons();
        }

        @Override
        public List<Parameter> parameters() {
            return ECHO.parameters();
        }

        @Override
        public AnalyticsEngine create(Parameters parameters) {
            AnalyticsEngine echo = ECHO.create(parameters);
            return (event, metrics, emitter) -> {
                boolean own =
                        event.instrument != null && event.instrument.symbol().startsWith(symbol);
                if (own && event.sequence >= tick) {
                    throw new IllegalStateException("planted");
                }
                echo.onTick(event, metrics, emitter);
            };
        }
    }

    @ParameterizedTest
    @CsvSource({"PIPELINED, 2", "PIPELINED, 3"})
    @ExpectedLog(contains = "engine failing failed at tick")
    void shouldSilenceAFailedEngineOnItsUnderlyingAloneHoweverManyShards(Layout layout, int shards) {
        RecordedOutput expected = new RecordedOutput();
        EngineRegistry registry =
                new EngineRegistry().register(new EchoEngine("echo", 7)).register(new FailingOn("TESTC", 5_000));
        PipelineResult result = run(fused(), registry, new SyntheticMarkets(3, MARKETS, TICKS), expected);
        assertEquals(List.of("failing"), result.quarantined());
        EngineRegistry healthy =
                new EngineRegistry().register(new EchoEngine("echo", 7)).register(new FailingOn("NOBODY", 5_000));
        PipelineResult whole = run(fused(), healthy, new SyntheticMarkets(3, MARKETS, TICKS), new RecordedOutput());
        for (int i = 0; i < MARKETS; i++) {
            UnderlyingResult underlying = result.underlyings().get(i);
            boolean same = underlying.equals(whole.underlyings().get(i));
            assertEquals(!underlying.symbol().startsWith("TESTC"), same, underlying.symbol());
        }

        for (int i = 0; i < 5; i++) {
            RecordedOutput given = new RecordedOutput();
            PipelineSettings settings = fused().withLayout(layout).withShards(shards);
            assertEquals(result, run(settings, registry, new SyntheticMarkets(3, MARKETS, TICKS), given));
            assertEquals(expected.records, given.records);
        }
    }

    @Test
    void shouldRefuseShardsWithoutADrainOfTheirOwn() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> fused().withShards(2));

        assertEquals("2 shards need a drain of their own; allowed layout pipelined", refused.getMessage());
    }
}
