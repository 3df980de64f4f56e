package io.strikeiq.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.SyntheticMarkets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** Layout parallel under many schedules: whatever the ring, the threads and the wait, what one thread gives. */
class ParallelLayoutTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MARKETS = 3;
    private static final WaitMode[] MODES = WaitMode.values();

    private static PipelineResult run(PipelineSettings settings, long seed, long ticks, OutboundDrain drain) {
        try (Pipeline pipeline = new Pipeline(
                settings,
                new StandardMetrics(MetricsSettings.defaults()),
                StandardEngines.registry().register(new EchoEngine("echo_a", 3)).register(new EchoEngine("echo_b", 5)),
                List.of(),
                new BarrierPrior(1),
                drain,
                null)) {
            pipeline.publishAll(new SyntheticMarkets(seed, MARKETS, ticks));
            return pipeline.stop(30, TimeUnit.SECONDS);
        }
    }

    private static PipelineSettings fused() {
        return new PipelineSettings(Layout.FUSED, WaitMode.BLOCKING, 1024, 10 * SECOND, 60 * SECOND);
    }

    @Test
    void shouldGiveWhatOneThreadGivesUnderEverySchedule() {
        long signals = 0;
        for (long seed = 1; seed <= 8; seed++) {
            RecordedOutput expected = new RecordedOutput();
            PipelineResult result = run(fused(), seed, 6_000, expected);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 2; i++) {
                PipelineSettings settings = fused().withLayout(Layout.PARALLEL)
                        .withEngineThreads(1 + random.nextInt(4))
                        .withWaitMode(MODES[random.nextInt(MODES.length)])
                        .withRingSize(1 << (1 + random.nextInt(13)));
                String shape = "seed " + seed + ", " + settings;
                RecordedOutput given = new RecordedOutput();
                assertEquals(result, run(settings, seed, 6_000, given), shape);
                assertEquals(expected.records, given.records, shape);
            }
            signals += result.signals();
        }
        assertTrue(signals > 50_000, "signals " + signals);
    }

    private record Failing(String name, LongConsumer onTick) implements EngineDefinition {
        @Override
        public String summary() {
            return "fails";
        }

        @Override
        public List<SignalType> signals() {
            return List.of();
        }

        @Override
        public List<Reason> reasons() {
            return List.of();
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(EngineDefinition.cooldown(0));
        }

        @Override
        public AnalyticsEngine create(Parameters parameters) {
            return (tick, metrics, emitter) -> onTick.accept(tick.sequence);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final StageFailures HALTING = new StageFailures(
            FailurePolicy.HALT, FailurePolicy.HALT, FailurePolicy.HALT, FailurePolicy.HALT, FailurePolicy.HALT);

    /** The thread that is ahead fails first, at tick 400; then the one behind it, at tick 300. */
    @Test
    @ExpectedLog(contains = "pipeline halted: stage engines failed at tick 400")
    @ExpectedLog(contains = "pipeline halted: stage engines failed at tick 300")
    void shouldDrainUpToTheFirstTickThatFailedWhicheverThreadFailsFirst() {
        CountDownLatch told = new CountDownLatch(1);
        EngineRegistry registry = new EngineRegistry()
                .register(new Failing("ahead", tick -> {
                    if (tick == 400) {
                        throw new IllegalStateException("later");
                    }
                }))
                .register(new Failing("behind", tick -> {
                    if (tick == 300) {
                        await(told);
                        throw new IllegalStateException("earlier");
                    }
                }))
                .register(new EchoEngine("echo", 1));
        RecordedOutput drained = new RecordedOutput();
        Pipeline pipeline = new Pipeline(
                fused().withLayout(Layout.PARALLEL),
                new StandardMetrics(MetricsSettings.defaults()),
                registry,
                List.of(),
                new BarrierPrior(1),
                drained,
                null,
                HALTING,
                DeadLetters.NONE);
        try (pipeline) {
            // The thread behind stands at tick 300, so that the publisher meets a full ring.
            PipelineHaltedException halted = assertThrows(
                    PipelineHaltedException.class, () -> pipeline.publishAll(new SyntheticMarkets(1, 1, 2_000)));
            assertEquals(400, halted.tickSequence());
            told.countDown();
        }
        String last = drained.records.get(drained.records.size() - 1);
        assertTrue(last.startsWith("299/"), last);
    }
}
