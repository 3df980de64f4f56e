package io.strikeiq.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.PipelineHaltedException;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.SyntheticMarket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several producers, and the journaler beside the stages. */
class LivePipelineTest {
    private static final int TICKS = 20_000;

    private final List<Long> recorded = new ArrayList<>();
    private final List<String> signals = Collections.synchronizedList(new ArrayList<>());

    private final OutboundDrain drain = new OutboundDrain() {
        @Override
        public void onSignal(Signal signal) {
            signals.add(signal.tickSequence + "/" + signal.ordinal + "/" + signal.value(0));
        }

        @Override
        public void onMarketSnapshot(MarketSnapshot snapshot) {}

        @Override
        public void onChainSnapshot(ChainSnapshot snapshot) {}
    };

    private Pipeline pipeline(Layout layout, Intake intake) {
        return pipeline(PipelineSettings.defaults().withLayout(layout), intake);
    }

    private Pipeline pipeline(PipelineSettings settings, Intake intake) {
        return new Pipeline(
                settings,
                new StandardMetrics(MetricsSettings.defaults()),
                new EngineRegistry().register(new EchoEngine("echo", 100)),
                List.of(),
                new BarrierPrior(1),
                drain,
                new LatencyRecorder(System::nanoTime),
                StageFailures.defaults(),
                DeadLetters.NONE,
                intake);
    }

    private static void feed(TickProducer producer, SyntheticMarket market) {
        MarketEvent tick = new MarketEvent();
        while (market.next(tick)) {
            producer.accept(tick);
        }
    }

    private PipelineResult replayed() {
        try (Pipeline pipeline = pipeline(Layout.FUSED, Intake.replay())) {
            pipeline.publishAll(new SyntheticMarket(7, TICKS));
            return pipeline.stop(10, TimeUnit.MINUTES);
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldGiveLiveWhatAReplayGivesAndRecordEveryTick(Layout layout) {
        PipelineResult expected = replayed();
        List<String> replayedSignals = List.copyOf(signals);
        signals.clear();

        PipelineResult result;
        try (Pipeline pipeline = pipeline(layout, Intake.live(0, tick -> recorded.add(tick.sequence)))) {
            feed(pipeline.producer(), new SyntheticMarket(7, TICKS));
            result = pipeline.stop(10, TimeUnit.MINUTES);
        }

        assertEquals(expected, result);
        assertEquals(replayedSignals, signals);
        assertEquals(LongStream.rangeClosed(1, TICKS).boxed().toList(), recorded);
    }

    @Test
    void shouldGiveLiveWhatAReplayGivesInShards() {
        PipelineResult expected = replayed();
        PipelineSettings settings =
                PipelineSettings.defaults().withLayout(Layout.PIPELINED).withShards(3);
        try (Pipeline pipeline = pipeline(settings, Intake.live(0, tick -> recorded.add(tick.sequence)))) {
            feed(pipeline.producer(), new SyntheticMarket(7, TICKS));
            assertEquals(expected, pipeline.stop(10, TimeUnit.MINUTES));
        }
        assertEquals(TICKS, recorded.size());
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldNumberTheTicksOfSeveralProducersWithoutGaps(Layout layout) throws InterruptedException {
        List<Integer> ids = new ArrayList<>();
        try (Pipeline pipeline =
                pipeline(PipelineSettings.defaults().withLayout(layout).withRingSize(256), Intake.live(0, tick -> {
                    recorded.add(tick.sequence);
                    ids.add(tick.instrumentId);
                }))) {
            List<Thread> feeds = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                SyntheticMarket market = new SyntheticMarket(i, TICKS / 4, 1000 * i, "M" + i);
                TickProducer producer = pipeline.producer();
                feeds.add(new Thread(() -> feed(producer, market), "test-feed-" + i));
            }
            feeds.forEach(Thread::start);
            for (Thread feed : feeds) {
                feed.join();
            }
            assertEquals(3L * (TICKS / 4), pipeline.stop(10, TimeUnit.MINUTES).ticks());
        }
        assertEquals(LongStream.rangeClosed(1, 3L * (TICKS / 4)).boxed().toList(), recorded);
        for (int feed = 0; feed < 3; feed++) {
            assertEquals(
                    ofFeed(feed, idsOf(new SyntheticMarket(feed, TICKS / 4, 1000 * feed, "M" + feed))),
                    ofFeed(feed, ids),
                    "ticks of feed " + feed);
        }
    }

    private static List<Integer> idsOf(SyntheticMarket market) {
        List<Integer> ids = new ArrayList<>();
        MarketEvent tick = new MarketEvent();
        while (market.next(tick)) {
            ids.add(tick.instrumentId);
        }
        return ids;
    }

    private static List<Integer> ofFeed(int feed, List<Integer> ids) {
        return ids.stream().filter(id -> id >= 0 && id / 1000 == feed).toList();
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldLetNoSignalOutBeforeItsTickIsRecorded(Layout layout) throws InterruptedException {
        int at = 1_050;
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        TickRecorder stalled = tick -> {
            if (tick.sequence == at) {
                reached.countDown();
                awaitUninterruptibly(released);
            }
            recorded.add(tick.sequence);
        };
        try (Pipeline pipeline = pipeline(layout, Intake.live(0, stalled))) {
            TickProducer producer = pipeline.producer();
            feed(producer, new SyntheticMarket(7, 2_000));
            reached.await();
            while (pipeline.status().get(0).waiting() > 0) {
                Thread.onSpinWait();
            }
            int out = signals.size();
            assertTrue(out <= at / 100, () -> "a signal is out before its tick is recorded: " + signals);
            released.countDown();
            pipeline.stop(10, TimeUnit.MINUTES);
        }
        assertEquals(20, signals.size());
        assertEquals(2_000, recorded.size());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    @ExpectedLog(contains = "pipeline halted: stage journal failed at tick 500")
    void shouldTellProducersThatWaitForRoomThatTheJournalFailed(Layout layout) {
        TickRecorder failing = tick -> {
            if (tick.sequence == 500) {
                throw new IllegalStateException("planted");
            }
            recorded.add(tick.sequence);
        };
        try (Pipeline pipeline =
                pipeline(PipelineSettings.defaults().withLayout(layout).withRingSize(64), Intake.live(0, failing))) {
            TickProducer producer = pipeline.producer();
            PipelineHaltedException halted =
                    assertThrows(PipelineHaltedException.class, () -> feed(producer, new SyntheticMarket(7, TICKS)));
            assertEquals(500, halted.tickSequence());
        }
        assertEquals(LongStream.range(1, 500).boxed().toList(), recorded);
        assertEquals(
                List.of("100", "200", "300", "400"),
                signals.stream()
                        .map(signal -> signal.substring(0, signal.indexOf('/')))
                        .toList());
    }

    @Test
    void shouldMakeNothingOfTheWarmUpAndRecordOnlyWhatIsNew() {
        int warmUp = 5_000;
        int known = 3_000;
        SyntheticMarket market = new SyntheticMarket(7, TICKS);
        MarketEvent tick = new MarketEvent();
        PipelineResult result;
        try (Pipeline pipeline =
                pipeline(Layout.FUSED, Intake.live(1 - warmUp, known, each -> recorded.add(each.sequence)))) {
            for (int i = 0; i < warmUp + known; i++) {
                market.next(tick);
                pipeline.accept(tick);
            }
            feed(pipeline.producer(), market);
            result = pipeline.stop(10, TimeUnit.MINUTES);
        }

        assertEquals(TICKS - warmUp, result.ticks());
        assertEquals((TICKS - warmUp) / 100, result.signals());
        assertEquals(result.signals(), signals.size());
        assertFalse(signals.stream().anyMatch(signal -> signal.startsWith("-") || signal.startsWith("0/")));
        assertEquals(LongStream.rangeClosed(known + 1, TICKS - warmUp).boxed().toList(), recorded);
    }

    @Test
    void shouldPublishASlotThatCannotBeFilledAsRefused() {
        MarketEvent broken = new MarketEvent();
        broken.type = null;
        PipelineResult result;
        try (Pipeline pipeline = pipeline(Layout.FUSED, Intake.live(0, tick -> recorded.add(tick.sequence)))) {
            TickProducer producer = pipeline.producer();
            feed(producer, new SyntheticMarket(7, 100));
            assertThrows(NullPointerException.class, () -> producer.accept(broken));
            producer.accept(new MarketEvent().asClock(SyntheticMarket.START));
            result = pipeline.stop(10, TimeUnit.MINUTES);
        }

        assertEquals(102, result.ticks());
        assertEquals(1L, result.refused().get("UNKNOWN_INSTRUMENT"));
        assertEquals(102, recorded.size());
    }

    @Test
    void shouldKnowTheTimeThatLiveTicksHaveReached() {
        try (Pipeline pipeline = pipeline(Layout.FUSED, Intake.live(1, tick -> recorded.add(tick.sequence)))) {
            SyntheticMarket market = new SyntheticMarket(7, 200);
            MarketEvent tick = new MarketEvent();
            market.next(tick);
            pipeline.accept(tick);
            TickProducer producer = pipeline.producer();
            while (market.next(tick)) {
                producer.accept(tick, 1_000);
            }
            long last = tick.exchangeTime;
            producer.accept(tick.asClock(last + 5), 2_000);
            pipeline.stop(10, TimeUnit.MINUTES);
            assertEquals(last, pipeline.clocks().get(0).time());
            assertEquals(1_000, pipeline.clocks().get(0).receivedAt());
            assertEquals(last + 7, pipeline.clocks().get(0).timeAt(1_007));
        }
    }
}
