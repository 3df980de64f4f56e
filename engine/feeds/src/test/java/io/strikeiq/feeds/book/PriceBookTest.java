package io.strikeiq.feeds.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PriceBookTest {
    private final PriceBook book = new PriceBook();
    private final MarketEvent tick = new MarketEvent();

    private static void assertSide(NavigableMap<Double, Double> expected, double[] prices, double[] sizes) {
        int level = 0;
        for (Map.Entry<Double, Double> each : expected.entrySet()) {
            if (level == MarketEvent.MAX_DEPTH) {
                return;
            }
            assertEquals(each.getKey(), prices[level]);
            assertEquals(each.getValue(), sizes[level++]);
        }
        assertTrue(level == MarketEvent.MAX_DEPTH || (Double.isNaN(prices[level]) && Double.isNaN(sizes[level])));
    }

    @Test
    void shouldKeepTheBookThatATreeKeeps() {
        NavigableMap<Double, Double> bids = new TreeMap<>(Comparator.reverseOrder());
        NavigableMap<Double, Double> asks = new TreeMap<>();
        SplittableRandom random = new SplittableRandom(5);
        double[] before = new double[MarketEvent.MAX_DEPTH];
        for (int i = 0; i < 20_000; i++) {
            boolean bid = random.nextBoolean();
            double price = (bid ? 0 : 500) + random.nextInt(500);
            double size = random.nextInt(3);
            book.set(bid, price, size);
            NavigableMap<Double, Double> side = bid ? bids : asks;
            if (size == 0) {
                side.remove(price);
            } else {
                side.put(price, size);
            }
            book.show(tick, 1, i);
            assertSide(bids, tick.bidPrices, tick.bidSizes);
            assertSide(asks, tick.askPrices, tick.askSizes);
            before[i % before.length] = tick.bidPrices[0];
        }
        assertTrue(Arrays.stream(before).anyMatch(price -> price > 0));
    }

    @Test
    void shouldSayWhenTheBestLevelsHaveChangedOnly() {
        for (int i = 0; i < 12; i++) {
            book.set(true, 100 - i, 1);
        }
        assertTrue(book.show(tick, 1, 1));
        assertFalse(book.show(tick, 1, 2));
        book.set(true, 89, 5);
        assertFalse(book.show(tick, 1, 3), "the twelfth level");
        book.set(true, 91, 5);
        assertTrue(book.show(tick, 1, 4));
        assertEquals(12, tick.levelsOffered);
    }

    @Test
    void shouldCutWhatIsBetterThanANewerBestQuote() {
        book.set(true, 100, 1);
        book.set(true, 99, 1);
        book.set(false, 101, 1);
        book.best(99, 3, Double.NaN, Double.NaN);

        assertEquals(1, book.bids());
        assertEquals(0, book.asks());
        assertTrue(book.isSound());
    }
}
