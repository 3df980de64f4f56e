package io.strikeiq.service.simulator;

import io.strikeiq.core.pricing.NormalDistribution;

/** Random numbers of the simulator: SplitMix64 (Steele, Lea, Flood 2014), so that a seed means the same on every JVM. */
final class SimRandom {
    private long state;

    SimRandom(long seed) {
        this.state = seed;
    }

    long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Uniform in (0, 1), both ends excluded. */
    double uniform() {
        return ((nextLong() >>> 12) + 0.5) * 0x1.0p-52;
    }

    double between(double low, double high) {
        return low + (high - low) * uniform();
    }

    int below(int bound) {
        return (int) (uniform() * bound);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    double gaussian() {
        return NormalDistribution.inverseCdf(uniform());
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(uniform());
    }

    /** Lognormal with the given median. */
    double lognormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * gaussian());
    }
}
