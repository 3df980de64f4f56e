package io.strikeiq.core.metrics.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.MetricsRig;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VpinTest {
    private static final long SECOND = MetricsRig.SECOND;
    private static final BookSettings SETTINGS = BookSettings.defaults();

    /** Buckets by the definition: all trades as one list, cut where each bucket is full. */
    private static final class Naive {
        private final List<Double> imbalances = new ArrayList<>();
        private final List<Double> sizes = new ArrayList<>();
        private final List<long[]> times = new ArrayList<>();
        private final List<Double> volumes = new ArrayList<>();
        private double bucket = Double.NaN;
        private double buys;
        private double sells;

        double averageBucket(long now) {
            double decayed = 0;
            for (int i = 0; i < volumes.size(); i++) {
                decayed += volumes.get(i) * Math.pow(2, -(double) (now - times.get(i)[0]) / SETTINGS.volumeHalfLife());
            }
            double h = SETTINGS.volumeHalfLife() / 1e9;
            double seconds = (now - times.get(0)[0]) / 1e9;
            double weightOfTime = h / Math.log(2) * (1 - Math.pow(2, -seconds / h));
            return decayed / weightOfTime * SETTINGS.bucketDuration() / 1e9;
        }

        void trade(long now, double size, int sign) {
            times.add(new long[] {now});
            volumes.add(size);
            if (now - times.get(0)[0] < SETTINGS.bucketDuration()) {
                return;
            }
            bucket = Double.isNaN(bucket) ? averageBucket(now) : bucket;
            double left = size;
            while (left > 0) {
                double part = Math.min(left, bucket - buys - sells);
                buys += part * (1 + sign) / 2;
                sells += part * (1 - sign) / 2;
                left -= part;
                if (buys + sells >= bucket * (1 - 1e-12)) {
                    imbalances.add(Math.abs(buys - sells));
                    sizes.add(buys + sells);
                    buys = 0;
                    sells = 0;
                    bucket = averageBucket(now);
                }
            }
        }

        double value() {
            int n = SETTINGS.buckets();
            if (imbalances.size() < n) {
                return Double.NaN;
            }
            double imbalance = 0;
            double size = 0;
            for (int i = imbalances.size() - n; i < imbalances.size(); i++) {
                imbalance += imbalances.get(i);
                size += sizes.get(i);
            }
            return imbalance / size;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldEqualBucketsCutFromTheListOfAllTrades(long seed) {
        Random random = new Random(seed);
        Vpin vpin = new Vpin(SETTINGS);
        Naive naive = new Naive();
        long time = 0;
        int known = 0;
        for (int i = 0; i < 1_500; i++) {
            time += (long) (random.nextDouble() * 20 * SECOND);
            double size = 1 + random.nextInt(100);
            size *= random.nextInt(100) == 0 ? 50 : 1;
            int sign = random.nextInt(3) - 1;
            vpin.onTrade(time, size, sign);
            naive.trade(time, size, sign);
            assertEquals(naive.value(), vpin.value(), 1e-6, "seed " + seed + " trade " + i);
            known += Double.isNaN(vpin.value()) ? 0 : 1;
        }
        assertTrue(known > 500, "seed " + seed + " known " + known);
    }

    @Test
    void shouldBeOneWhenAllBuyAndZeroWhenNobodyIsKnown() {
        Vpin buyers = new Vpin(SETTINGS);
        Vpin unknown = new Vpin(SETTINGS);
        for (int i = 0; i < 10_000; i++) {
            buyers.onTrade(i * SECOND, 3, 1);
            unknown.onTrade(i * SECOND, 3, 0);
        }
        assertEquals(1, buyers.value(), 1e-9);
        assertEquals(0, unknown.value(), 1e-9);
    }

    @Test
    void shouldFillTheWholeWindowWithOneEnormousTradeInBoundedTime() {
        Vpin vpin = new Vpin(SETTINGS);
        for (int i = 0; i < 10_000; i++) {
            vpin.onTrade(i * SECOND, 3, i % 2 == 0 ? 1 : -1);
        }
        assertTrue(vpin.value() < 0.1, "balanced: " + vpin.value());
        vpin.onTrade(10_000 * SECOND, 1e15, -1);
        assertTrue(vpin.value() > 0.97, "one seller filled all buckets: " + vpin.value());
        vpin.onTrade(10_001 * SECOND, 0, -1);
        vpin.onTrade(10_001 * SECOND, Double.NaN, -1);
        assertTrue(vpin.value() > 0.97, "a trade without size is none");
    }
}
