package io.strikeiq.service.simulator;

import io.strikeiq.core.instrument.PremiumUnit;

/**
 * The size of a simulated session, and how many follow each other.
 *
 * @param seed seed of every random choice
 * @param underlyings underlyings, 1 to 16
 * @param strikes strikes of each expiry, 5 to 401
 * @param expiries weekly expiries, 1 to 12
 * @param ticks ticks of the session, definitions and session ticks included, at least the full chain twice over
 * @param sessions sessions of a live simulator, 1 to 1,000; each on a day of its own
 * @param premium what options are paid for and settled in
 */
public record SimulatorSettings(
        long seed, int underlyings, int strikes, int expiries, long ticks, int sessions, PremiumUnit premium) {
    /** Checks the ranges. */
    public SimulatorSettings {
        check("underlyings", underlyings, 1, 16);
        check("strikes", strikes, 5, 401);
        check("expiries", expiries, 1, 12);
        long options = 2L * underlyings * strikes * expiries;
        check("ticks", ticks, 6 * options + 1_000, 1_000_000_000L);
        check("sessions", sessions, 1, 1_000);
    }

    /** One session. */
    public SimulatorSettings(long seed, int underlyings, int strikes, int expiries, long ticks) {
        this(seed, underlyings, strikes, expiries, ticks, 1);
    }

    /** In currency. */
    public SimulatorSettings(long seed, int underlyings, int strikes, int expiries, long ticks, int sessions) {
        this(seed, underlyings, strikes, expiries, ticks, sessions, PremiumUnit.CURRENCY);
    }

    private static void check(String name, long value, long low, long high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " = " + value + " is not in " + low + ".." + high);
        }
    }

    /** The smallest number of ticks that a session of this shape may have. */
    public static long leastTicks(int underlyings, int strikes, int expiries) {
        return 12L * underlyings * strikes * expiries + 1_000;
    }
}
