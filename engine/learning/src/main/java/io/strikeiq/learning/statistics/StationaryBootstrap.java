package io.strikeiq.learning.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The stationary bootstrap (Politis, Romano 1994): days are drawn in blocks whose lengths are geometric, around the end to
 * the beginning, so that what hangs together from day to day stays together.
 */
public final class StationaryBootstrap {
    private final int length;
    private final double newBlock;
    private final SplittableRandom random;

    /**
     * @param length days
     * @param meanBlock mean length of a block in days, at least 1
     * @param seed what the draws follow from
     */
    public StationaryBootstrap(int length, double meanBlock, long seed) {
        if (length < 1 || !(meanBlock >= 1)) {
            throw new IllegalArgumentException(
                    "length " + length + " and mean block " + meanBlock + " must be at least 1");
        }
        this.length = length;
        this.newBlock = 1 / meanBlock;
        this.random = new SplittableRandom(seed);
    }

    public int length() {
        return length;
    }

    /** Fills an array with drawn days. */
    public void draw(int[] days) {
        int day = 0;
        for (int i = 0; i < days.length; i++) {
            day = i == 0 || random.nextDouble() < newBlock ? random.nextInt(length) : (day + 1) % length;
            days[i] = day;
        }
    }

    /** Draws as many days as there are and says how often each came. */
    public void drawTimes(int[] timesByDay) {
        int[] days = new int[length];
        draw(days);
        Arrays.fill(timesByDay, 0);
        for (int day : days) {
            timesByDay[day]++;
        }
    }

    /**
     * The interval of a ratio of sums over days, such as wins over signals.
     *
     * @param over numerators by day
     * @param under denominators by day; a draw in which they add up to nothing is left out
     */
    public Interval ratio(double[] over, double[] under, int draws, double level) {
        double[] ratios = new double[draws];
        int[] times = new int[length];
        for (int draw = 0; draw < draws; draw++) {
            drawTimes(times);
            double top = 0;
            double bottom = 0;
            for (int day = 0; day < length; day++) {
                top += times[day] * over[day];
                bottom += times[day] * under[day];
            }
            ratios[draw] = bottom > 0 ? top / bottom : Double.NaN;
        }
        return Interval.ofDraws(ratios, level);
    }
}
