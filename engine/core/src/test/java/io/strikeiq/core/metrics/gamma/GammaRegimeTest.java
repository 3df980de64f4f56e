package io.strikeiq.core.metrics.gamma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class GammaRegimeTest {
    private final GammaRegime regime = new GammaRegime(0.1, 0.05);

    @Test
    void shouldEnterAndLeaveWithHysteresis() {
        double[] normalised = {0.09, 0.1, 0.06, 0.05, 0.049, 0.09, -0.06, -0.1, -0.05, 0.06, 0.2, -0.2, Double.NaN, 0.07
        };
        double[] expected = {0, 1, 1, 1, 0, 0, 0, -1, -1, 0, 1, -1, Double.NaN, 0};
        double present = Double.NaN;
        for (int i = 0; i < normalised.length; i++) {
            present = regime.next(present, normalised[i]);
            assertEquals(expected[i], present, "step " + i);
        }
    }

    @Test
    void shouldRefuseAnExitAboveTheEntry() {
        assertThrows(IllegalArgumentException.class, () -> new GammaRegime(0.1, 0.2));
    }
}
