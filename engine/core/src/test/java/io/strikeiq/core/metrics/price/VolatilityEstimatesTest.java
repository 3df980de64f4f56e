package io.strikeiq.core.metrics.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VolatilityEstimatesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;
    private static final PriceSettings SETTINGS = PriceSettings.defaults();

    /** Log prices of a bar of {@code steps} Gaussian steps, so that the variance per bar is {@code variance}. */
    private static double[] bar(Random random, double log, double variance, int steps) {
        double high = log;
        double low = log;
        double x = log;
        for (int i = 0; i < steps; i++) {
            x += Math.sqrt(variance / steps) * random.nextGaussian();
            high = Math.max(high, x);
            low = Math.min(low, x);
        }
        return new double[] {log, high, low, x};
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldEqualTheFormulasOverTheLastBarsThatFollowAnother(long seed) {
        Random random = new Random(seed);
        int n = 5;
        RangeVolatility ranges = new RangeVolatility(n);
        List<double[]> used = new ArrayList<>();
        double log = Math.log(100);
        for (int i = 0; i < 200; i++) {
            double gap = 0.001 * random.nextGaussian();
            double[] bar = bar(random, log + gap, 1e-4, 50);
            boolean follows = random.nextInt(5) > 0;
            ranges.add(Math.exp(bar[0]), Math.exp(bar[1]), Math.exp(bar[2]), Math.exp(bar[3]), follows);
            if (follows && i > 0) {
                used.add(new double[] {bar[0] - log, bar[1] - bar[0], bar[2] - bar[0], bar[3] - bar[0]});
            }
            log = bar[3];
            if (used.size() < n) {
                assertTrue(Double.isNaN(ranges.parkinson()) && Double.isNaN(ranges.yangZhang()));
            } else {
                List<double[]> last = used.subList(used.size() - n, used.size());
                String at = "seed " + seed + " bar " + i;
                assertEquals(naiveParkinson(last), ranges.parkinson(), 1e-15, at);
                assertEquals(naiveYangZhang(last), ranges.yangZhang(), 1e-15, at);
            }
        }
    }

    /** Rows of o, u, d, c: logs of open over prior close, and of high, low and close over open. */
    private static double naiveParkinson(List<double[]> bars) {
        return bars.stream()
                        .mapToDouble(b -> Math.pow(b[1] - b[2], 2))
                        .average()
                        .orElseThrow()
                / (4 * Math.log(2));
    }

    private static double naiveYangZhang(List<double[]> bars) {
        int n = bars.size();
        double meanO = bars.stream().mapToDouble(b -> b[0]).average().orElseThrow();
        double meanC = bars.stream().mapToDouble(b -> b[3]).average().orElseThrow();
        double open = bars.stream().mapToDouble(b -> Math.pow(b[0] - meanO, 2)).sum() / (n - 1);
        double close = bars.stream().mapToDouble(b -> Math.pow(b[3] - meanC, 2)).sum() / (n - 1);
        double rs = bars.stream()
                        .mapToDouble(b -> b[1] * (b[1] - b[3]) + b[2] * (b[2] - b[3]))
                        .sum()
                / n;
        double k = 0.34 / (1.34 + (n + 1.0) / (n - 1));
        return open + k * close + (1 - k) * rs;
    }

    @Test
    void shouldFindTheVarianceThatMadeTheBars() {
        Random random = new Random(4);
        RangeVolatility ranges = new RangeVolatility(2_000);
        double log = 0;
        for (int i = 0; i <= 2_000; i++) {
            double[] bar = bar(random, log, 4e-4, 400);
            ranges.add(Math.exp(bar[0]), Math.exp(bar[1]), Math.exp(bar[2]), Math.exp(bar[3]), true);
            log = bar[3];
        }
        // Discrete steps miss some of the range: 400 of them about 8 % of the variance.
        assertEquals(4e-4, ranges.parkinson(), 0.12 * 4e-4, "seed 4");
        assertEquals(4e-4, ranges.yangZhang(), 0.12 * 4e-4, "seed 4");
    }

    @Test
    void shouldKnowNoVolatilityOfBarsWithoutARange() {
        RangeVolatility ranges = new RangeVolatility(3);
        for (int i = 0; i < 10; i++) {
            ranges.add(100, 100, 100, 100, true);
        }
        assertTrue(Double.isNaN(ranges.parkinson()) && Double.isNaN(ranges.yangZhang()));
        assertThrows(IllegalArgumentException.class, () -> new RangeVolatility(2));
    }

    /** Prices that were taken, with their active times; a negative log is the mark of a gap before the price. */
    private record Taken(long time, long active, double log, boolean afterGap) {}

    /** Decayed mean of a function of the returns over so many prices. */
    private static double mean(List<Taken> taken, int over, long halfLife, boolean squares) {
        long now = taken.get(taken.size() - 1).active;
        double sum = 0;
        double weights = 0;
        for (int i = over; i < taken.size(); i++) {
            boolean gap = false;
            for (int j = i - over + 1; j <= i; j++) {
                gap |= taken.get(j).afterGap;
            }
            if (!gap) {
                Taken from = taken.get(i - over);
                double weight = Math.pow(2, -(double) (now - taken.get(i).active) / halfLife);
                double r = taken.get(i).log - from.log;
                weights += weight;
                sum += weight * (squares ? r * r : (taken.get(i).time - from.time) / 1e9);
            }
        }
        return sum / weights;
    }

    private static double naiveVariance(List<Taken> taken) {
        long lasting = SETTINGS.noiseHalfLife();
        int slow = SETTINGS.slowReturns();
        double square = mean(taken, 1, lasting, true);
        double seconds = mean(taken, 1, lasting, false);
        double perSecond = (mean(taken, slow, lasting, true) - square) / (mean(taken, slow, lasting, false) - seconds);
        double trueSquare = Math.max(0, perSecond) * seconds;
        double recent = mean(taken, 1, SETTINGS.realisedHalfLife(), true);
        double net = trueSquare > square ? recent * trueSquare / square : recent - square + trueSquare;
        return Math.max(0, net) / mean(taken, 1, SETTINGS.realisedHalfLife(), false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldEqualTheTwoScalesRecomputedFromAllPrices(long seed) {
        Random random = new Random(seed);
        RealisedVariance realised = new RealisedVariance(SETTINGS);
        List<Taken> taken = new ArrayList<>();
        long time = START;
        long active = 0;
        double price = 100;
        int known = 0;
        for (int i = 0; i < 1_500; i++) {
            time += (long) (random.nextDouble() * (random.nextInt(200) == 0 ? 7_200 : 4) * SECOND);
            price *= Math.exp(0.0002 * random.nextGaussian());
            double shown = price * (1 + (random.nextBoolean() ? 1e-4 : -1e-4));
            long last = taken.isEmpty() ? time - SECOND : taken.get(taken.size() - 1).time;
            if (time - last >= SECOND) {
                active += taken.isEmpty() ? 0 : Math.min(time - last, SETTINGS.longestGap());
                taken.add(new Taken(time, active, Math.log(shown), time - last > SETTINGS.longestGap()));
            }
            realised.onPrice(time, shown);
            if (!Double.isNaN(realised.perSecond()) && i % 5 == 0 && taken.size() > 60) {
                known++;
                assertEquals(naiveVariance(taken), realised.perSecond(), 1e-9 * 1e-8, "seed " + seed + " price " + i);
            }
        }
        assertTrue(known > 200, "seed " + seed + ": known " + known + " times");
    }
}
