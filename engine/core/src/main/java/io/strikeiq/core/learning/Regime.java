package io.strikeiq.core.learning;

/** Positions of regimes, the unknown one first. */
final class Regime {
    /** IV regimes with the unknown one. */
    static final int VOLATILITIES = 5;

    /** Gamma regimes with the unknown one. */
    static final int GAMMAS = 4;

    private Regime() {}

    /** @param code as the metric gives it, {@code NaN} while unknown */
    static int volatility(double code) {
        return code >= 0 && code < VOLATILITIES - 1 ? 1 + (int) code : 0;
    }

    /** @param code as the metric gives it, {@code NaN} while unknown */
    static int gamma(double code) {
        return code >= -1 && code < GAMMAS - 2 ? 2 + (int) code : 0;
    }
}
