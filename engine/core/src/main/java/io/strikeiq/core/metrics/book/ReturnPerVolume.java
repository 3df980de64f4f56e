package io.strikeiq.core.metrics.book;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedPercentile;
import java.util.Arrays;

/**
 * The percentile of |log return| per unit traded over the last interval of price impact, which slides on in steps of a
 * quarter. An interval without a trade is left out. Without trades of the underlying, the options' volume is taken.
 */
final class ReturnPerVolume implements Visited {
    /** Steps in an interval. */
    static final int STEPS = 4;

    private static final int BINS = 3_072;
    private static final double LOWEST = 1e-14;
    private static final double HIGHEST = 100;

    private final long interval;
    private final long longestGap;
    private final DecayedPercentile history;
    /** Of the last steps: when each ended, the price then, the volume within. */
    private final long[] times = new long[STEPS];

    private final double[] prices = new double[STEPS];
    private final double[] volumes = new double[STEPS];
    private int next;
    private double volume;
    private double optionVolume;
    private boolean ownTrades;
    /** Percentile of the last interval with volume. */
    private double rank = Double.NaN;

    ReturnPerVolume(BookSettings settings) {
        interval = settings.impactInterval();
        longestGap = settings.longestGap();
        history = DecayedPercentile.logarithmic(
                LOWEST, HIGHEST, BINS, settings.historyHalfLife(), settings.minimumSamples());
        forget();
    }

    void onTrade(double size) {
        ownTrades = true;
        volume += size;
    }

    void onOptionTrade(double size) {
        optionVolume += size;
    }

    /**
     * Ends a step.
     *
     * @param price mid or last price now
     */
    void onStep(long time, long active, double price) {
        double traded = ownTrades ? volume : optionVolume;
        int start = newest();
        int steps = 1;
        while (steps < STEPS && time - times[start] < interval) {
            traded += volumes[start];
            start = (start + STEPS - 1) % STEPS;
            steps++;
        }
        if (traded > 0 && prices[start] > 0 && price > 0 && time - times[start] <= longestGap) {
            double value = Math.abs(StrictMath.log(price / prices[start])) / traded;
            rank = history.rank(value);
            history.add(active, value);
        }
        times[next] = time;
        prices[next] = price;
        volumes[next] = ownTrades ? volume : optionVolume;
        next = (next + 1) % STEPS;
        volume = 0;
        optionVolume = 0;
    }

    private int newest() {
        return (next + STEPS - 1) % STEPS;
    }

    /** A session has opened: the night's price change belongs to no interval. */
    void forget() {
        Arrays.fill(prices, Double.NaN);
    }

    void show(MetricFrame frame) {
        frame.set(Metric.RETURN_PER_VOLUME_PERCENTILE, rank);
    }

    @Override
    public void visit(StateVisitor visitor) {
        history.visit(visitor);
        visitor.visitAll(times);
        visitor.visitAll(prices);
        visitor.visitAll(volumes);
        next = visitor.visit(next);
        volume = visitor.visit(volume);
        optionVolume = visitor.visit(optionVolume);
        ownTrades = visitor.visit(ownTrades);
        rank = visitor.visit(rank);
    }
}
