package io.strikeiq.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RationalCubicTest {
    @Test
    void shouldBeThePlainCubicWithAControlOfThree() {
        for (double x = 1; x <= 3; x += 0.125) {
            double y = RationalCubic.at(x, 1, 3, 1, 27, 3, 27, 3);
            assertEquals(x * x * x, y, 1e-13, "cube of " + x);
        }
    }

    @Test
    void shouldMeetTheCurvatureAskedFor() {
        double control = RationalCubic.controlForLeftCurvature(2, 0.5, 0.2, 1.1, 0.3, false);
        assertEquals(0.3, curvature(1 + 1e-3, control), 2e-3, "at the left end");
        double other = RationalCubic.controlForRightCurvature(2, 0.5, 0.2, 1.1, 0.9, false);
        assertEquals(0.9, curvature(3 - 1e-3, other), 5e-3, "at the right end");
    }

    private static double curvature(double x, double control) {
        double step = 1e-3;
        double left = RationalCubic.at(x - step, 1, 3, 4, 5, 0.2, 1.1, control);
        double middle = RationalCubic.at(x, 1, 3, 4, 5, 0.2, 1.1, control);
        double right = RationalCubic.at(x + step, 1, 3, 4, 5, 0.2, 1.1, control);
        return (left - 2 * middle + right) / (step * step);
    }

    @Test
    void shouldStayMonotoneWhereTheDataAre() {
        double control = RationalCubic.controlForLeftCurvature(1, 1, 8, 0.01, -1e9, true);
        double before = 0;
        for (double x = 0.001; x <= 1; x += 0.001) {
            double y = RationalCubic.at(x, 0, 1, 0, 1, 8, 0.01, control);
            assertTrue(y >= before, "falls at " + x);
            before = y;
        }
    }

    @Test
    void shouldBeTheChordForAnInfiniteControlAndTheMeanOnAnEmptyInterval() {
        assertEquals(1.5, RationalCubic.at(0.5, 0, 1, 1, 2, 9, 9, Double.POSITIVE_INFINITY), "chord");
        assertEquals(1.5, RationalCubic.at(0, 0, 0, 1, 2, 9, 9, 3), "mean");
    }
}
