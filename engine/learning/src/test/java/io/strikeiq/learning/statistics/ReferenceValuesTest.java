package io.strikeiq.learning.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.hipparchus.random.MersenneTwister;
import org.junit.jupiter.api.Test;

/** Published examples, and those of the reference programs of their authors. */
class ReferenceValuesTest {
    private static final double[] BENJAMINI_HOCHBERG = {
        .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1
    };

    @Test
    void shouldMeasureTheCalibrationErrorOfTwoBins() {
        Forecasts forecasts =
                Forecasts.of(new double[] {.25, .25, .55, .75, .75}, new boolean[] {false, false, true, true, true});
        CalibrationError error = CalibrationError.of(forecasts, 2);
        assertEquals(0.29, error.mean(), 1e-12);
        assertEquals(0.2918333, error.rootMeanSquare(), 5e-8);
        assertEquals(0.3166667, error.largest(), 5e-8);
    }

    @Test
    void shouldFindFourAsBenjaminiAndHochbergDo() {
        assertEquals(4, FalseDiscoveries.found(BENJAMINI_HOCHBERG, 0.05));
        long bonferroni = Arrays.stream(BENJAMINI_HOCHBERG)
                .filter(p -> p <= 0.05 / BENJAMINI_HOCHBERG.length)
                .count();
        assertEquals(3, bonferroni);
        assertEquals(.0095 * 15 / 4, FalseDiscoveries.adjusted(BENJAMINI_HOCHBERG)[3], 1e-15);
    }

    /** The draws of numpy's RandomState(0), of which the first hundred are left out. */
    @Test
    void shouldChooseTheBlockLengthThatTheCorrectedProgramChooses() {
        LegacyNormals normals = new LegacyNormals(0);
        double[] series = new double[10_000];
        double last = 0;
        for (int i = 0; i < 10_100; i++) {
            last = i == 0 ? normals.next() : 0.3 * last + normals.next();
            if (i >= 100) {
                series[i - 100] = last;
            }
        }
        BlockLength length = BlockLength.of(series);
        assertEquals(13.635665, length.stationary(), 13.6e-4);
        assertEquals(15.60894, length.circular(), 15.6e-4);
    }

    @Test
    void shouldDeflateTheSharpeRatioByTheNumberOfTrials() {
        double ratio = 2.5 / Math.sqrt(250);
        double variance = 0.5 / 250;
        assertEquals(0.1131720, SharpeRatio.expectedMaximum(variance, 100), 5e-8);
        assertEquals(0.9003968, SharpeRatio.deflated(ratio, 1_250, -3, 10, variance, 100), 5e-8);
        assertEquals(0.9505017, SharpeRatio.deflated(ratio, 1_250, -3, 10, variance, 46), 5e-8);
        assertEquals(0, SharpeRatio.expectedMaximum(variance, 1));
    }

    @Test
    void shouldGiveTheProbabilityOfASharpeRatio() {
        assertEquals(0.9133611, SharpeRatio.probabilistic(0.458, 0, 24, -2.448, 10.164), 5e-8);
        assertEquals(0.9816749, SharpeRatio.probabilistic(0.458, 0, 24, 0, 3), 5e-8);
    }

    /** Normal variates as numpy's legacy generator makes them: MT19937 and Marsaglia's polar method. */
    private static final class LegacyNormals {
        private final MersenneTwister bits;
        private double spare = Double.NaN;

        private LegacyNormals(int seed) {
            bits = new MersenneTwister(seed);
        }

        private double uniform() {
            long high = (bits.nextInt() & 0xFFFF_FFFFL) >>> 5;
            long low = (bits.nextInt() & 0xFFFF_FFFFL) >>> 6;
            return (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0;
        }

        private double next() {
            if (!Double.isNaN(spare)) {
                double kept = spare;
                spare = Double.NaN;
                return kept;
            }
            double x;
            double y;
            double square;
            do {
                x = 2 * uniform() - 1;
                y = 2 * uniform() - 1;
                square = x * x + y * y;
            } while (square >= 1 || square == 0);
            double factor = Math.sqrt(-2 * Math.log(square) / square);
            spare = factor * x;
            return factor * y;
        }
    }
}
