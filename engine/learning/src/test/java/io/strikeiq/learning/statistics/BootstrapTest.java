package io.strikeiq.learning.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    @Test
    void shouldDrawBlocksOfTheMeanLengthAroundTheEnd() {
        int[] days = new int[100_000];
        new StationaryBootstrap(50, 8, 1).draw(days);
        int blocks = 1;
        for (int i = 1; i < days.length; i++) {
            blocks += days[i] == (days[i - 1] + 1) % 50 ? 0 : 1;
        }
        assertEquals(8, days.length / (double) blocks, 0.4);
        assertEquals(50, Arrays.stream(days).distinct().count());
    }

    @Test
    void shouldDrawTheSameFromTheSameSeed() {
        int[] first = new int[300];
        int[] second = new int[300];
        new StationaryBootstrap(30, 3, 42).draw(first);
        new StationaryBootstrap(30, 3, 42).draw(second);
        assertArrayEquals(first, second);
        assertThrows(IllegalArgumentException.class, () -> new StationaryBootstrap(0, 1, 1));
    }

    /** Signals of one day share its luck: resampling signals would give an interval much too narrow. */
    @Test
    void shouldHoldTheTrueRateWhereDaysShareTheirLuck() {
        SplittableRandom random = new SplittableRandom(2);
        int held = 0;
        for (int round = 0; round < 200; round++) {
            double[] wins = new double[60];
            double[] signals = new double[60];
            for (int day = 0; day < 60; day++) {
                double luck = random.nextBoolean() ? 0.8 : 0.2;
                signals[day] = 1 + random.nextInt(20);
                for (int i = 0; i < signals[day]; i++) {
                    wins[day] += random.nextDouble() < luck ? 1 : 0;
                }
            }
            held += new StationaryBootstrap(60, 1, round)
                            .ratio(wins, signals, 300, 0.95)
                            .holds(0.5)
                    ? 1
                    : 0;
        }
        assertTrue(held >= 180, held + " of 200 intervals hold the rate");
    }

    @Test
    void shouldKnowNoIntervalOfNothing() {
        Interval none = new StationaryBootstrap(5, 1, 1).ratio(new double[5], new double[5], 50, 0.9);
        assertTrue(Double.isNaN(none.low()) && Double.isNaN(none.high()));
    }

    @Test
    void shouldNeedLongerBlocksWhereDaysHangTogether() {
        SplittableRandom random = new SplittableRandom(3);
        double[] loose = new double[2_000];
        double[] tight = new double[2_000];
        for (int i = 0; i < 2_000; i++) {
            loose[i] = random.nextGaussian();
            tight[i] = (i == 0 ? 0 : 0.8 * tight[i - 1]) + random.nextGaussian();
        }
        assertTrue(BlockLength.of(loose).stationary() < 6);
        assertTrue(BlockLength.of(tight).stationary() > 15);
        assertEquals(new BlockLength(1, 1), BlockLength.of(new double[500]));
        assertEquals(new BlockLength(1, 1), BlockLength.of(new double[] {1, 2, 3}));
    }

    private static PlaceboDraws.Day day(boolean leansUp, double... kept) {
        return new PlaceboDraws.Day(
                1, leansUp, kept, Arrays.stream(kept).map(k -> 1 - k).toArray());
    }

    @Test
    void shouldMoveAndTurnTheSignalsOfADayTogether() {
        PlaceboDraws placebo = PlaceboDraws.of(
                List.of(
                        new PlaceboDraws.Day(3, true, new double[] {3, 0}, new double[] {0, 3}),
                        new PlaceboDraws.Day(1, false, new double[] {1, 1}, new double[] {0, 0})),
                4_000,
                1);
        assertEquals(4, placebo.signals());
        assertEquals(1, placebo.actual());
        assertEquals((1.5 + 0.5) / 4, placebo.expected(), 1e-12);
        assertEquals(0.25, placebo.p(), 1e-12);
    }

    @Test
    void shouldNotTurnDirectionsWhereAllDaysLeanTheSameWay() {
        PlaceboDraws placebo = PlaceboDraws.of(Collections.nCopies(30, day(true, 1, 1)), 500, 1);
        assertEquals(1, placebo.expected(), 1e-12);
        assertEquals(1, placebo.p());
    }

    /** A chance of one in 2^40, which no thousand draws show; that of one day in two is not made smaller than it is. */
    @Test
    void shouldKnowTheChanceOfEachSumExactly() {
        List<PlaceboDraws.Day> days = Collections.nCopies(40, day(true, 1, 0));
        assertEquals(Math.pow(2, -40), PlaceboDraws.of(days, 1_000, 1).p(), 1e-24);
        assertEquals(0.5, PlaceboDraws.of(days.subList(0, 1), 1_000, 1).p(), 1e-12);
    }

    /** Wins of one in four: the normal distribution says 0.0002 of 12 in 20 where the binomial says 0.0009. */
    @Test
    void shouldNotTakeALopsidedSumForNormal() {
        List<PlaceboDraws.Day> days = new ArrayList<>(Collections.nCopies(12, day(true, 1, 0, 0, 0)));
        days.addAll(Collections.nCopies(8, day(true, 0, 1, 0, 0)));
        assertEquals(9.353919e-4, PlaceboDraws.of(days, 10, 1).p(), 1e-9);
    }

    @Test
    void shouldCountATieAsHalfAWinAndRefuseFinerSums() {
        assertEquals(
                0.75, PlaceboDraws.of(List.of(day(true, 0.5, 1, 0, 0.5)), 10, 1).p(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> PlaceboDraws.of(List.of(day(true, 0.3)), 10, 1));
    }
}
