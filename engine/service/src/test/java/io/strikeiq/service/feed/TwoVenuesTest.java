package io.strikeiq.service.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.pipeline.Intake;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedContext;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.deribit.local.LocalExchange;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two feeds on one ring; the line to the venue of one of them is cut for an hour of its time. */
@ExpectedLog(logger = "DeribitFeed")
class TwoVenuesTest {
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final double SPEED = 1_000;
    private static final long LOOK = 1_000_000;
    private static final String OTHER = "SIMA";

    /** The whole session, so that an hour of it is left whenever the line is cut. */
    private final StrikeIqConfig config = config(270_000, "{venue: simulator}");

    private final CountDownLatch isDown = new CountDownLatch(1);
    private final CountDownLatch isBack = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private static StrikeIqConfig config(int ticks, String feed) {
        return ConfigFile.parse(
                "test.yaml",
                "simulate: {seed: 7, underlyings: 1, strikes: 9, expiries: 1, ticks: " + ticks
                        + "}\nlive:\n  feeds:\n    - " + feed + "\n",
                Map.of());
    }

    /** Ticks of the other venue: some before the line is cut, some while it is, the rest once it is back. */
    private final class OtherVenue implements Feed {
        private final long ticks;
        private long given;

        OtherVenue(long ticks) {
            this.ticks = ticks;
        }

        @Override
        public String name() {
            return "the other venue";
        }

        @Override
        public boolean keepsTime() {
            return true;
        }

        @Override
        public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
            Feed simulator =
                    new SimulatorFeed(config((int) ticks, "{venue: simulator}").simulate(), Double.POSITIVE_INFINITY);
            simulator.run(
                    behind,
                    new FeedSink() {
                        @Override
                        public void accept(MarketEvent tick) {
                            given++;
                            if (given <= ticks) {
                                await(given == ticks / 3 ? isDown : given == 2 * ticks / 3 ? isBack : null);
                                sink.accept(tick);
                            }
                        }

                        @Override
                        public void accept(MarketEvent tick, long readAt) {
                            accept(tick);
                        }
                    },
                    stop);
        }

        private void await(CountDownLatch latch) {
            try {
                if (latch != null) {
                    latch.await();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Pipeline pipeline(TickJournalWriter journal, List<String> signals) {
        OutboundDrain drain = new OutboundDrain() {
            @Override
            public void onSignal(Signal signal) {
                if (signal.underlying.equals(OTHER)) {
                    signals.add(signal.time + " " + signal.engine + " " + signal.type.name() + " " + signal.direction
                            + " " + signal.strength + " " + signal.confidence + " " + signal.level);
                }
            }

            @Override
            public void onMarketSnapshot(MarketSnapshot snapshot) {}

            @Override
            public void onChainSnapshot(ChainSnapshot snapshot) {}
        };
        return new Pipeline(
                PipelineSettings.defaults(),
                new StandardMetrics(MetricsSettings.defaults()),
                StandardEngines.registry(),
                List.of(),
                new BarrierPrior(1),
                drain,
                new LatencyRecorder(() -> 0),
                StageFailures.defaults(),
                DeadLetters.NONE,
                Intake.live(0, tick -> {
                    journal.accept(tick);
                    if (tick.type == TickType.FEED_STATE && tick.feedState == FeedState.DOWN) {
                        isDown.countDown();
                    } else if (tick.type == TickType.FEED_STATE && tick.feedState == FeedState.GAP) {
                        isBack.countDown();
                    }
                }));
    }

    /** Signals of the other venue. */
    private List<String> alone(long ticks) {
        isDown.countDown();
        isBack.countDown();
        List<String> signals = new ArrayList<>();
        try (TickJournalWriter journal = TickJournalWriter.open(folder.resolve("alone"), JournalInfo.of("test"));
                Pipeline pipeline = pipeline(journal, signals)) {
            try (LiveFeeds feeds = feeds(pipeline, List.of(new OtherVenue(ticks)), InstrumentBook.inMemory())) {
                await(feeds);
            }
            pipeline.stop(1, TimeUnit.MINUTES);
        }
        return signals;
    }

    private static LiveFeeds feeds(Pipeline pipeline, List<Feed> feeds, InstrumentBook book) {
        List<LiveFeeds.Source> sources =
                feeds.stream().map(each -> new LiveFeeds.Source(each, false)).toList();
        return new LiveFeeds(
                sources,
                book,
                new ShownNames(),
                any -> new FeedPosition(0, 0, false),
                pipeline,
                TimeUnit.MINUTES.toNanos(1));
    }

    private static void await(LiveFeeds feeds) {
        while (!feeds.hasEnded()) {
            LockSupport.parkNanos(LOOK);
        }
    }

    private static Feed deribit(LocalExchange exchange, int port) {
        return config(
                        270_000,
                        "{venue: deribit, address: 'ws://127.0.0.1:" + port + "/ws/api/v2', underlyings: "
                                + exchange.underlyings().get(0) + ", speed: " + SPEED
                                + ", history: '', callInterval: 5ms, retry: 200ms, summary: 2s}")
                .live()
                .feeds()
                .get(0)
                .maker()
                .make(new FeedContext(1, factor -> null));
    }

    @LongTest
    @Test
    void shouldLeaveAVenueAloneWhileAnotherIsDownForAnHourAndKnowHowFarEachCame() throws Exception {
        long ticks = 60_000;
        List<String> signals = new ArrayList<>();
        InstrumentBook book = InstrumentBook.inMemory();
        Path journal = folder.resolve("both");
        Feed deribit;
        OtherVenue other = new OtherVenue(ticks);
        try (LocalExchange exchange = LocalExchange.open(
                        new SimulatorFeed(config.simulate(), Double.POSITIVE_INFINITY), 0, SPEED, LocalFaults.NONE);
                BrokenLine line = new BrokenLine(exchange.port());
                TickJournalWriter writer = TickJournalWriter.open(journal, JournalInfo.of("test"));
                Pipeline pipeline = pipeline(writer, signals)) {
            deribit = deribit(exchange, line.port());
            try (LiveFeeds feeds = feeds(pipeline, List.of(other, deribit), book)) {
                while (feeds.received(1) < 200) {
                    LockSupport.parkNanos(LOOK);
                }
                line.cut();
                isDown.await();
                long end = System.nanoTime() + (long) (HOUR / SPEED);
                while (System.nanoTime() < end) {
                    LockSupport.parkNanos(LOOK);
                }
                line.mend();
                while (feeds.isUp(0)) {
                    LockSupport.parkNanos(LOOK);
                }
                assertTrue(feeds.failure().isEmpty(), feeds.failure().toString());
            }
            pipeline.stop(1, TimeUnit.MINUTES);
        }

        assertFalse(signals.isEmpty());
        assertEquals(alone(ticks), signals);

        MarketEvent tick = new MarketEvent();
        long last = 0;
        long longest = 0;
        long lastOfDeribit = 0;
        int deribitId = book.id(deribit.venue(), "SIMA_USDC");
        List<FeedState> states = new ArrayList<>();
        try (TickSource source = TickJournalReader.open(journal)) {
            while (source.next(tick)) {
                last = Math.max(last, tick.exchangeTime);
                if (tick.type == TickType.FEED_STATE) {
                    assertEquals(deribitId, tick.instrumentId);
                    states.add(tick.feedState);
                    longest =
                            tick.feedState == FeedState.GAP ? Math.max(longest, tick.feedTo - tick.feedFrom) : longest;
                }
                if (tick.instrumentId >= deribitId && tick.type != TickType.INSTRUMENT) {
                    lastOfDeribit = Math.max(lastOfDeribit, tick.exchangeTime);
                }
            }
        }
        assertTrue(longest >= HOUR, "the longest gap is of " + TimeUnit.NANOSECONDS.toMinutes(longest) + " min");
        assertEquals(
                List.of(FeedState.CONNECTED, FeedState.DOWN, FeedState.GAP, FeedState.CONNECTED), states.subList(0, 4));

        FeedPosition all = new FeedPosition(1, last, false);
        assertEquals(
                lastOfDeribit, RecordedPosition.of(deribit, journal, all, book).exchangeTime(), "by its own last tick");
        assertEquals(last, RecordedPosition.of(other, journal, all, book).exchangeTime());
    }
}
