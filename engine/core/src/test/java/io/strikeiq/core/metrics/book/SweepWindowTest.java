package io.strikeiq.core.metrics.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.testing.MetricsRig;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SweepWindowTest {
    private static final long SECOND = MetricsRig.SECOND;
    private static final long T = MetricsRig.START;
    private final Book book = new Book();
    private final SweepWindow asks = new SweepWindow(1, SECOND);
    private final SweepWindow bids = new SweepWindow(-1, SECOND);

    private static MarketEvent depth(double... sizes) {
        MarketEvent tick = new MarketEvent().asDepth(0, T, sizes.length);
        for (int i = 0; i < sizes.length; i++) {
            tick.bidPrices[i] = 99 - i;
            tick.bidSizes[i] = sizes[i];
            tick.askPrices[i] = 101 + i;
            tick.askSizes[i] = sizes[i];
        }
        return tick;
    }

    @Test
    void shouldCountDisplayedLevelsThatTheVolumeCovers() {
        book.update(depth(5, 10, 20));
        asks.onTrade(book, T, 101, 4);
        assertEquals(0, asks.levels(T), "one lot of the best level is left");
        asks.onTrade(book, T, 101, 1);
        assertEquals(1, asks.levels(T));
        asks.onTrade(book, T, 102, 10);
        assertEquals(2, asks.levels(T));
        asks.onTrade(book, T, 103, 20);
        assertEquals(3, asks.levels(T));
        assertEquals(0, bids.levels(T));
    }

    @Test
    void shouldNotCountALevelThatThePriceHasNotReached() {
        book.update(depth(5, 10, 20));
        bids.onTrade(book, T, 99, 500);
        assertEquals(1, bids.levels(T), "hidden size at the best bid absorbed the rest");
        bids.onTrade(book, T, 98, 1);
        assertEquals(2, bids.levels(T));
    }

    @Test
    void shouldForgetTradesOlderThanTheWindow() {
        book.update(depth(5, 10, 20));
        asks.onTrade(book, T, 102, 15);
        assertEquals(2, asks.levels(T + SECOND));
        assertEquals(0, asks.levels(T + SECOND + 1));
        asks.onTrade(book, T + 2 * SECOND, 101, 5);
        assertEquals(1, asks.levels(T + 2 * SECOND));
        asks.forget();
        assertEquals(0, asks.levels(T + 2 * SECOND));
    }

    @Test
    void shouldCountPricesBeyondTheQuoteWhereThereIsNoDepth() {
        book.update(new MarketEvent().asQuote(0, T, 99, 1, 101, 1));
        asks.onTrade(book, T, 101, 500);
        assertEquals(0, asks.levels(T), "no trade through the quote");
        asks.onTrade(book, T, 102, 1);
        assertEquals(2, asks.levels(T), "the quote and one price beyond");
        asks.onTrade(book, T, 102, 1);
        asks.onTrade(book, T, 104, 1);
        assertEquals(3, asks.levels(T));
        bids.onTrade(book, T, 98, 1);
        assertEquals(2, bids.levels(T));
    }

    @Test
    void shouldCountNothingAgainstAnUnknownQuote() {
        asks.onTrade(book, T, 500, 10);
        assertEquals(0, asks.levels(T));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldEqualAWalkOverAllTradesOfTheLastSecond(long seed) {
        Random random = new Random(seed);
        List<double[]> trades = new ArrayList<>();
        List<double[]> displayed = new ArrayList<>();
        long time = T;
        int swept = 0;
        for (int i = 0; i < 3_000; i++) {
            time += random.nextInt(2) * (long) (random.nextDouble() * 0.5 * SECOND);
            double[] sizes = {1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9)};
            book.update(depth(sizes));
            // Now and then half a lot, so that sums of whole numbers and of others take turns.
            double size = random.nextInt(12) == 0 ? 0.5 + random.nextInt(8) : 1 + random.nextInt(8);
            double[] trade = {time, 101 + random.nextInt(4), size};
            trades.add(trade);
            displayed.add(sizes);
            asks.onTrade(book, time, trade[1], trade[2]);
            int expected = naive(trades, displayed, time);
            swept += expected > 1 ? 1 : 0;
            assertEquals(expected, asks.levels(time), "seed " + seed + " trade " + i);
        }
        assertEquals(true, swept > 100, "seed " + seed + ": " + swept + " sweeps");
    }

    private static int naive(List<double[]> trades, List<double[]> displayed, long now) {
        int first = 0;
        while (now - (long) trades.get(first)[0] > SECOND) {
            first++;
        }
        double volume = 0;
        double worst = 0;
        for (int i = first; i < trades.size(); i++) {
            volume += trades.get(i)[2];
            worst = Math.max(worst, trades.get(i)[1]);
        }
        int levels = 0;
        for (double size : displayed.get(first)) {
            volume -= size;
            if (volume < 0 || worst < 101 + levels) {
                break;
            }
            levels++;
        }
        return levels;
    }
}
