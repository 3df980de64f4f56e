package io.strikeiq.persistence.writer;

/** The names of regimes in the database, where metrics have codes. */
public final class RegimeNames {
    private static final String[] VOLATILITY = {"LOW", "NORMAL", "ELEVATED", "EXTREME"};
    private static final String[] GAMMA = {"SHORT", "NEUTRAL", "LONG"};

    private RegimeNames() {}

    /** Name of an IV regime; null while it is unknown. */
    public static String volatility(double code) {
        return name(VOLATILITY, code);
    }

    /** Name of a dealer-gamma regime, whose first code is −1; null while it is unknown. */
    public static String gamma(double code) {
        return name(GAMMA, code + 1);
    }

    private static String name(String[] names, double position) {
        return position >= 0 && position < names.length ? names[(int) position] : null;
    }
}
