package io.strikeiq.service.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickType;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.testing.FaultReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedQueueTest {
    private static final long LONG = TimeUnit.SECONDS.toNanos(30);
    private static final int CAPACITY = 64;
    private static final int INSTRUMENTS = 20;
    private static final long SEED = 7;
    private final MarketEvent tick = new MarketEvent();

    private static FeedQueue queue(BackPressure backPressure) {
        return new FeedQueue(new FeedSettings(backPressure, CAPACITY));
    }

    private static String text(MarketEvent tick) {
        return tick.exchangeTime + " " + tick.type + " " + tick.instrumentId;
    }

    private List<String> takeAll(FeedQueue queue) {
        List<String> taken = new ArrayList<>();
        while (queue.poll(tick, 0)) {
            taken.add(text(tick));
        }
        return taken;
    }

    private static MarketEvent random(MarketEvent tick, Random random, long time) {
        int instrument = random.nextInt(INSTRUMENTS);
        return switch (random.nextInt(10)) {
            case 0 -> tick.asTrade(instrument, time, 10, 1, Aggressor.BUY);
            case 1 -> tick.asOpenInterest(instrument, time, 1_000);
            case 2 -> tick.asClock(time);
            default -> tick.asQuote(instrument, time, 1, 1, 2, 1);
        };
    }

    @ParameterizedTest
    @EnumSource(BackPressure.class)
    void shouldGiveEveryTickInOrderToAPublisherThatKeepsUp(BackPressure backPressure) {
        FeedQueue queue = queue(backPressure);
        Random random = new Random(SEED);
        for (long time = 1; time <= 10_000; time++) {
            random(tick, random, time);
            String given = text(tick);
            queue.accept(tick);
            assertTrue(queue.poll(tick, LONG));
            assertEquals(given, text(tick), "seed " + SEED);
        }
        assertEquals(new FeedCounts(10_000, 0, 0), queue.counts());
    }

    /** The naive queue: a list; a quote that meets one of its instrument in a list half full removes that one. */
    private static final class NaiveQueue {
        private final List<String> waiting = new ArrayList<>();
        private long conflated;

        void add(MarketEvent tick) {
            if (tick.type == TickType.QUOTE && waiting.size() >= CAPACITY / 2) {
                String quote = " QUOTE " + tick.instrumentId;
                int older = -1;
                for (int i = 0; i < waiting.size(); i++) {
                    older = waiting.get(i).endsWith(quote) ? i : older;
                }
                if (older >= 0) {
                    waiting.remove(older);
                    conflated++;
                }
            }
            waiting.add(text(tick));
        }
    }

    @Test
    void shouldConflateQuotesAsANaiveListDoes() {
        Random random = new Random(SEED);
        FeedQueue queue = queue(BackPressure.CONFLATE);
        NaiveQueue naive = new NaiveQueue();
        for (long time = 1; time <= 50_000; time++) {
            boolean full = naive.waiting.size() >= CAPACITY - 1;
            if (full || random.nextInt(60) == 0) {
                for (int i = random.nextInt(CAPACITY); i >= 0 && !naive.waiting.isEmpty(); i--) {
                    assertTrue(queue.poll(tick, 0));
                    assertEquals(naive.waiting.remove(0), text(tick), "seed " + SEED);
                }
            }
            naive.add(random(tick, random, time));
            queue.accept(tick);
        }
        assertEquals(naive.waiting, takeAll(queue), "seed " + SEED);
        assertEquals(new FeedCounts(50_000, naive.conflated, 0), queue.counts());
        assertTrue(naive.conflated > 1_000, "conflated " + naive.conflated);
    }

    @ParameterizedTest
    @EnumSource(BackPressure.class)
    void shouldLoseNeitherTradeNorOpenInterestToASlowConsumer(BackPressure backPressure, TestInfo test)
            throws Exception {
        FeedQueue queue = queue(backPressure);
        List<String> important = new ArrayList<>();
        String[] newestQuote = new String[INSTRUMENTS];
        int ticks = 5_000;
        Thread feed = new Thread(() -> {
            MarketEvent own = new MarketEvent();
            Random random = new Random(SEED);
            for (long time = 1; time <= ticks; time++) {
                random(own, random, time);
                if (own.type == TickType.QUOTE) {
                    newestQuote[own.instrumentId] = text(own);
                } else {
                    important.add(text(own));
                }
                queue.accept(own);
            }
            queue.end(null);
        });
        feed.start();
        List<String> taken = new ArrayList<>();
        String[] lastQuote = new String[INSTRUMENTS];
        long lastTime = 0;
        while (!queue.isDrained()) {
            // Slower than any feed: lets the queue fill before each tick that it takes.
            while (feed.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
            }
            if (queue.poll(tick, 0)) {
                assertTrue(tick.exchangeTime > lastTime, "event time goes on");
                lastTime = tick.exchangeTime;
                if (tick.type == TickType.QUOTE) {
                    lastQuote[tick.instrumentId] = text(tick);
                } else {
                    taken.add(text(tick));
                }
            }
        }
        feed.join();
        assertEquals(important, taken);
        assertEquals(List.of(newestQuote), List.of(lastQuote));
        FeedCounts counts = queue.counts();
        assertEquals(ticks, counts.received());
        assertTrue(counts.blocked() > 0, counts::toString);
        assertEquals(backPressure == BackPressure.CONFLATE, counts.conflated() > 0, counts::toString);
        assertTrue(queue.isEnded());
        FaultReport.survived(
                test,
                "consumer slower than its feed, " + backPressure,
                ticks,
                counts.blocked() + " ticks waited, " + counts.conflated()
                        + " quotes conflated, no trade and no open interest lost");
    }

    @Test
    void shouldLetAWaitingFeedGoWhenTheRunTakesNoMore() throws Exception {
        FeedQueue queue = queue(BackPressure.BLOCK);
        CountDownLatch full = new CountDownLatch(CAPACITY);
        FeedThread feed = FeedThread.start(
                feed((sink) -> {
                    MarketEvent own = new MarketEvent();
                    for (long time = 1; time < Long.MAX_VALUE; time++) {
                        sink.accept(own.asClock(time));
                        full.countDown();
                    }
                }),
                new FeedPosition(0, 0, true),
                queue);
        assertTrue(full.await(300, TimeUnit.SECONDS));

        feed.close();

        assertFalse(queue.isDrained());
        assertEquals(CAPACITY, takeAll(queue).size());
        assertTrue(queue.isDrained());
        assertFalse(queue.isEnded(), "the run ended it, not the venue");
        assertThrows(FeedClosedException.class, () -> queue.accept(tick.asClock(1)));
    }

    @Test
    void shouldTellWhyAFeedFailedBehindItsLastTick() {
        FeedQueue queue = queue(BackPressure.BLOCK);
        IllegalStateException planted = new IllegalStateException("planted");
        FeedThread feed = FeedThread.start(
                feed(sink -> {
                    sink.accept(new MarketEvent().asClock(5));
                    throw planted;
                }),
                new FeedPosition(0, 0, true),
                queue);

        assertTrue(queue.poll(tick, LONG));
        assertFalse(queue.poll(tick, LONG));
        assertTrue(queue.isDrained());
        assertSame(planted, queue.failure());
        feed.close();
    }

    @Test
    void shouldEndInOrderWithTheFeed() {
        FeedQueue queue = queue(BackPressure.BLOCK);
        FeedThread feed = FeedThread.start(feed(sink -> {}), new FeedPosition(0, 0, true), queue);

        assertFalse(queue.poll(tick, LONG));
        assertTrue(queue.isEnded());
        assertNull(queue.failure());
        feed.close();
    }

    private static Feed feed(Consumer<TickSink> body) {
        return new Feed() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public void run(FeedPosition behind, TickSink sink, StopRequest stop) {
                body.accept(sink);
            }
        };
    }
}
