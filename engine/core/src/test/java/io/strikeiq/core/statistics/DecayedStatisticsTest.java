package io.strikeiq.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every decayed statistic against the sums of its definition over all samples ever seen. */
final class DecayedStatisticsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;
    private static final long HALF_LIFE = 30 * SECOND;
    private static final int SAMPLES = 400;

    /** Samples at irregular times, some at the same time, with their weights as of any time. */
    private static final class History {
        final long[] times = new long[SAMPLES];
        final double[] x = new double[SAMPLES];
        final double[] y = new double[SAMPLES];

        History(long seed) {
            Random random = new Random(seed);
            long time = START;
            for (int i = 0; i < SAMPLES; i++) {
                time += random.nextInt(4) == 0 ? 0 : (long) (random.nextDouble() * 10 * SECOND);
                times[i] = time;
                x[i] = 1_000 + 5 * random.nextGaussian();
                y[i] = -0.3 * x[i] + random.nextGaussian();
            }
        }

        double weight(int i, long now) {
            return Math.pow(2, -(double) (now - times[i]) / HALF_LIFE);
        }

        double mean(double[] values, int n) {
            double sum = 0;
            double weights = 0;
            for (int i = 0; i < n; i++) {
                sum += weight(i, times[n - 1]) * values[i];
                weights += weight(i, times[n - 1]);
            }
            return sum / weights;
        }

        double covariance(double[] a, double[] b, int n) {
            double meanA = mean(a, n);
            double meanB = mean(b, n);
            double sum = 0;
            double weights = 0;
            for (int i = 0; i < n; i++) {
                sum += weight(i, times[n - 1]) * (a[i] - meanA) * (b[i] - meanB);
                weights += weight(i, times[n - 1]);
            }
            return sum / weights;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldSumWithTheWeightsOfItsDefinition(long seed) {
        History history = new History(seed);
        DecayedSum sum = new DecayedSum(HALF_LIFE);
        for (int n = 1; n <= SAMPLES; n++) {
            sum.add(history.times[n - 1], history.x[n - 1]);
            long now = history.times[n - 1] + n % 5 * SECOND;
            double expected = 0;
            for (int i = 0; i < n; i++) {
                expected += history.weight(i, now) * history.x[i];
            }
            assertEquals(expected, sum.get(now), 1e-12 * expected, "seed " + seed + " sample " + n);
        }
    }

    @Test
    void shouldTendToTheRateOfASteadyStream() {
        DecayedSum sum = new DecayedSum(HALF_LIFE);
        for (int i = 0; i < 20_000; i++) {
            sum.add(START + i * SECOND / 20, 3);
        }
        assertEquals(60, sum.rate(START + 19_999 * SECOND / 20), 0.06);
    }

    @Test
    void shouldNotBePoisonedByAValueThatIsNotFinite() {
        DecayedSum sum = new DecayedSum(HALF_LIFE);
        sum.add(START, 2);
        sum.add(START, Double.NaN);
        sum.add(START, Double.POSITIVE_INFINITY);
        assertEquals(2, sum.get(START));
        DecayedMoments moments = new DecayedMoments(HALF_LIFE, 2);
        moments.add(START, 1);
        moments.add(START, Double.NEGATIVE_INFINITY);
        assertFalse(moments.isReady(), "an infinity is no sample");
        moments.add(START, 3);
        assertEquals(2, moments.mean());
        DecayedCovariance covariance = new DecayedCovariance(HALF_LIFE, 3);
        covariance.add(START, 1, Double.NaN);
        assertEquals(0, covariance.weight());
    }

    @Test
    void shouldTakeALateValueForTheLastTime() {
        DecayedSum sum = new DecayedSum(HALF_LIFE);
        sum.add(START + HALF_LIFE, 4);
        sum.add(START, 4);
        assertEquals(8, sum.get(START));
        assertEquals(4, sum.get(START + 2 * HALF_LIFE), 1e-12);
        sum.reset();
        assertEquals(0, sum.get(START + HALF_LIFE));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldGiveWeightedMomentsAndZScores(long seed) {
        History history = new History(seed);
        DecayedMoments moments = new DecayedMoments(HALF_LIFE, 2);
        for (int n = 1; n <= SAMPLES; n++) {
            moments.add(history.times[n - 1], history.x[n - 1]);
            if (moments.isReady()) {
                double mean = history.mean(history.x, n);
                double deviation = Math.sqrt(history.covariance(history.x, history.x, n));
                String at = "seed " + seed + " sample " + n;
                assertEquals(mean, moments.mean(), 1e-9, at);
                assertEquals(deviation, moments.standardDeviation(), 1e-7, at);
                if (deviation > 0.01) {
                    assertEquals((1_010 - mean) / deviation, moments.zScore(1_010), 1e-6, at);
                }
            }
        }
        assertTrue(moments.isReady(), "the test has looked at ready moments");
    }

    @Test
    void shouldAnswerNothingBeforeTheMinimumOfSamplesAndNoZScoreOfAConstant() {
        DecayedMoments moments = new DecayedMoments(HALF_LIFE, 3);
        for (int i = 0; i < 2; i++) {
            moments.add(START, 7);
            assertTrue(Double.isNaN(moments.mean()) && Double.isNaN(moments.zScore(8)));
        }
        moments.add(START, 7);
        assertEquals(7, moments.mean());
        assertEquals(0, moments.standardDeviation());
        assertTrue(Double.isNaN(moments.zScore(8)), "nothing has varied");
    }

    @Test
    void shouldForgetHowManySamplesThereWereOverALongGap() {
        DecayedMoments moments = new DecayedMoments(HALF_LIFE, 3);
        for (int i = 0; i < 10; i++) {
            moments.add(START, i);
        }
        moments.add(START + 20 * HALF_LIFE, 1);
        assertFalse(moments.isReady(), "weight " + moments.weight());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFitTheWeightedLineAndCorrelation(long seed) {
        History history = new History(seed);
        DecayedCovariance covariance = new DecayedCovariance(HALF_LIFE, 4);
        int compared = 0;
        for (int n = 1; n <= SAMPLES; n++) {
            covariance.add(history.times[n - 1], history.x[n - 1], history.y[n - 1]);
            if (covariance.isReady()) {
                compared++;
                double xx = history.covariance(history.x, history.x, n);
                double yy = history.covariance(history.y, history.y, n);
                double xy = history.covariance(history.x, history.y, n);
                String at = "seed " + seed + " sample " + n;
                assertEquals(xy / xx, covariance.slope(), 1e-7, at);
                assertEquals(xy / Math.sqrt(xx * yy), covariance.correlation(), 1e-7, at);
            } else {
                assertTrue(Double.isNaN(covariance.slope()) && Double.isNaN(covariance.correlation()));
            }
        }
        assertTrue(compared > SAMPLES / 2, compared + " compared");
    }

    @Test
    void shouldHaveNoSlopeWhereTheRegressorHasNotVaried() {
        DecayedCovariance covariance = new DecayedCovariance(HALF_LIFE, 3);
        for (int i = 0; i < 10; i++) {
            covariance.add(START + i, 0.1, i);
        }
        assertTrue(Double.isNaN(covariance.slope()) && Double.isNaN(covariance.correlation()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRankWithinHalfTheShareOfABin(boolean logarithmic) {
        long seed = 11;
        History history = new History(seed);
        DecayedPercentile percentile = logarithmic
                ? DecayedPercentile.logarithmic(900, 1_100, 64, HALF_LIFE, 5)
                : DecayedPercentile.linear(900, 1_100, 64, HALF_LIFE, 5);
        int compared = 0;
        for (int n = 1; n <= SAMPLES; n++) {
            percentile.add(history.times[n - 1], history.x[n - 1]);
            double value = history.x[(n * 7) % n];
            double rank = percentile.rank(value);
            if (!Double.isNaN(rank)) {
                compared++;
                assertEquals(naiveRank(history, n, value, logarithmic), rank, 1e-6, "seed " + seed + " sample " + n);
            }
        }
        assertTrue(compared > SAMPLES / 2, compared + " compared");
    }

    /** Rank by walking all samples: bins below count whole, the value's own bin half. */
    private static double naiveRank(History history, int n, double value, boolean logarithmic) {
        double rank = 0;
        double total = 0;
        for (int i = 0; i < n; i++) {
            double weight = history.weight(i, history.times[n - 1]);
            int order = Integer.compare(bin(history.x[i], logarithmic), bin(value, logarithmic));
            rank += order < 0 ? weight : order == 0 ? 0.5 * weight : 0;
            total += weight;
        }
        return 100 * rank / total;
    }

    private static int bin(double value, boolean logarithmic) {
        double position =
                logarithmic ? (octaves(value) - octaves(900)) / (octaves(1_100) - octaves(900)) : (value - 900) / 200;
        return (int) Math.max(0, Math.min(63, position * 64));
    }

    /** log₂, linear between powers of two. */
    private static double octaves(double value) {
        int exponent = Math.getExponent(value);
        return exponent + Math.scalb(value, -exponent) - 1;
    }

    @Test
    void shouldKeepRanksOverARescaleAndForgetOverAVeryLongGap() {
        DecayedPercentile percentile = DecayedPercentile.linear(0, 10, 10, SECOND, 1.5);
        long time = START;
        for (int i = 0; i < 1_000; i++) {
            time += SECOND;
            percentile.add(time, i % 2 == 0 ? 2.5 : 7.5);
        }
        // Weights of 7.5, the last value: 1 + 1/4 + ... = 4/3 of 2.
        assertEquals(100.0 / 3 + 0.5 * 200.0 / 3, percentile.rank(7.5), 1e-6);
        percentile.add(time + 5_000 * SECOND, 1);
        assertTrue(Double.isNaN(percentile.rank(1)), "one sample is left: weight " + percentile.weight());
        assertEquals(1, percentile.weight(), 1e-12);
    }

    @Test
    void shouldPutValuesBeyondTheRangeIntoTheOuterBins() {
        DecayedPercentile percentile = DecayedPercentile.logarithmic(1, 100, 16, HALF_LIFE, 1);
        percentile.add(START, 0);
        percentile.add(START, -5);
        percentile.add(START, 1e9);
        percentile.add(START, Double.POSITIVE_INFINITY);
        assertEquals(25, percentile.rank(0.5), 1e-12);
        assertEquals(75, percentile.rank(1e6), 1e-12);
        percentile.reset();
        assertTrue(Double.isNaN(percentile.rank(1)));
    }

    @Test
    void shouldRefuseSettingsThatMeanNothing() {
        assertThrows(IllegalArgumentException.class, () -> new DecayedSum(0));
        assertThrows(IllegalArgumentException.class, () -> new DecayedMoments(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new DecayedCovariance(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> DecayedPercentile.linear(1, 1, 4, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> DecayedPercentile.logarithmic(0, 1, 4, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ActiveTime(0));
        assertThrows(IllegalArgumentException.class, () -> new LaggedValue(1));
    }

    @Test
    void shouldAgeByActiveTimeOnly() {
        ActiveTime active = new ActiveTime(60 * SECOND);
        assertEquals(0, active.advance(START));
        assertEquals(10 * SECOND, active.advance(START + 10 * SECOND));
        assertEquals(10 * SECOND, active.advance(START), "a time in the past changes nothing");
        assertEquals(70 * SECOND, active.advance(START + 60_000 * SECOND), "a night counts one minute");
        assertEquals(71 * SECOND, active.advance(START + 60_001 * SECOND));
        assertEquals(71 * SECOND, active.get());
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void shouldGiveTheNewestValueThatIsAWindowOld(long seed) {
        Random random = new Random(seed);
        long window = 320 * SECOND;
        LaggedValue lagged = new LaggedValue(window);
        long[] times = new long[2_000];
        int kept = 0;
        long time = START;
        for (int i = 0; i < 2_000; i++) {
            time += (long) (random.nextDouble() * (random.nextInt(50) == 0 ? 1_500 : 30) * SECOND);
            if (kept == 0 || time - times[kept - 1] >= 10 * SECOND) {
                times[kept++] = time;
            }
            lagged.offer(time, (double) time);
            double expected = Double.NaN;
            for (int k = 0; k < kept; k++) {
                if (time - times[k] >= window) {
                    expected = time - times[k] <= 3 * window ? (double) times[k] : Double.NaN;
                }
            }
            assertEquals(expected, lagged.get(time), "seed " + seed + " step " + i);
        }
        assertTrue(kept > 500, kept + " kept");
    }
}
