package io.strikeiq.service.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedContext;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.deribit.local.LocalExchange;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A local Deribit that closes connections and leaves out changes of books, recorded by a process that ends in the middle and is
 * started again, against what was played.
 */
@ExpectedLog(logger = "DeribitFeed")
class InterruptedDayTest {
    private static final long MILLISECOND = 1_000_000L;
    private static final long PLAYED = TimeUnit.MINUTES.toNanos(30);
    private static final double SPEED = 400;

    private final StopRequest first = new StopRequest();
    private final List<String> traded = new ArrayList<>();
    private final Map<Integer, Double> interest = new TreeMap<>();

    @TempDir
    private Path folder;

    /** The simulator for half an hour of its session; in the middle the first process ends. */
    private final class HalfAnHour implements Feed {
        private final Feed simulator;
        private long begun;

        HalfAnHour(StrikeIqConfig config) {
            simulator = new SimulatorFeed(config.simulate(), Double.POSITIVE_INFINITY);
        }

        @Override
        public String name() {
            return "half an hour";
        }

        @Override
        public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
            simulator.run(
                    behind,
                    new FeedSink() {
                        @Override
                        public void accept(MarketEvent tick) {
                            accept(tick, 0);
                        }

                        @Override
                        public void accept(MarketEvent tick, long readAt) {
                            give(tick, sink);
                        }
                    },
                    stop);
        }

        private void give(MarketEvent tick, FeedSink sink) {
            if (tick.type != TickType.INSTRUMENT && begun == 0) {
                begun = tick.exchangeTime;
            }
            long passed = begun == 0 ? 0 : tick.exchangeTime - begun;
            if (passed > PLAYED) {
                return;
            }
            if (tick.type == TickType.TRADE) {
                traded.add(trade(tick));
            } else if (tick.type == TickType.OPEN_INTEREST) {
                interest.put(tick.instrumentId, tick.openInterest);
            }
            sink.accept(tick);
            if (passed > PLAYED / 2) {
                first.request();
            }
        }
    }

    private static String trade(MarketEvent tick) {
        return tick.exchangeTime / MILLISECOND + " " + tick.price + " " + tick.size;
    }

    private static StrikeIqConfig config(String feed) {
        return ConfigFile.parse(
                "test.yaml",
                "simulate: {seed: 7, underlyings: 1, strikes: 9, expiries: 1, ticks: 200000, premium: coin}\nlive:\n  feeds:\n    - "
                        + feed + "\n",
                Map.of());
    }

    private static Feed deribit(LocalExchange exchange) {
        return config("{venue: deribit, address: 'ws://127.0.0.1:" + exchange.port() + "/ws/api/v2', underlyings: "
                        + exchange.underlyings().get(0) + ", speed: " + SPEED
                        + ", history: '', callInterval: 20ms, retry: 1ms, summary: 2s}")
                .live()
                .feeds()
                .get(0)
                .maker()
                .make(new FeedContext(1, factor -> null));
    }

    @LongTest
    @Test
    void shouldHaveEveryTradeOnceAndEachGapThoughConnectionsAndTheProcessEnd() throws IOException {
        Path journal = folder.resolve("journal");
        StopRequest second = new StopRequest();
        try (LocalExchange exchange = LocalExchange.open(
                new HalfAnHour(config("{venue: simulator}")),
                0,
                SPEED,
                LocalFaults.of(List.of("gap=200", "close=1s", "duplicates")))) {
            new FeedRecorder(journal).record(deribit(exchange), first);
            Thread end = new Thread(() -> {
                boolean over = false;
                while (!over) {
                    over = exchange.awaitPlayed(TimeUnit.MILLISECONDS.toNanos(50));
                }
                second.await(TimeUnit.SECONDS.toNanos(3));
                second.request();
            });
            end.start();
            new FeedRecorder(journal).record(deribit(exchange), second);
        }

        List<String> recorded = new ArrayList<>();
        List<FeedState> states = new ArrayList<>();
        Map<Integer, Double> interestRecorded = new TreeMap<>();
        int past = 0;
        MarketEvent tick = new MarketEvent();
        try (TickSource source = TickJournalReader.open(journal)) {
            while (source.next(tick)) {
                if (tick.type == TickType.TRADE) {
                    recorded.add(trade(tick));
                    past += tick.isBackfilled() ? 1 : 0;
                } else if (tick.type == TickType.INSTRUMENT && tick.definition.isOption()) {
                    assertTrue(
                            tick.definition.symbol().matches("SIMA-[0-9]{1,2}[A-Z]{3}[0-9]{2}-[0-9]+-[CP]"),
                            tick::toString);
                    assertEquals(PremiumUnit.COIN, tick.definition.premiumUnit());
                } else if (tick.type == TickType.OPEN_INTEREST) {
                    interestRecorded.put(tick.instrumentId, tick.openInterest);
                } else if (tick.type == TickType.FEED_STATE) {
                    states.add(tick.feedState);
                }
            }
        }
        assertEquals(
                traded.stream().sorted().toList(), recorded.stream().sorted().toList());
        assertEquals(
                interest.values().stream().sorted().toList(),
                interestRecorded.values().stream().sorted().toList());
        assertTrue(past > 0, "trades of a gap");
        assertTrue(states.stream().filter(each -> each == FeedState.GAP).count() >= 2, states.toString());
    }
}
