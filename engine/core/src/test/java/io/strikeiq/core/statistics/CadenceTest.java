package io.strikeiq.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CadenceTest {
    @Test
    void shouldBeatOnceInEachAlignedInterval() {
        Cadence cadence = new Cadence(10);
        assertTrue(cadence.isDue(103));
        assertFalse(cadence.isDue(109));
        assertTrue(cadence.isDue(110));
        assertFalse(cadence.isDue(119));
        assertTrue(cadence.isDue(121));
    }

    @Test
    void shouldNotMakeUpForBeatsInAGap() {
        Cadence cadence = new Cadence(10);
        cadence.isDue(0);
        assertTrue(cadence.isDue(1_000));
        assertFalse(cadence.isDue(1_001));
    }

    @Test
    void shouldDecaySeveralSumsAsOneSumEach() {
        long seed = 88L;
        Random random = new Random(seed);
        DecayedSums many = new DecayedSums(3, 1_000);
        DecayedSum[] single = {new DecayedSum(1_000), new DecayedSum(1_000), new DecayedSum(1_000)};
        long time = 5;
        for (int i = 0; i < 5_000; i++) {
            time += random.nextInt(200);
            int index = random.nextInt(3);
            double value = random.nextGaussian();
            many.advance(time);
            many.add(index, value);
            single[index].add(time, value);
            for (int k = 0; k < 3; k++) {
                assertEquals(single[k].get(time), many.get(k), 1e-12, "seed " + seed + " step " + i);
                assertEquals(single[k].rate(time), many.rate(k), 1e-3, "seed " + seed + " step " + i);
            }
        }
    }
}
