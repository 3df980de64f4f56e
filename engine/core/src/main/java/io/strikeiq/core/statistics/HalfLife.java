package io.strikeiq.core.statistics;

/**
 * The half-life of sums and means of event time. What ages by the same time at a tick shares an instance, and with it one
 * exponential: the last factors are remembered.
 */
public final class HalfLife {
    private static final double LN2 = StrictMath.log(2);
    private final double decayPerNano;
    private long lastElapsed;
    private double lastFactor = 1;
    private long lastAge;
    private double lastGrowth = 1;

    /**
     * @param nanos nanoseconds, positive
     */
    public HalfLife(long nanos) {
        if (nanos <= 0) {
            throw new IllegalArgumentException("half-life must be positive, not " + nanos + " ns");
        }
        this.decayPerNano = LN2 / nanos;
    }

    /** What is left of 1 after a time, not negative, in nanoseconds. */
    double factor(long elapsed) {
        if (elapsed != lastElapsed) {
            lastElapsed = elapsed;
            lastFactor = Decay.factor(decayPerNano * elapsed);
        }
        return lastFactor;
    }

    /** By how much what comes after a time, not negative, in nanoseconds, outweighs what stood at its beginning. */
    double growth(long age) {
        if (age != lastAge) {
            lastAge = age;
            lastGrowth = StrictMath.exp(decayPerNano * age);
        }
        return lastGrowth;
    }

    /** The rate per second of the steady stream that would give a decayed sum. */
    double rate(double sum) {
        return sum * decayPerNano * 1e9;
    }
}
