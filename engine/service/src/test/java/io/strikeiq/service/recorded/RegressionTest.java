package io.strikeiq.service.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegressionTest {
    @Test
    void shouldFindAKnownSlopeAndItsError() {
        Random random = new Random(1);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            double x = random.nextGaussian();
            points.add(new double[] {x, 1 + 0.3 * x + 0.5 * random.nextGaussian()});
        }
        Regression regression = Regression.of(points);
        assertEquals(0.3, regression.slope(), 0.01, "seed 1");
        assertEquals(0.5 / Math.sqrt(100_000), regression.slope() / regression.t(), 1e-4);
        assertEquals(0.09 / 0.34, regression.rSquared(), 0.01);
    }

    @Test
    void shouldKnowNothingOfTwoPoints() {
        assertEquals(
                Double.NaN,
                Regression.of(List.of(new double[] {0, 0}, new double[] {1, 1})).slope());
    }
}
