package io.strikeiq.core.pipeline.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricCalculators;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SyntheticMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each stage fails on a planted tick, under each policy. */
@LongTest
class StageFailureTest {
    private static final long TICKS = 3_000;
    private static final long PLANTED = 1_500;
    private static final SignalType SEEN = new SignalType(0, "SEEN", Direction.UP, "never");
    private static final StageFailures SKIPPING = new StageFailures(
            FailurePolicy.SKIP, FailurePolicy.SKIP, FailurePolicy.SKIP, FailurePolicy.QUARANTINE, FailurePolicy.SKIP);

    private final List<String> dead = new ArrayList<>();
    private final List<Long> drained = new ArrayList<>();

    /** Signals on every trade of the underlying, after the planted action. */
    private record Probe(LongConsumer onTick) implements EngineDefinition {
        @Override
        public String name() {
            return "probe";
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
            return List.of();
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(EngineDefinition.cooldown(0));
        }

        @Override
        public AnalyticsEngine create(Parameters parameters) {
            return (tick, metrics, emitter) -> {
                onTick.accept(tick.sequence);
                if (tick.type == TickType.TRADE) {
                    Signal signal = emitter.begin(SEEN, tick.price);
                    if (signal != null) {
                        emitter.emit(signal, 0);
                    }
                }
            };
        }
    }

    private static MetricCalculators metrics(LongConsumer onTick) {
        return () -> List.of(new MetricCalculator() {
            @Override
            public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
                onTick.accept(tick.sequence);
            }
        });
    }

    private OutboundDrain drain(LongConsumer onSignal) {
        return new OutboundDrain() {
            @Override
            public void onSignal(Signal signal) {
                onSignal.accept(signal.tickSequence);
                drained.add(signal.tickSequence);
            }

            @Override
            public void onMarketSnapshot(MarketSnapshot snapshot) {}

            @Override
            public void onChainSnapshot(ChainSnapshot snapshot) {}
        };
    }

    private static void nothing(long tick) {}

    private static LongConsumer failingFrom(long planted, Runnable failure) {
        boolean[] done = {false};
        return tick -> {
            if (tick >= planted && !done[0]) {
                done[0] = true;
                failure.run();
            }
        };
    }

    private static LongConsumer throwing(long planted) {
        return failingFrom(planted, () -> {
            throw new IllegalStateException("planted");
        });
    }

    private Pipeline pipeline(
            Layout layout,
            int ring,
            LongConsumer metrics,
            LongConsumer engine,
            LongConsumer drain,
            StageFailures failures) {
        return new Pipeline(
                new PipelineSettings(layout, WaitMode.BLOCKING, ring, 0, 0),
                metrics(metrics),
                new EngineRegistry().register(new Probe(engine)),
                List.of(),
                new BarrierPrior(1),
                drain(drain),
                null,
                failures,
                (tick, stage, cause) -> dead.add(tick.sequence + " " + stage + " " + cause.getMessage()));
    }

    private PipelineResult run(Pipeline pipeline) {
        try (pipeline) {
            pipeline.publishAll(new SyntheticMarket(42, TICKS));
            return pipeline.stop(10, TimeUnit.MINUTES);
        }
    }

    private List<Long> undisturbed() {
        run(pipeline(
                Layout.FUSED,
                1024,
                StageFailureTest::nothing,
                StageFailureTest::nothing,
                StageFailureTest::nothing,
                StageFailures.defaults()));
        List<Long> signals = new ArrayList<>(drained);
        drained.clear();
        assertTrue(signals.size() > 50, "signals " + signals.size());
        return signals;
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    @ExpectedLog(contains = "stage metrics failed at tick 1500, which is passed over")
    void shouldPassOverATickThatMetricsFailOnAndGiveItToTheDeadLetters(Layout layout) {
        List<Long> expected = undisturbed();

        PipelineResult result = run(pipeline(
                layout, 64, throwing(PLANTED), StageFailureTest::nothing, StageFailureTest::nothing, SKIPPING));

        assertEquals(List.of("1500 METRICS planted"), dead);
        assertEquals(1, result.skippedTicks());
        assertEquals(TICKS, result.ticks());
        expected.remove(PLANTED);
        assertEquals(expected, drained);
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    @ExpectedLog(contains = "stage drain failed at tick")
    void shouldPassOverARecordThatTheDrainRefusesAndNeverGiveItWithAnotherTick(Layout layout) {
        List<Long> expected = undisturbed();
        long refused = expected.get(expected.size() / 2);

        run(pipeline(layout, 64, StageFailureTest::nothing, StageFailureTest::nothing, throwing(refused), SKIPPING));

        assertEquals(List.of(refused + " DRAIN planted"), dead);
        expected.remove(refused);
        assertEquals(expected, drained);
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    @ExpectedLog(contains = "pipeline halted: stage metrics failed at tick 1500")
    void shouldHaltBehindAllThatWasBeforeTheFailure(Layout layout) {
        List<Long> expected = undisturbed();
        for (int i = 0; i < 100; i++) {
            drained.clear();
            haltBehind(layout, expected);
        }
    }

    private void haltBehind(Layout layout, List<Long> expected) {
        PipelineHaltedException halted = assertThrows(
                PipelineHaltedException.class,
                () -> run(pipeline(
                        layout,
                        64,
                        throwing(PLANTED),
                        StageFailureTest::nothing,
                        StageFailureTest::nothing,
                        StageFailures.defaults())));

        assertEquals(PLANTED, halted.tickSequence());
        assertEquals(List.of(), dead);
        assertEquals(expected.stream().filter(tick -> tick < PLANTED).toList(), drained);
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    @ExpectedLog(contains = "pipeline halted: stage engines failed at tick 1500")
    void shouldHaltForAnEngineWhenToldTo(Layout layout) {
        StageFailures failures = new StageFailures(
                FailurePolicy.HALT, FailurePolicy.HALT, FailurePolicy.HALT, FailurePolicy.HALT, FailurePolicy.HALT);

        PipelineHaltedException halted = assertThrows(
                PipelineHaltedException.class,
                () -> run(pipeline(
                        layout,
                        64,
                        StageFailureTest::nothing,
                        throwing(PLANTED),
                        StageFailureTest::nothing,
                        failures)));

        assertTrue(halted.getMessage().contains("engine probe failed"), halted.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    @ExpectedLog(contains = "engine probe failed at tick 1500 and is quarantined")
    void shouldQuarantineAnEngineThatRecursesWithoutEnd(Layout layout) {
        PipelineResult result = run(pipeline(
                layout,
                64,
                StageFailureTest::nothing,
                failingFrom(PLANTED, () -> {
                    throw new StackOverflowError("planted");
                }),
                StageFailureTest::nothing,
                StageFailures.defaults()));

        assertEquals(List.of("probe"), result.quarantined());
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    @ExpectedLog(contains = "pipeline halted")
    void shouldHaltOnAnErrorWhateverThePolicy(Layout layout) {
        PipelineHaltedException halted = assertThrows(
                PipelineHaltedException.class,
                () -> run(pipeline(
                        layout,
                        64,
                        failingFrom(PLANTED, () -> {
                            throw new OutOfMemoryError("planted");
                        }),
                        StageFailureTest::nothing,
                        StageFailureTest::nothing,
                        SKIPPING)));

        assertEquals(PLANTED, halted.tickSequence());
    }

    /** The ring is far smaller than what follows the failure, so that the publisher would wait for ever. */
    @ParameterizedTest
    @EnumSource(Layout.class)
    @ExpectedLog(contains = "pipeline halted")
    void shouldNeverLeaveThePublisherWaitingBehindAHalt(Layout layout, TestInfo test) {
        int tries = 100;
        for (int i = 0; i < tries; i++) {
            PipelineHaltedException halted = assertThrows(
                    PipelineHaltedException.class,
                    () -> run(pipeline(
                            layout,
                            2,
                            StageFailureTest::nothing,
                            StageFailureTest::nothing,
                            throwing(0),
                            StageFailures.defaults())));
            assertTrue(halted.tickSequence() > 0);
        }
        FaultReport.survived(
                test,
                "drain fails while the publisher waits for a full ring, " + layout,
                tries,
                "the publisher is told");
    }

    @Test
    @ExpectedLog(contains = "pipeline halted: thread strikeiq-stages failed at tick 1")
    void shouldHaltWhenAStageThreadEndsByItself() throws Exception {
        HaltPolicy halt = new HaltPolicy();
        StageThreads threads =
                new StageThreads(List.of("strikeiq-stages", "strikeiq-drain"), halt, SKIPPING, DeadLetters.NONE);
        Thread thread = threads.newThread(() -> {
            throw new InternalError("planted");
        });
        thread.start();
        thread.join();

        assertTrue(halt.isThreadLost());
        assertTrue(halt.failure().getMessage().contains("planted"), halt.failure()::toString);
        assertFalse(threads.awaitDone(5, 60_000), "nobody waits for a thread that is gone");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldNameTheStageThatStandsStillAndTheTicksThatWait(Layout layout) throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        LongConsumer hanging = failingFrom(0, () -> {
            reached.countDown();
            boolean interrupted = false;
            while (released.getCount() > 0) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        try (Pipeline pipeline = pipeline(
                layout,
                1024,
                StageFailureTest::nothing,
                StageFailureTest::nothing,
                hanging,
                StageFailures.defaults())) {
            SyntheticMarket market = new SyntheticMarket(42, TICKS);
            MarketEvent tick = new MarketEvent();
            while (pipeline.published() < 500 && market.next(tick)) {
                pipeline.accept(tick);
            }
            reached.await();
            List<StageStatus> status = pipeline.status();
            StageStatus drain = status.get(status.size() - 1);
            assertEquals(Stage.DRAIN, drain.stage());
            assertEquals(500 - drain.tick() + 1, drain.waiting());
            released.countDown();
            pipeline.stop(10, TimeUnit.MINUTES);
            for (StageStatus each : pipeline.status()) {
                assertNull(each.stage());
                assertEquals(0, each.waiting());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldBlockThePublisherOfASlowConsumerAndCountIt(Layout layout, TestInfo test) {
        List<Long> expected = undisturbed();
        LongConsumer slow = tick -> {
            for (int i = 0; i < 20_000; i++) {
                Thread.onSpinWait();
            }
        };
        try (Pipeline pipeline = pipeline(
                layout, 16, StageFailureTest::nothing, StageFailureTest::nothing, slow, StageFailures.defaults())) {
            pipeline.publishAll(new SyntheticMarket(42, TICKS));
            PipelineResult result = pipeline.stop(10, TimeUnit.MINUTES);
            assertEquals(TICKS, result.ticks());
            assertEquals(expected, drained);
            assertTrue(pipeline.blocked() > 0, "the publisher never waited");
            FaultReport.survived(
                    test,
                    "drain slower than the publisher, " + layout,
                    TICKS,
                    pipeline.blocked() + " ticks waited, none lost");
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldLoseNothingOverStartPublishStop(Layout layout, TestInfo test) {
        int tries = 500;
        for (int i = 0; i < tries; i++) {
            long[] seen = {0};
            try (Pipeline pipeline = pipeline(
                    layout,
                    64,
                    tick -> seen[0]++,
                    StageFailureTest::nothing,
                    StageFailureTest::nothing,
                    StageFailures.defaults())) {
                pipeline.publishAll(new SyntheticMarket(i, 50));
                assertEquals(50, pipeline.stop(10, TimeUnit.MINUTES).ticks());
            }
            assertEquals(50, seen[0], "ticks that metrics saw, try " + i + ", " + layout);
        }
        FaultReport.survived(test, "stopped right after its start, " + layout, tries, "every tick went through");
    }

    @Test
    void shouldRefusePoliciesThatAStageCannotFollow() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new StageFailures(
                        FailurePolicy.QUARANTINE,
                        FailurePolicy.HALT,
                        FailurePolicy.HALT,
                        FailurePolicy.HALT,
                        FailurePolicy.HALT));
        assertThrows(
                IllegalArgumentException.class,
                () -> new StageFailures(
                        FailurePolicy.HALT,
                        FailurePolicy.HALT,
                        FailurePolicy.HALT,
                        FailurePolicy.SKIP,
                        FailurePolicy.HALT));
    }
}
