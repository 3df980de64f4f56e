package io.strikeiq.core.metrics.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.testing.Allocation;
import io.strikeiq.testing.MetricsRig;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegimeMetricsTest {
    private static final long SECOND = MetricsRig.SECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long START = MetricsRig.START;
    private static final RegimeSettings SETTINGS = RegimeSettings.defaults();
    private final MetricsRig rig = new MetricsRig(InstrumentKind.INDEX, new RegimeMetrics(SETTINGS));
    private long minute = START;

    /** One minute with a price, and what the chain calculators would have shown. */
    private void minute(double price, double sigma) {
        minute += MINUTE;
        rig.frame().set(Metric.ATM_SIGMA_CONTINUOUS, sigma);
        rig.price(minute, price);
        rig.clock(minute + SECOND);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "19.99, 0", "20, 1", "69.99, 1", "70, 2", "89.99, 2", "90, 3", "100, 3", "NaN, NaN"})
    void shouldTellTheIvRegimeByThePercentile(double percentile, double regime) {
        assertEquals(regime, IvRegime.regime(percentile));
    }

    @Test
    void shouldRankSigmaOnlyOnceTheHistoryIsLongEnough() {
        for (int i = 0; i < 59; i++) {
            minute(100, 0.10 + 0.001 * i);
            assertFalse(rig.frame().isKnown(Metric.IV_REGIME), "after " + i);
        }
        for (int i = 59; i < 100; i++) {
            minute(100, 0.10 + 0.001 * i);
        }
        assertEquals(3, rig.get(Metric.IV_REGIME), "the highest so far");
        minute(100, 0.10);
        assertTrue(rig.get(Metric.IV_PERCENTILE) < 2, "" + rig.get(Metric.IV_PERCENTILE));
        assertEquals(0, rig.get(Metric.IV_REGIME));
        minute(100, 0.15);
        assertEquals(50, rig.get(Metric.IV_PERCENTILE), 2.5);
        assertEquals(1, rig.get(Metric.IV_REGIME));
        minute(100, Double.NaN);
        assertFalse(rig.frame().isKnown(Metric.IV_REGIME));
    }

    @Test
    void shouldTakeChangesOverTheRegimeWindow() {
        for (int i = 0; i <= 40; i++) {
            rig.frame().set(Metric.NORMALISED_GEX, 0.5 - 0.01 * i);
            minute(100, 0.10 + 0.001 * i);
            if (i < 14) {
                assertFalse(rig.frame().isKnown(Metric.ATM_SIGMA_CHANGE), "after " + i + " minutes");
            }
        }
        assertEquals(0.015, rig.get(Metric.ATM_SIGMA_CHANGE), 1e-9);
        assertEquals(-0.15, rig.get(Metric.GAMMA_PRESSURE_SHIFT), 1e-9);
        minute += 600 * MINUTE;
        minute(100, 0.3);
        assertFalse(rig.frame().isKnown(Metric.ATM_SIGMA_CHANGE), "a change over a night is none over the window");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldScoreAShiftOfGammaPressureInItsOwnHistory(long seed) {
        Random random = new Random(seed);
        List<Double> shifts = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            rig.frame().set(Metric.NORMALISED_GEX, 0.3 + 0.01 * random.nextDouble());
            minute(100, 0.2);
            boolean isLong = shifts.size() >= SETTINGS.shiftMinimum() + 1;
            assertEquals(isLong, rig.frame().isKnown(Metric.GAMMA_PRESSURE_SHIFT_Z), "after " + i);
            if (rig.frame().isKnown(Metric.GAMMA_PRESSURE_SHIFT)) {
                shifts.add(rig.get(Metric.GAMMA_PRESSURE_SHIFT));
            }
        }
        rig.frame().set(Metric.NORMALISED_GEX, -0.2);
        minute(100, 0.2);
        double shift = rig.get(Metric.GAMMA_PRESSURE_SHIFT);
        assertEquals(naiveScore(shifts, shift), rig.get(Metric.GAMMA_PRESSURE_SHIFT_Z), 0.5, "seed " + seed);
        for (int i = 0; i < 5; i++) {
            minute(100, 0.2);
        }
        assertTrue(rig.get(Metric.GAMMA_PRESSURE_SHIFT_Z) < -20, "a shift does not blind its own history");
    }

    private static double naiveScore(List<Double> samples, double value) {
        double weights = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < samples.size(); i++) {
            double w = Math.pow(2, -(samples.size() - 1.0 - i) * MINUTE / SETTINGS.shiftHalfLife());
            weights += w;
            sum += w * samples.get(i);
            squares += w * samples.get(i) * samples.get(i);
        }
        double mean = sum / weights;
        return (value - mean) / Math.sqrt(squares / weights - mean * mean);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldCorrelateSpotWithSigma(long seed) {
        Random random = new Random(seed);
        double price = 100;
        double sigma = 0.2;
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double r = 0.001 * random.nextGaussian();
            double change = -0.5 * r + 0.0002 * random.nextGaussian();
            price *= Math.exp(r);
            sigma += change;
            minute(price, sigma);
            if (i > 0) {
                pairs.add(new double[] {r, change});
            }
        }
        assertEquals(naiveCorrelation(pairs), rig.get(Metric.SPOT_SIGMA_CORRELATION), 1e-6, "seed " + seed);
        assertTrue(rig.get(Metric.SPOT_SIGMA_CORRELATION) < -0.8, "seed " + seed);
    }

    private static double naiveCorrelation(List<double[]> pairs) {
        double[] sums = new double[6];
        for (int i = 0; i < pairs.size(); i++) {
            double w = Math.pow(2, -(pairs.size() - 1.0 - i) * MINUTE / SETTINGS.correlationHalfLife());
            double x = pairs.get(i)[0];
            double y = pairs.get(i)[1];
            double[] terms = {1, x, y, x * x, y * y, x * y};
            for (int k = 0; k < 6; k++) {
                sums[k] += w * terms[k];
            }
        }
        double w = sums[0];
        double cov = sums[5] / w - sums[1] / w * sums[2] / w;
        double varX = sums[3] / w - sums[1] / w * sums[1] / w;
        double varY = sums[4] / w - sums[2] / w * sums[2] / w;
        return cov / Math.sqrt(varX * varY);
    }

    @Test
    void shouldTellATrendFromARangeAndABreakoutFromBoth() {
        for (int i = 0; i < 40; i++) {
            minute(100 + (i % 2), 0.2);
            if (i < 12) {
                assertFalse(rig.frame().isKnown(Metric.STRUCTURE_REGIME), "after " + i + " samples");
            }
        }
        assertEquals(StructureRegime.RANGE, rig.get(Metric.STRUCTURE_REGIME));
        assertEquals(1, rig.get(Metric.STRUCTURE_STABILITY));
        assertEquals(0, rig.get(Metric.STRUCTURE_TRANSITIONS));
        minute(102, 0.2);
        assertEquals(StructureRegime.RANGE, rig.get(Metric.STRUCTURE_REGIME), "not yet confirmed");
        minute(102.2, 0.2);
        assertEquals(StructureRegime.BREAKOUT, rig.get(Metric.STRUCTURE_REGIME));
        assertTrue(rig.get(Metric.STRUCTURE_STABILITY) < 0.1);
        assertEquals(Math.log(2), rig.get(Metric.STRUCTURE_TRANSITIONS), 1e-3, "one in an hour's half-life");
        for (int i = 0; i < 30; i++) {
            minute(102.2 + 0.1 * i + 0.05 * (i % 2), 0.2);
        }
        assertEquals(StructureRegime.TREND_UP, rig.get(Metric.STRUCTURE_REGIME));
        for (int i = 0; i < 40; i++) {
            minute(105 - 0.1 * i + 0.05 * (i % 2), 0.2);
        }
        assertEquals(StructureRegime.TREND_DOWN, rig.get(Metric.STRUCTURE_REGIME));
        rig.session(minute + 2 * SECOND, SessionPhase.OPEN);
        minute(50, 0.2);
        assertFalse(rig.frame().isKnown(Metric.STRUCTURE_REGIME), "a new session has no structure yet");
    }

    @Test
    void shouldTellAPinWhileThePinScoreIsHigh() {
        listOpenInterest(95, 10);
        listOpenInterest(100, 100);
        listOpenInterest(105, 10);
        pinnedFrame(rig.frame());
        for (int i = 0; i < 20; i++) {
            minute(100 + 0.01 * (i % 2), 0.2);
        }
        assertEquals(100, rig.get(Metric.PIN_STRIKE));
        assertEquals(StructureRegime.PIN, rig.get(Metric.STRUCTURE_REGIME));
    }

    private void listOpenInterest(double strike, double units) {
        int call = rig.listOptions(strike);
        MarketEvent tick = new MarketEvent();
        rig.apply(tick.asOpenInterest(call, START, 0.25 * units));
        rig.apply(tick.asOpenInterest(call + 1, START, 0.75 * units));
    }

    private static void pinnedFrame(MetricFrame frame) {
        frame.set(Metric.EXPECTED_MOVE, 2);
        frame.set(Metric.TAU, 0.1 / 365);
        frame.set(Metric.NORMALISED_GEX, 0.8);
    }

    @Test
    void shouldMultiplyTheFactorsOfThePinScore() {
        listOpenInterest(90, 20);
        listOpenInterest(95, 20);
        listOpenInterest(100, 60);
        listOpenInterest(105, 20);
        pinnedFrame(rig.frame());
        minute(101, 0.2);
        double concentration = (60 * 4 / 120.0 - 1) / 2;
        double expected = Math.exp(-0.125) * concentration * Math.pow(0.5, 0.1) * 0.9;
        assertEquals(expected, rig.get(Metric.PIN_SCORE), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"EXPECTED_MOVE", "TAU", "NORMALISED_GEX"})
    void shouldNotKnowThePinScoreWithoutAFactor(Metric unknown) {
        listOpenInterest(100, 60);
        pinnedFrame(rig.frame());
        rig.frame().set(unknown, Double.NaN);
        minute(101, 0.2);
        assertFalse(rig.frame().isKnown(Metric.PIN_SCORE));
        assertEquals(100, rig.get(Metric.PIN_STRIKE));
    }

    @Test
    void shouldKnowNoPinStrikeWithoutOpenInterest() {
        rig.listOptions(100);
        pinnedFrame(rig.frame());
        minute(101, 0.2);
        assertFalse(rig.frame().isKnown(Metric.PIN_STRIKE) || rig.frame().isKnown(Metric.PIN_SCORE));
    }

    @Test
    void shouldNotSampleTheNight() {
        for (int i = 0; i < 70; i++) {
            minute(100 + (i % 2), 0.2 + 0.001 * (i % 7));
        }
        double percentile = rig.get(Metric.IV_PERCENTILE);
        rig.session(minute + 2 * SECOND, SessionPhase.CLOSE);
        for (int i = 0; i < 600; i++) {
            rig.frame().set(Metric.ATM_SIGMA_CONTINUOUS, 0.9);
            rig.clock(minute + (i + 1) * MINUTE);
        }
        assertEquals(percentile, rig.get(Metric.IV_PERCENTILE), "nothing is shown while the market is closed");
        rig.session(minute + 700 * MINUTE, SessionPhase.OPEN);
        minute += 701 * MINUTE;
        minute(100, 0.5);
        assertEquals(100, rig.get(Metric.IV_PERCENTILE), 1, "the night left no samples of 0.9");
    }

    @Test
    void shouldReadNoRegimeFromTheFrontsVolatilityAtARoll() {
        for (int i = 0; i < 120; i++) {
            rig.frame().set(Metric.ATM_SIGMA, 0.55);
            minute(100 + (i % 2), 0.6 + 0.001 * (i % 7));
        }
        for (int i = 120; i < 137; i++) {
            // The 55-vol front has expired, the next one trades at 75: at constant maturity nothing has moved.
            rig.frame().set(Metric.ATM_SIGMA, 0.75);
            minute(100 + (i % 2), 0.6 + 0.001 * (i % 7));
            assertTrue(Math.abs(rig.get(Metric.ATM_SIGMA_CHANGE)) < 0.007, "sample " + i);
        }
        assertEquals(50, rig.get(Metric.IV_PERCENTILE), 15);
        assertEquals(1, rig.get(Metric.IV_REGIME));
    }

    @Test
    void shouldAddNoSampleInANightOfClockTicks() {
        for (int i = 0; i < 70; i++) {
            minute(100 + (i % 2), 0.2 + 0.001 * (i % 7));
        }
        double percentile = rig.get(Metric.IV_PERCENTILE);
        for (int i = 0; i < 600; i++) {
            rig.clock(minute + (i + 1) * MINUTE);
        }
        assertEquals(percentile, rig.get(Metric.IV_PERCENTILE), 1e-9);
    }

    @Test
    void shouldRefuseSettingsThatMeanNothing() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new RegimeSettings(1, 1, 1, 1, 1, 1, 3, 1, 5, 4, 3, 0.3, 0.4, 0.5, 2, 1, 1, 1, 2));
    }

    @Test
    void shouldAllocateNothing() {
        listOpenInterest(100, 60);
        pinnedFrame(rig.frame());
        Random random = new Random(5);
        assertEquals(
                0,
                Allocation.leastBytesOf(6, () -> {
                    for (int i = 0; i < 2_000; i++) {
                        minute(100 + random.nextInt(3), 0.2 + 0.01 * random.nextInt(9));
                    }
                }),
                "seed 5");
        assertTrue(rig.frame().isKnown(Metric.STRUCTURE_REGIME) && rig.frame().isKnown(Metric.IV_REGIME));
    }
}
