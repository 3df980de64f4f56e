package io.strikeiq.core.metrics.book;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BookSideTest {
    private final BookSide side = new BookSide();

    /** To the bit, whatever is unknown and however many levels there are. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldSumInOnePassWhatLoopsOfTheirOwnDo(long seed) {
        Random random = new Random(seed);
        double[] priorPrices = new double[0];
        double[] priorSizes = new double[0];
        int stood = 0;
        for (int n = 0; n < 5_000; n++) {
            int levels = random.nextInt(8) > 0 ? priorPrices.length : random.nextInt(MarketEvent.MAX_DEPTH + 1);
            double[] prices = new double[levels];
            double[] sizes = new double[levels];
            for (int i = 0; i < levels; i++) {
                boolean stands = i < priorPrices.length && random.nextInt(40) > 0;
                prices[i] = stands ? priorPrices[i] : random.nextInt(30) == 0 ? Double.NaN : 100 - random.nextDouble();
                sizes[i] = random.nextInt(40) == 0 ? Double.NaN : random.nextDouble() * random.nextInt(3);
            }
            side.take(levels(prices), levels(sizes), levels, priorPrices.length);
            String at = "seed " + seed + " update " + n;
            boolean known = Arrays.stream(prices).noneMatch(Double::isNaN);
            assertEquals(levels > 0 && known && Arrays.equals(prices, priorPrices), side.pricesStand, at);
            assertArrayEquals(levels(prices), side.prices, at);
            assertArrayEquals(levels(sizes), side.sizes, at);
            assertArrayEquals(levels(priorSizes), side.priorSizes, at);
            if (levels > 0) {
                assertEquals(depth(prices, sizes), side.depth(), 0, at);
            }
            if (!side.pricesStand) {
                assertArrayEquals(levels(priorPrices), side.priorPrices, at);
            } else {
                stood++;
                assertEquals(change(priorSizes, sizes, -1) + change(priorSizes, sizes, 1), side.netChange, 1e-12, at);
                assertEquals(2 * change(priorSizes, sizes, 1), side.twiceMore, 0, at);
                assertEquals(-2 * change(priorSizes, sizes, -1), side.twiceLess, 0, at);
            }
            priorPrices = prices;
            priorSizes = sizes;
        }
        assertTrue(stood > 500, stood + " updates of sizes alone");
    }

    /** Levels as a tick has them. */
    static double[] levels(double... values) {
        double[] levels = Arrays.copyOf(values, MarketEvent.MAX_DEPTH);
        Arrays.fill(levels, Math.min(values.length, levels.length), levels.length, Double.NaN);
        return levels;
    }

    private static double depth(double[] prices, double[] sizes) {
        double sum = 0;
        int known = 0;
        for (double size : sizes) {
            sum += Double.isNaN(size) ? 0 : size;
            known += Double.isNaN(size) ? 0 : 1;
        }
        return known > 0 || Double.isNaN(prices[0]) ? sum : Double.NaN;
    }

    /** Sum of the changes of one sign. */
    private static double change(double[] before, double[] now, int sign) {
        double sum = 0;
        for (int i = 0; i < now.length; i++) {
            double change = now[i] - before[i];
            sum += sign * change > 0 ? change : 0;
        }
        return sum;
    }
}
