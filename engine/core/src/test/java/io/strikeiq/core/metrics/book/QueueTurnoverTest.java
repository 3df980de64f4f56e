package io.strikeiq.core.metrics.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.statistics.DecayedSums;
import io.strikeiq.testing.MetricsRig;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueueTurnoverTest {
    private static final long MILLISECOND = 1_000_000L;
    private static final long T = MetricsRig.START;
    private static final long HALF_LIFE = 10_000 * MILLISECOND;
    private static final double PER_SECOND = Math.log(2) / 10;
    private final QueueTurnover bids = new QueueTurnover(1, new DecayedSums(2, HALF_LIFE), 0, 100 * MILLISECOND);

    private double added() {
        return bids.addRate(T) / PER_SECOND;
    }

    private double cancelled() {
        return bids.cancelRate(T) / PER_SECOND;
    }

    @Test
    void shouldCountSizeThatJoinsAndBetterQuotesAsAdded() {
        bids.onQuote(T, 100, 10, 100, 14);
        bids.onQuote(T, 100, 14, 100.5, 6);
        assertEquals(10, added(), 1e-9);
        assertEquals(0, cancelled(), 1e-9);
    }

    @Test
    void shouldCountAReductionThatNoTradeExplainsAsCancelled() {
        bids.onQuote(T, 100, 10, 100, 7);
        bids.onQuote(T, 100, 7, 99.5, 50);
        assertEquals(10, cancelled(), 1e-9);
        assertEquals(0, added(), 1e-9, "the queue behind stood there before");
    }

    @Test
    void shouldTakeATradeForTheReductionThatFollowsIt() {
        bids.onTrade(T, 4);
        bids.onQuote(T, 100, 10, 100, 3);
        assertEquals(3, cancelled(), 1e-9);
        bids.onQuote(T, 100, 3, 100, 2);
        assertEquals(4, cancelled(), 1e-9, "the trade explains nothing twice");
    }

    @Test
    void shouldTakeBackACancelWhenItsTradeComesLate() {
        bids.onQuote(T, 100, 10, 100, 3);
        assertEquals(7, cancelled(), 1e-9);
        bids.onTrade(T, 5);
        assertEquals(2, cancelled(), 1e-9);
        bids.onTrade(T, 9);
        assertEquals(0, cancelled(), 1e-9);
        bids.onQuote(T, 100, 3, 100, 1);
        assertEquals(0, cancelled(), 1e-9, "what was left of the second trade explains the next reduction");
    }

    @Test
    void shouldNotExplainAReductionByATradeOutsideTheMatchWindow() {
        bids.onTrade(T - 101 * MILLISECOND, 5);
        bids.onQuote(T, 100, 10, 100, 5);
        assertEquals(5, cancelled(), 1e-9);
        bids.onTrade(T + 101 * MILLISECOND, 5);
        assertEquals(5, cancelled(), 1e-2);
    }

    @Test
    void shouldTakeASideThatEmptiesForCancelledAndOneThatFillsForAdded() {
        bids.onQuote(T, Double.NaN, Double.NaN, 100, 10);
        assertEquals(10, added(), 1e-9);
        assertEquals(0, cancelled());
        bids.onQuote(T, 100, 7, Double.NaN, Double.NaN);
        assertEquals(7, cancelled(), 1e-9);
        bids.onQuote(T, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        assertEquals(7, cancelled(), 1e-9);
    }

    @Test
    void shouldTakeLevelsThatASideOfADisplayWithRoomLacksForCancelled() {
        double none = Double.NaN;
        depth(T, prices(100, 99, 98), sizes(10, 20, 30), 3, prices(100, none, none), sizes(10, none, none), 3);
        assertEquals(50, cancelled(), 1e-9);
        depth(
                T,
                prices(100, none, none),
                sizes(10, none, none),
                3,
                prices(none, none, none),
                sizes(none, none, none),
                3);
        assertEquals(60, cancelled(), 1e-9, "the whole side is gone");
        depth(T, prices(none, none), sizes(none, none), 2, prices(100, 99), sizes(4, 5), 2);
        assertEquals(9, added(), 1e-9);
    }

    @Test
    void shouldCountWhatChangesAtEveryDisplayedLevel() {
        depth(T, prices(100, 99, 98), sizes(10, 20, 30), 3, prices(100, 99, 98), sizes(4, 25, 3), 3);
        assertEquals(5, added(), 1e-9);
        assertEquals(6 + 27, cancelled(), 1e-9);
    }

    @Test
    void shouldLeaveOutWhatComesIntoViewOrGoesOutOfIt() {
        depth(T, prices(100, 99, 98), sizes(10, 20, 30), 3, prices(101, 100, 99), sizes(7, 10, 20), 3);
        assertEquals(7, added(), 1e-9);
        assertEquals(0, cancelled(), 1e-9, "98 is only out of view");
        depth(T, prices(101, 100, 99), sizes(7, 10, 20), 3, prices(100, 99, 98), sizes(10, 20, 30), 3);
        assertEquals(7, added(), 1e-9, "98 is only in view again");
        assertEquals(7, cancelled(), 1e-9);
    }

    @Test
    void shouldTakeTradesForReductionsOfSeveralLevels() {
        bids.onTrade(T, 25);
        depth(T, prices(100, 99, 98), sizes(10, 20, 30), 3, prices(99, 98, 97), sizes(5, 30, 9), 3);
        assertEquals(0, cancelled(), 1e-9, "ten and fifteen were sold");
        assertEquals(0, added(), 1e-9);
    }

    @Test
    void shouldIgnoreALevelThatIsUnknownAndAllBehindIt() {
        double unknown = Double.NaN;
        depth(T, prices(100, unknown, 98), sizes(10, 20, 30), 3, prices(100, 99, 98), sizes(12, 1, 1), 3);
        assertEquals(2, added(), 1e-9);
        assertEquals(0, cancelled(), 1e-9);
        depth(T, prices(100), sizes(10), 0, prices(100), sizes(12), 1);
        assertEquals(2, added(), 1e-9, "nothing was displayed before");
    }

    private static double[] prices(double... values) {
        return values;
    }

    private void depth(
            long time,
            double[] priorPrices,
            double[] priorSizes,
            int priorLevels,
            double[] prices,
            double[] sizes,
            int levels) {
        BookSide side = side(priorPrices, priorSizes, priorLevels, prices, sizes, levels);
        bids.onDepth(time, side, priorLevels, levels);
    }

    private static BookSide side(
            double[] priorPrices, double[] priorSizes, int priorLevels, double[] prices, double[] sizes, int levels) {
        BookSide side = new BookSide();
        side.take(BookSideTest.levels(priorPrices), BookSideTest.levels(priorSizes), priorLevels, 0);
        side.take(BookSideTest.levels(prices), BookSideTest.levels(sizes), levels, priorLevels);
        return side;
    }

    private static double[] sizes(double... values) {
        return values;
    }

    /** Whatever the order of trade and quote, what is neither traded nor still there was cancelled. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldBalanceAddsTradesAndCancelsInEitherOrderOfTheFeed(long seed) {
        Random random = new Random(seed);
        QueueTurnover asks = new QueueTurnover(-1, new DecayedSums(2, 1_000_000_000_000_000L), 0, 100 * MILLISECOND);
        double size = 1_000;
        double addedTotal = 0;
        double cancelledTotal = 0;
        long time = T;
        for (int i = 0; i < 2_000; i++) {
            time += 500 * MILLISECOND;
            double before = size;
            if (random.nextBoolean()) {
                double added = random.nextInt(50);
                size += added;
                addedTotal += added;
                asks.onQuote(time, 50, before, 50, size);
                continue;
            }
            double traded = Math.floor(random.nextDouble() * size / 2);
            double cancelled = Math.floor(random.nextDouble() * size / 3);
            size -= traded + cancelled;
            cancelledTotal += cancelled;
            boolean tradeFirst = random.nextBoolean();
            if (tradeFirst) {
                asks.onTrade(time, traded);
            }
            asks.onQuote(time + MILLISECOND, 50, before, 50, size);
            if (!tradeFirst) {
                asks.onTrade(time + 2 * MILLISECOND, traded);
            }
        }
        double perSecond = Math.log(2) / 1_000_000;
        assertEquals(addedTotal, asks.addRate(time) / perSecond, 1e-3 * addedTotal, "seed " + seed);
        assertEquals(cancelledTotal, asks.cancelRate(time) / perSecond, 1e-3 * cancelledTotal, "seed " + seed);
    }

    @Test
    void shouldCountTheSameToTheBitWhereOnlySizesChangeAsLevelByLevel() {
        Random random = new Random(1);
        QueueTurnover sizesOnly = new QueueTurnover(1, new DecayedSums(2, HALF_LIFE), 0, 100 * MILLISECOND);
        double[] prices = {100, 99, 98, 97, 96};
        double[] before = new double[5];
        for (int i = 0; i < 2_000; i++) {
            long time = T + i * MILLISECOND;
            double[] now = new double[5];
            for (int level = 0; level < 5; level++) {
                now[level] = random.nextInt(20) == 0 ? Double.NaN : random.nextDouble();
            }
            BookSide side = side(prices, before, 5, prices, now, 5);
            sizesOnly.onDepth(time, side, 5, 5);
            side.priorPrices = prices;
            bids.onLevels(time, side, 5, 5);
            assertEquals(bids.added(), sizesOnly.added(), 0, "update " + i);
            assertEquals(bids.cancelled(), sizesOnly.cancelled(), 0, "update " + i);
            before = now;
        }
    }

    /** Price by price, of all prices that neither display ends before. */
    @Test
    void shouldCountWhatMovedPricesLeaveAndBring() {
        Random random = new Random(2);
        double[] priorPrices = {100, 99, 98, 97, 96};
        double[] priorSizes = {1, 2, 3, 4, 5};
        double allAdded = 0;
        double allCancelled = 0;
        for (int i = 0; i < 2_000; i++) {
            double[] prices = new double[5];
            double[] sizes = new double[5];
            double price = priorPrices[0] + random.nextInt(5) - 2;
            for (int level = 0; level < 5; level++) {
                prices[level] = price;
                sizes[level] = random.nextInt(9);
                price -= 1 + random.nextInt(2);
            }
            depth(T, priorPrices, priorSizes, 5, prices, sizes, 5);
            for (double at = Math.max(prices[4], priorPrices[4]); at <= Math.max(prices[0], priorPrices[0]); at++) {
                double change = sizeAt(at, prices, sizes) - sizeAt(at, priorPrices, priorSizes);
                allAdded += Math.max(0, change);
                allCancelled += Math.max(0, -change);
            }
            assertEquals(allAdded, added(), 1e-9 * allAdded, "update " + i);
            assertEquals(allCancelled, cancelled(), 1e-9 * allCancelled, "update " + i);
            priorPrices = prices;
            priorSizes = sizes;
        }
    }

    private static double sizeAt(double price, double[] prices, double[] sizes) {
        double size = 0;
        for (int i = 0; i < prices.length; i++) {
            size += prices[i] == price ? sizes[i] : 0;
        }
        return size;
    }
}
