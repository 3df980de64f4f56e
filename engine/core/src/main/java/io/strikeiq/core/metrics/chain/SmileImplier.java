package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.pricing.BlackScholesSpot;
import io.strikeiq.core.pricing.StripVolatility;
import io.strikeiq.core.state.ChainState;

/**
 * Fills the σ column of a chain. Undefined is a mid that breaks the no-arbitrage bounds, a stale quote, or a spread wider
 * than the set share of the mid.
 *
 * <p>In the Black-76 mode a strike is implied anew only when the quote of its out-of-the-money side has changed or the
 * forward has moved by a basis point: below that the volatility of a one-day ATM option moves by less than a thousandth.
 */
final class SmileImplier {
    private static final double FORWARD_MOVE = 1e-4;
    private static final double TAU_MOVE = 1e-3;

    private final QuoteFilter quotes;
    private final StripVolatility strip = new StripVolatility();
    /** Rows of the options in the strip. */
    private int[] rows = new int[0];

    SmileImplier(QuoteFilter quotes) {
        this.quotes = quotes;
    }

    /**
     * Black-76 on the chain's forward, one volatility for both sides of a strike. What must be implied anew is collected
     * and solved at once.
     */
    void implyOutOfTheMoney(LiveChain live, double discount, long time) {
        ChainState chain = live.state;
        double forward = chain.forward;
        double tau = chain.tau;
        int count = chain.rows();
        rows = rows.length < count ? new int[count] : rows;
        strip.ensureCapacity(count);
        int due = 0;
        for (int row = 0; row < count; row++) {
            boolean call = live.strikes[row] >= forward;
            int column = 2 * row + (call ? 0 : 1);
            double mid = quotes.tightMid(chain, column, time);
            if (Double.isNaN(mid)) {
                put(chain, row, Double.NaN);
            } else if (Double.isNaN(chain.sigma[column])
                    || !live.isImplied(row, column, forward, tau, FORWARD_MOVE, TAU_MOVE)) {
                strip.set(due, live.strikes[row], mid);
                rows[due++] = row;
                live.implied(row, column, forward, tau);
            }
        }
        if (due > 0) {
            strip.solve(forward, tau, discount, due);
        }
        for (int i = 0; i < due; i++) {
            put(chain, rows[i], strip.sigma(i));
        }
    }

    private static void put(ChainState chain, int row, double sigma) {
        chain.sigma[2 * row] = sigma;
        chain.sigma[2 * row + 1] = sigma;
    }

    /** As NSE prints it, each option from its own mid. */
    void implyAsNse(ChainState chain, double spot, int days, long time) {
        for (int column = 0; column < 2 * chain.rows(); column++) {
            double mid = quotes.tightMid(chain, column, time);
            chain.sigma[column] =
                    BlackScholesSpot.implied(mid, spot, chain.strike(column / 2), days, (column & 1) == 0);
        }
    }

    /** The venue's own volatilities; one that is not positive is unknown. */
    void takeVenue(ChainState chain) {
        for (int column = 0; column < 2 * chain.rows(); column++) {
            double sigma = chain.venueIv[column];
            chain.sigma[column] = sigma > 0 ? sigma : Double.NaN;
        }
    }
}
