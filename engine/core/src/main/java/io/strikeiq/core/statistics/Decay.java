package io.strikeiq.core.statistics;

/** Decay factors. On a dense stream the time between two ticks is a small share of any half-life. */
final class Decay {
    /** Below this six terms of the series are exact to double precision. */
    private static final double SMALL = 1.0 / 64;

    private Decay() {}

    /** exp(−x) for x ≥ 0. */
    static double factor(double x) {
        if (!(x < SMALL)) {
            return StrictMath.exp(-x);
        }
        // Estrin's scheme: the three brackets are independent of each other.
        double xx = x * x;
        return (1 - x) + xx * (0.5 - x * (1.0 / 6)) + xx * xx * ((1.0 / 24 - x * (1.0 / 120)) + xx * (1.0 / 720));
    }
}
