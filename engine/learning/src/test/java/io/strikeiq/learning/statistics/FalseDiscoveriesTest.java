package io.strikeiq.learning.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FalseDiscoveriesTest {
    @Test
    void shouldAdjustByRankWhateverTheOrder() {
        assertArrayEquals(
                new double[] {0.08, 0.04, 0.08, 0.06},
                FalseDiscoveries.adjusted(new double[] {.07, .01, .08, .03}),
                1e-15);
    }

    @Test
    void shouldLeaveTheUnknownOutOfTheTrials() {
        double[] adjusted = FalseDiscoveries.adjusted(new double[] {.02, Double.NaN, .5});
        assertEquals(.04, adjusted[0], 1e-15);
        assertTrue(Double.isNaN(adjusted[1]));
        assertEquals(0, FalseDiscoveries.found(new double[0], 0.05));
    }

    @Test
    void shouldFindMoreEasilyWhatWeighsMore() {
        double[] p = {.02, .02, .5, Double.NaN};
        double[] adjusted = FalseDiscoveries.adjusted(p, new double[] {2, 0.5, 0.5, 9});
        assertEquals(.02 / 2 * 3, adjusted[0], 1e-15);
        assertEquals(.04 * 3 / 2, adjusted[1], 1e-15);
        assertArrayEquals(FalseDiscoveries.adjusted(p), FalseDiscoveries.adjusted(p, new double[] {7, 7, 7, 7}), 1e-15);
    }
}
