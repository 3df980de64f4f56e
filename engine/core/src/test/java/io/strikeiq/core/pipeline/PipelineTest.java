package io.strikeiq.core.pipeline;

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
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.PipelineHaltedException;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.SyntheticMarket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PipelineTest {
    private static final SignalType TRADE_SEEN = new SignalType(0, "TRADE_SEEN", Direction.UP, "no trade");
    private static final Reason SIZE = new Reason("SIZE", "size of the trade", "units");

    /** Emits on large trades of the underlying, or fails at a given tick. */
    private record TestEngine(String name, long failAt) implements EngineDefinition {
        @Override
        public String summary() {
            return "test";
        }

        @Override
        public List<SignalType> signals() {
            return List.of(TRADE_SEEN);
        }

        @Override
        public List<Reason> reasons() {
            return List.of(SIZE);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    EngineDefinition.cooldown(1), new Parameter(1, "least", 150, 0, 1_000, "units", "least size"));
        }

        @Override
        public AnalyticsEngine create(Parameters parameters) {
            Parameter least = parameters().get(1);
            return (tick, metrics, emitter) -> {
                if (tick.sequence == failAt) {
                    throw new IllegalStateException("planted");
                }
                if (tick.type == TickType.TRADE
                        && tick.instrument.isUnderlying()
                        && tick.size >= parameters.get(least)) {
                    Signal signal = emitter.begin(TRADE_SEEN, tick.price);
                    if (signal != null) {
                        signal.evidence(SIZE, tick.size, 0.5);
                        emitter.emit(signal, -0.2);
                    }
                }
            };
        }
    }

    private static final class Collector implements OutboundDrain {
        private final List<String> signals = new ArrayList<>();
        private final List<Long> marketTimes = new ArrayList<>();
        private final List<Long> chainTimes = new ArrayList<>();

        @Override
        public void onSignal(Signal signal) {
            signals.add(signal.tickSequence + "/" + signal.ordinal + "/" + signal.engine + "/" + signal.strength);
        }

        @Override
        public void onMarketSnapshot(MarketSnapshot snapshot) {
            marketTimes.add(snapshot.time);
        }

        @Override
        public void onChainSnapshot(ChainSnapshot snapshot) {
            chainTimes.add(snapshot.time);
            assertTrue(snapshot.options() > 0);
        }
    }

    private static EngineRegistry testEngines() {
        return new EngineRegistry().register(new TestEngine("first", -1)).register(new TestEngine("second", -1));
    }

    private static Pipeline pipeline(PipelineSettings settings, EngineRegistry registry, OutboundDrain drain) {
        return new Pipeline(
                settings,
                new StandardMetrics(MetricsSettings.defaults()),
                registry,
                List.of(),
                new BarrierPrior(1),
                drain,
                null);
    }

    private static PipelineResult run(PipelineSettings settings, EngineRegistry registry, OutboundDrain drain) {
        try (Pipeline pipeline = pipeline(settings, registry, drain)) {
            pipeline.publishAll(new SyntheticMarket(42, 40_000));
            return pipeline.stop(10, TimeUnit.MINUTES);
        }
    }

    /** A drain that is the only thing to take time. */
    private static final class SlowDrain implements OutboundDrain {
        private static final long TAKEN = 1_000_000;
        private final AtomicLong clock = new AtomicLong();
        private long records;

        @Override
        public void onSignal(Signal signal) {
            records++;
            clock.addAndGet(TAKEN);
        }

        @Override
        public void onMarketSnapshot(MarketSnapshot snapshot) {
            records++;
            clock.addAndGet(TAKEN);
        }

        @Override
        public void onChainSnapshot(ChainSnapshot snapshot) {
            records++;
            clock.addAndGet(TAKEN);
        }
    }

    @Test
    void shouldCountTheTimeOfTheDrainToNoTicksProcessing() {
        SlowDrain drain = new SlowDrain();
        AtomicLong readings = new AtomicLong();
        LatencyRecorder latency = new LatencyRecorder(() -> {
            readings.incrementAndGet();
            return drain.clock.get();
        });
        PipelineSettings settings = PipelineSettings.defaults().withLayout(Layout.FUSED);
        try (Pipeline pipeline = new Pipeline(
                settings,
                new StandardMetrics(MetricsSettings.defaults()),
                testEngines(),
                List.of(),
                new BarrierPrior(1),
                drain,
                latency)) {
            pipeline.publishAll(new SyntheticMarket(42, 20_000));
            PipelineResult result = pipeline.stop(10, TimeUnit.MINUTES);
            assertTrue(drain.records > 100, "records " + drain.records);
            assertEquals(result.ticks(), latency.processing().getTotalCount());
            assertEquals(result.ticks(), latency.ring().getTotalCount());
            assertEquals(0, latency.processing().getMaxValue());
            assertTrue(latency.ring().getMaxValue() >= SlowDrain.TAKEN);
            assertTrue(readings.get() <= 3 * result.ticks() + drain.records, "readings " + readings);
        }
    }

    @ParameterizedTest
    @EnumSource(WaitMode.class)
    void shouldGiveEqualHashesInEveryLayoutAndEveryWaitMode(WaitMode mode) {
        Collector reference = new Collector();
        PipelineResult expected = run(PipelineSettings.defaults(), testEngines(), reference);
        for (Layout layout : Layout.values()) {
            Collector collector = new Collector();
            PipelineSettings settings =
                    PipelineSettings.defaults().withLayout(layout).withWaitMode(mode);
            assertEquals(expected, run(settings, testEngines(), collector));
            assertEquals(reference.signals, collector.signals);
            assertEquals(reference.marketTimes, collector.marketTimes);
            assertEquals(reference.chainTimes, collector.chainTimes);
        }
        assertTrue(expected.signals() > 100, "signals " + expected.signals());
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldDrainWhatWasPublishedWhenItIsStoppedAtOnce(Layout layout) {
        PipelineSettings settings = PipelineSettings.defaults().withLayout(layout);
        Set<Long> hashes = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            try (Pipeline pipeline = pipeline(settings, testEngines(), OutboundDrain.NONE)) {
                pipeline.publishAll(new SyntheticMarket(42, 50));
                hashes.add(pipeline.stop(10, TimeUnit.MINUTES).stateHash());
            }
        }
        assertEquals(1, hashes.size(), "state hashes of runs over the same ticks");
    }

    @Test
    void shouldGiveAnotherStateHashForAnotherMarket() {
        PipelineResult first = run(PipelineSettings.defaults(), testEngines(), OutboundDrain.NONE);
        try (Pipeline pipeline = pipeline(PipelineSettings.defaults(), testEngines(), OutboundDrain.NONE)) {
            pipeline.publishAll(new SyntheticMarket(43, 40_000));
            PipelineResult second = pipeline.stop(10, TimeUnit.MINUTES);
            assertNotEquals(first.stateHash(), second.stateHash());
            assertNotEquals(first.signalHash(), second.signalHash());
        }
    }

    /** State hash of the underlying after a run at whose end the cooldown of an engine is set. */
    private static long hashWithCooldown(double seconds) {
        try (Pipeline pipeline = pipeline(PipelineSettings.defaults(), testEngines(), OutboundDrain.NONE)) {
            pipeline.publishAll(new SyntheticMarket(42, 1_000));
            pipeline.publish(
                    new MarketEvent().asControl(SyntheticMarket.START, ControlCode.PARAMETER, 0, 0, seconds), 0);
            return pipeline.stop(10, TimeUnit.MINUTES).underlyings().get(0).stateHash();
        }
    }

    @Test
    void shouldGiveAnotherStateHashForAnotherStateOfAnEngine() {
        assertEquals(hashWithCooldown(1), hashWithCooldown(1));
        assertNotEquals(hashWithCooldown(1), hashWithCooldown(2));
    }

    @Test
    @ExpectedLog(contains = "is quarantined")
    void shouldQuarantineAnEngineThatThrowsAndKeepTheOthers() {
        Collector alone = new Collector();
        EngineRegistry healthy = new EngineRegistry().register(new TestEngine("second", -1));
        PipelineResult expected = run(PipelineSettings.defaults(), healthy, alone);
        EngineRegistry broken =
                new EngineRegistry().register(new TestEngine("first", 100)).register(new TestEngine("second", -1));
        PipelineResult result = run(PipelineSettings.defaults(), broken, OutboundDrain.NONE);
        assertEquals(List.of("first"), result.quarantined());
        assertEquals(expected.signals(), result.signalsByEngine().get("second"));
        assertEquals(expected.stateHash(), result.stateHash());
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    @ExpectedLog(contains = "pipeline halted")
    void shouldHaltAndTellThePublisherWhenTheDrainFails(Layout layout) {
        OutboundDrain failing = new OutboundDrain() {
            @Override
            public void onSignal(Signal signal) {
                throw new IllegalStateException("disk full");
            }

            @Override
            public void onMarketSnapshot(MarketSnapshot snapshot) {}

            @Override
            public void onChainSnapshot(ChainSnapshot snapshot) {}
        };
        try (Pipeline pipeline = pipeline(PipelineSettings.defaults().withLayout(layout), testEngines(), failing)) {
            PipelineHaltedException halted = assertThrows(PipelineHaltedException.class, () -> {
                pipeline.publishAll(new SyntheticMarket(42, 40_000));
                pipeline.stop(10, TimeUnit.MINUTES);
            });
            assertTrue(halted.getMessage().contains("disk full"), halted.getMessage());
        }
    }

    @Test
    void shouldObeyControlTicks() {
        try (Pipeline pipeline = pipeline(PipelineSettings.defaults(), testEngines(), OutboundDrain.NONE)) {
            MarketEvent tick = new MarketEvent();
            pipeline.accept(tick.asControl(SyntheticMarket.START, ControlCode.ENGINE_OFF, 0, -1, Double.NaN));
            pipeline.accept(tick.asControl(SyntheticMarket.START, ControlCode.PARAMETER, 1, 1, 1_000));
            pipeline.publishAll(new SyntheticMarket(42, 40_000));
            PipelineResult result = pipeline.stop(10, TimeUnit.MINUTES);
            assertEquals(0, result.signals());
        }
    }

    @Test
    void shouldTakeSnapshotsAtWholeIntervals() {
        Collector collector = new Collector();
        run(PipelineSettings.defaults(), testEngines(), collector);
        long minute = 60_000_000_000L;
        assertTrue(collector.marketTimes.size() >= 10, "snapshots " + collector.marketTimes.size());
        for (int i = 0; i < collector.marketTimes.size(); i++) {
            assertEquals(0, collector.marketTimes.get(i) % minute);
        }
        for (long time : collector.chainTimes) {
            assertEquals(0, time % (5 * minute));
        }
        assertEquals(
                2L * collector.chainTimes.stream().distinct().count(),
                collector.chainTimes.size(),
                "one snapshot for each live expiry");
    }

    @Test
    void shouldNameStageThreadsByRole() {
        List<String> seen = new ArrayList<>();
        OutboundDrain drain = new OutboundDrain() {
            @Override
            public void onSignal(Signal signal) {
                seen.add(Thread.currentThread().getName());
            }

            @Override
            public void onMarketSnapshot(MarketSnapshot snapshot) {}

            @Override
            public void onChainSnapshot(ChainSnapshot snapshot) {}
        };
        run(PipelineSettings.defaults().withLayout(Layout.PIPELINED), testEngines(), drain);
        assertEquals(List.of("strikeiq-drain"), seen.stream().distinct().toList());
    }

    /** An engine that waits at two ticks until it is let go. */
    private static final class HoldingEngine implements EngineDefinition {
        final CountDownLatch[] reached = {new CountDownLatch(1), new CountDownLatch(1)};
        final CountDownLatch[] released = {new CountDownLatch(1), new CountDownLatch(1)};
        private final long[] at;

        HoldingEngine(long... at) {
            this.at = at;
        }

        @Override
        public String name() {
            return "holding";
        }

        @Override
        public String summary() {
            return "waits";
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
            return List.of(EngineDefinition.cooldown(1));
        }

        @Override
        public AnalyticsEngine create(Parameters parameters) {
            return (tick, metrics, emitter) -> {
                for (int i = 0; i < at.length; i++) {
                    if (tick.sequence == at[i]) {
                        hold(i);
                    }
                }
            };
        }

        private void hold(int i) {
            reached[i].countDown();
            try {
                released[i].await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldGiveSlotsBackBeforeTheEndOfALongBatch(Layout layout) throws InterruptedException {
        int slots = 1024;
        HoldingEngine engine = new HoldingEngine(100, 900);
        PipelineSettings defaults = PipelineSettings.defaults();
        PipelineSettings settings = new PipelineSettings(
                layout,
                defaults.waitMode(),
                slots,
                defaults.marketSnapshotInterval(),
                defaults.chainSnapshotInterval());
        MarketEvent tick = new MarketEvent();
        try (SyntheticMarket market = new SyntheticMarket(42, slots);
                Pipeline pipeline = pipeline(settings, new EngineRegistry().register(engine), OutboundDrain.NONE)) {
            while (market.next(tick) && tick.sequence < 100) {
                pipeline.accept(tick);
            }
            pipeline.accept(tick);
            engine.reached[0].await();
            while (market.next(tick)) {
                pipeline.accept(tick);
            }
            engine.released[0].countDown();
            engine.reached[1].await();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
            while (pipeline.remainingCapacity() < 640 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            long free = pipeline.remainingCapacity();
            engine.released[1].countDown();
            pipeline.stop(10, TimeUnit.MINUTES);
            assertTrue(free >= 640, free + " of " + slots + " slots are free while the batch is at tick 900");
        }
    }
}
