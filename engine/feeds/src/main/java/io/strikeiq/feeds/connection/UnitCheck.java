package io.strikeiq.feeds.connection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether open interest is in units of the underlying, as it is declared: then each is a multiple of the least amount that can
 * be traded. Said once when most of the first hundred are not.
 */
public final class UnitCheck {
    private static final Logger LOG = LoggerFactory.getLogger(UnitCheck.class);
    private static final int ENOUGH = 100;
    /** Tolerance for multiples of a decimal fraction, which binary does not hold exactly. */
    private static final double ROUNDING = 1e-6;

    private int seen;
    private int odd;

    /**
     * Takes what came.
     *
     * @param least the least amount that can be traded, in units
     */
    public void add(String symbol, double openInterest, double least) {
        if (!(openInterest > 0) || !(least > 0) || seen == ENOUGH) {
            return;
        }
        seen++;
        double times = openInterest / least;
        odd += Math.abs(times - Math.rint(times)) < ROUNDING ? 0 : 1;
        if (seen == ENOUGH && 2 * odd > seen) {
            LOG.warn(
                    "open interest such as {} of {} is no multiple of {}: it may be in contracts or in money, and not in units",
                    openInterest,
                    symbol,
                    least);
        }
    }
}
