package io.strikeiq.learning.statistics;

/** Logarithmic score (Good 1952), in nats: −ln of the probability that was given to what happened. */
public final class LogLoss {
    /** What was called impossible and happened costs this much and not infinity. */
    private static final double LEAST_PROBABILITY = 1e-15;

    private LogLoss() {}

    /** Loss of one forecast. */
    public static double of(double probability, boolean won) {
        return -Math.log(Math.max(LEAST_PROBABILITY, won ? probability : 1 - probability));
    }

    /** Weighted mean. */
    public static double of(Forecasts forecasts) {
        double sum = 0;
        for (int i = 0; i < forecasts.size(); i++) {
            sum += forecasts.weight(i) * of(forecasts.probability(i), forecasts.won(i));
        }
        return sum / forecasts.totalWeight();
    }

    /** Loss of who says the base rate always. */
    public static double ofBaseRate(Forecasts forecasts) {
        double base = forecasts.winRate();
        return base * of(base, true) + (1 - base) * of(base, false);
    }
}
