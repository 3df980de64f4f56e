package io.strikeiq.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeMeanTest {
    private static final long HALF_LIFE = 1_000;
    private final TimeMean mean = new TimeMean(HALF_LIFE);

    @Test
    void shouldBeTheFirstValueAndMoveHalfWayToTheNextInAHalfLife() {
        assertTrue(Double.isNaN(mean.get(0)));
        mean.set(0, 8);
        assertEquals(8, mean.get(500));
        mean.set(1_000, 2);
        assertEquals(8, mean.get(1_000), "a value that has not stood yet has no weight");
        assertEquals(5, mean.get(2_000), 1e-12);
        assertEquals(3.5, mean.get(3_000), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldEqualTheIntegralOfTheDecayedSteps(long seed) {
        Random random = new Random(seed);
        long[] times = new long[200];
        double[] values = new double[200];
        long time = 0;
        for (int i = 0; i < times.length; i++) {
            times[i] = time;
            values[i] = random.nextInt(10);
            mean.set(time, values[i]);
            time += random.nextInt(300);
            double expected = values[0] * weight(time - times[0]);
            for (int j = 0; j <= i; j++) {
                long end = j < i ? times[j + 1] : time;
                expected += values[j] * (weight(time - end) - weight(time - times[j]));
            }
            assertEquals(expected, mean.get(time), 1e-9, "seed " + seed + " step " + i);
        }
    }

    private static double weight(long age) {
        return Math.pow(2, -age / (double) HALF_LIFE);
    }

    @Test
    void shouldBeUnknownWithAnUnknownValueAndBeginAnewAfterIt() {
        mean.set(0, 8);
        mean.set(10, Double.NaN);
        assertTrue(Double.isNaN(mean.get(20)));
        mean.set(30, 3);
        assertEquals(3, mean.get(30));
        mean.reset();
        assertTrue(Double.isNaN(mean.get(40)));
    }

    @Test
    void shouldTakeATimeInThePastForTheLastOne() {
        mean.set(1_000, 8);
        mean.set(500, 2);
        assertEquals(8, mean.get(0));
        assertEquals(5, mean.get(2_000), 1e-12);
    }

    @Test
    void shouldRefuseAHalfLifeThatIsNotPositive() {
        assertThrows(IllegalArgumentException.class, () -> new TimeMean(0));
    }
}
