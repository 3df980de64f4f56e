package io.strikeiq.core.pricing;

/**
 * Black-Scholes on spot as the National Stock Exchange of India prints its implied volatilities: interest at 10 % a year
 * whatever the market's rate, no dividends, whole calendar days to expiry over 365.
 *
 * <p>A printed number to compare with, not one to trade on: where the futures price says another carry, calls and puts of
 * one strike show different volatilities. Metrics use Black-76 on the parity forward.
 */
public final class BlackScholesSpot {
    /** The exchange's fixed rate, continuously compounded. */
    public static final double EXCHANGE_RATE = 0.10;

    private static final double DAYS_PER_YEAR = 365;
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private BlackScholesSpot() {}

    /**
     * Implied volatility as an annualised fraction, NaN where there is none (also on the expiry day, zero days ahead).
     */
    public static double implied(double price, double spot, double strike, int calendarDays, boolean call) {
        double tau = calendarDays / DAYS_PER_YEAR;
        double growth = Math.exp(EXCHANGE_RATE * tau);
        return ImpliedVolatility.implied(price, spot * growth, strike, tau, 1 / growth, call);
    }

    /** The premium that {@link #implied} inverts. */
    public static double price(boolean call, double spot, double strike, double sigma, int calendarDays) {
        double tau = calendarDays / DAYS_PER_YEAR;
        double growth = Math.exp(EXCHANGE_RATE * tau);
        return Black76.price(call, spot * growth, strike, sigma, tau, 1 / growth);
    }

    /**
     * Calendar days from the local date of one instant to the local date of another.
     *
     * @param zoneOffsetNanos local time less UTC, 5 h 30 min for India
     */
    public static int calendarDays(long fromNanos, long toNanos, long zoneOffsetNanos) {
        long from = Math.floorDiv(fromNanos + zoneOffsetNanos, NANOS_PER_DAY);
        long to = Math.floorDiv(toNanos + zoneOffsetNanos, NANOS_PER_DAY);
        return (int) (to - from);
    }
}
