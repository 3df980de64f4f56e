package io.strikeiq.service.simulator;

/**
 * The value that informed traders know: a diffusion with log-Ornstein-Uhlenbeck volatility, correlated with returns, and
 * rare jumps. While steered, the drift leads to a target and the noise is damped.
 */
final class EfficientPrice {
    /** Seconds of trading in a year. */
    static final double YEAR = 252 * 22_500.0;

    private static final double LEVERAGE = -0.6;
    private static final double REVERSION_PER_SECOND = 1 / 5_400.0;
    private static final double VOLATILITY_OF_VOLATILITY = 0.006;
    private static final double JUMPS_PER_SECOND = 2 / 22_500.0;
    private static final double JUMP_SIZE = 0.0012;
    private static final double STEERED_NOISE = 0.15;

    private final SimRandom random;
    private final double meanVolatility;
    private double value;
    private double volatility;
    private double target = Double.NaN;
    private double steerSeconds;
    private double steeredNoise = STEERED_NOISE;

    EfficientPrice(SimRandom random, double value, double volatility) {
        this.random = random;
        this.value = value;
        this.volatility = volatility;
        this.meanVolatility = volatility;
    }

    double value() {
        return value;
    }

    /** Annualised. */
    double volatility() {
        return volatility;
    }

    void setVolatility(double annualised) {
        volatility = annualised;
    }

    double meanVolatility() {
        return meanVolatility;
    }

    /** One standard deviation of the price over some seconds. */
    double sigma(double seconds) {
        return value * meanVolatility * Math.sqrt(seconds / YEAR);
    }

    /** Leads the price to a target within the given seconds from now, with little noise. */
    void steer(double price, double seconds) {
        steer(price, seconds, STEERED_NOISE);
    }

    /** As {@link #steer(double, double)}, with noise as a multiple of the present volatility. */
    void steer(double price, double seconds, double noise) {
        steeredNoise = noise;
        target = price;
        steerSeconds = seconds;
    }

    void release() {
        target = Double.NaN;
    }

    /** Moves the price at once. */
    void shift(double change) {
        value += change;
    }

    void advance(double seconds) {
        double root = Math.sqrt(seconds);
        double shock = random.gaussian();
        double own = LEVERAGE * shock + Math.sqrt(1 - LEVERAGE * LEVERAGE) * random.gaussian();
        double log = StrictMath.log(volatility);
        log += REVERSION_PER_SECOND * (StrictMath.log(meanVolatility) - log) * seconds
                + VOLATILITY_OF_VOLATILITY * own * root;
        volatility = StrictMath.exp(log);
        double deviation = volatility * Math.sqrt(seconds / YEAR);
        if (Double.isNaN(target)) {
            double jump = random.chance(JUMPS_PER_SECOND * seconds) ? JUMP_SIZE * random.gaussian() : 0;
            value *= StrictMath.exp(deviation * shock - 0.5 * deviation * deviation + jump);
        } else {
            double share = steerSeconds <= seconds ? 1 : seconds / steerSeconds;
            value += share * (target - value) + steeredNoise * deviation * value * shock;
            steerSeconds = Math.max(0, steerSeconds - seconds);
        }
    }
}
