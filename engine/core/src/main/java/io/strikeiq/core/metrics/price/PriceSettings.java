package io.strikeiq.core.metrics.price;

import io.strikeiq.core.metrics.Bounds;

/**
 * Settings of the price and volatility metrics. Times are nanoseconds.
 *
 * <p>Realised volatility is annualised to stand beside implied volatility, whose year is 365 calendar days: the variance
 * of a session times the sessions of a year is the variance of that same calendar year, but for the nights. On a
 * perpetual, and on an underlying that has never had a session tick, trading goes on around the clock and the year has 365 × 86,400 seconds.
 *
 * @param rsiPeriod bars of Wilder's RSI
 * @param atrPeriod bars of Wilder's ATR
 * @param emaPeriod bars of the EMA
 * @param realisedInterval distance of two prices of realised volatility
 * @param realisedHalfLife half-life of realised volatility, in time that the market is active: minutes, so that it shows
 *     what a move of minutes does before implied volatility has gone back
 * @param noiseHalfLife half-life of the longer window that tells the noise in prices from their moves
 * @param slowReturns returns that make a slow one, in which noise weighs less: a multiple of the time that prices lag, at
 *     least 2
 * @param realisedMinimum effective returns before it is given
 * @param realisedMinimumTime effective time that the returns must cover
 * @param rangeBars 5-minute bars in the window of the Parkinson and Yang-Zhang volatilities, at least 3
 * @param longestGap a return over a longer gap without ticks is left out
 * @param sessionSeconds seconds of trading in a session
 * @param sessionsPerYear sessions in a year
 */
public record PriceSettings(
        @Bounds(min = "1", max = "10000") int rsiPeriod,
        @Bounds(min = "1", max = "10000") int atrPeriod,
        @Bounds(min = "1", max = "10000") int emaPeriod,
        @Bounds(min = "1ms", max = "1d") long realisedInterval,
        @Bounds(min = "1s", max = "3650d") long realisedHalfLife,
        @Bounds(min = "1s", max = "3650d") long noiseHalfLife,
        @Bounds(min = "2", max = "1000") int slowReturns,
        @Bounds(min = "0", max = "1e6") double realisedMinimum,
        @Bounds(min = "0s", max = "30d") long realisedMinimumTime,
        @Bounds(min = "3", max = "10000") int rangeBars,
        @Bounds(min = "1s", max = "3650d") long longestGap,
        @Bounds(min = "60", max = "86400") double sessionSeconds,
        @Bounds(min = "1", max = "366") double sessionsPerYear) {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    /** Checks the ranges that no calculator checks itself. */
    public PriceSettings {
        if (!(sessionSeconds > 0 && sessionSeconds <= 86_400) || !(sessionsPerYear > 0 && sessionsPerYear <= 366)) {
            throw new IllegalArgumentException("session seconds " + sessionSeconds
                    + " must be in (0, 86400] and sessions" + " per year " + sessionsPerYear + " in (0, 366]");
        }
        if (slowReturns < 2) {
            throw new IllegalArgumentException("a slow return is one of 2 at least, not " + slowReturns);
        }
        if (rangeBars < 3) {
            throw new IllegalArgumentException("range volatility needs 3 bars at least, not " + rangeBars);
        }
    }

    /** RSI and ATR of 14 bars, EMA of 20, realised volatility over five minutes, 252 sessions of six and a half hours. */
    public static PriceSettings defaults() {
        return new PriceSettings(
                14, 14, 20, SECOND, 5 * MINUTE, 60 * MINUTE, 10, 3, 2 * MINUTE, 12, 30 * MINUTE, 23_400, 252);
    }

    /** Seconds of trading in a year where there are sessions. */
    public double sessionYear() {
        return sessionSeconds * sessionsPerYear;
    }
}
