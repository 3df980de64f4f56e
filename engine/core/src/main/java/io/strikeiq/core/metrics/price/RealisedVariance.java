package io.strikeiq.core.metrics.price;

import io.strikeiq.core.statistics.ActiveTime;
import io.strikeiq.core.statistics.DecayedSums;

/**
 * Decayed realised variance per second of trading: Σ w·r² ÷ Σ w·Δt over log returns r between prices that are at least an
 * interval apart, Δt being the time between them. Returns over a longer gap than allowed are left out.
 */
final class RealisedVariance {
    private static final int SQUARES = 0;
    private static final int TIME = 1;
    private static final int COUNT = 2;
    private final PriceSettings settings;
    private final ActiveTime active;
    private final DecayedSums sums;
    private double lastPrice = Double.NaN;
    private long lastTime;

    RealisedVariance(PriceSettings settings) {
        this.settings = settings;
        active = new ActiveTime(settings.longestGap());
        sums = new DecayedSums(3, settings.realisedHalfLife());
    }

    /** Takes the price in force at a time; returns whether it made a return. */
    boolean onPrice(long time, double price) {
        if (!(price > 0) || (!Double.isNaN(lastPrice) && time - lastTime < settings.realisedInterval())) {
            return false;
        }
        long elapsed = time - lastTime;
        boolean made = !Double.isNaN(lastPrice) && elapsed <= settings.longestGap();
        if (made) {
            double r = Math.log(price / lastPrice);
            sums.advance(active.advance(time));
            sums.add(SQUARES, r * r);
            sums.add(TIME, elapsed / 1e9);
            sums.add(COUNT, 1);
        } else {
            active.advance(time);
        }
        lastPrice = price;
        lastTime = time;
        return made;
    }

    /** The night's return is none. */
    void forgetPrice() {
        lastPrice = Double.NaN;
    }

    /** Variance per second, {@code NaN} until enough returns over enough time weigh in. */
    double perSecond() {
        boolean ready =
                sums.get(COUNT) >= settings.realisedMinimum() && sums.get(TIME) >= settings.realisedMinimumTime() / 1e9;
        return ready ? sums.get(SQUARES) / sums.get(TIME) : Double.NaN;
    }
}
