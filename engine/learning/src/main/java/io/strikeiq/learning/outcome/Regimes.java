package io.strikeiq.learning.outcome;

/** Names of regimes by the codes of their metrics. */
public final class Regimes {
    public static final String UNKNOWN = "unknown";

    private Regimes() {}

    /** Of {@code IV_REGIME}. */
    public static String impliedVolatility(double code) {
        return code == 0 ? "low" : code == 1 ? "normal" : code == 2 ? "elevated" : code == 3 ? "extreme" : UNKNOWN;
    }

    /** Of {@code GAMMA_REGIME}. */
    public static String gamma(double code) {
        return code == -1 ? "short" : code == 0 ? "neutral" : code == 1 ? "long" : UNKNOWN;
    }
}
