package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.pricing.BlackScholesSpot;
import io.strikeiq.core.pricing.StripVolatility;
import io.strikeiq.core.state.ChainState;

/**
 * Fills the σ column of a chain. A mid that breaks the no-arbitrage bounds, a stale quote, and a spread wider than the set
 * share of the mid give no σ: the strike's last good one is then carried on up to its age limit, and counted; after that
 * the strike is unknown.
 *
 * <p>In the Black-76 mode a strike is implied again only when the quote of its out-of-the-money side is another one or the
 * forward has moved by {@value #FORWARD_MOVE} of σ√τ·F: below that the σ of an option at the money moves by less than 0.3 %,
 * and of the others by less.
 */
final class ImpliedSmile {
    private static final double FORWARD_MOVE = 2e-3;
    private static final double TAU_MOVE = 1e-3;
    private static final int CALLS = 0;
    private static final int PUTS = 1;

    private final QuoteFilter quotes;
    private final long oldest;
    private final StripVolatility strip = new StripVolatility();
    /** Rows of the options in the strip. */
    private int[] rows = new int[0];
    /** Mids of the out-of-the-money options by row. */
    private double[] mids = new double[0];

    /** @param oldest nanoseconds up to which a σ is carried on */
    ImpliedSmile(QuoteFilter quotes, long oldest) {
        this.quotes = quotes;
        this.oldest = oldest;
    }

    /**
     * Black-76 on the chain's forward, one volatility for both sides of a strike. What must be implied again is collected
     * and solved at once.
     */
    void implyOutOfTheMoney(LiveChain live, double discount, long time) {
        ChainState chain = live.state;
        int count = chain.rows();
        if (rows.length < count) {
            rows = new int[count];
            mids = new double[count];
        }
        strip.ensureCapacity(count);
        live.carriedStrikes = 0;
        int firstCall = chain.firstRowAtOrAbove(chain.forward);
        quotes.tightMids(chain, 0, firstCall, PUTS, time, mids);
        quotes.tightMids(chain, firstCall, count, CALLS, time, mids);
        int puts = collect(live, 0, firstCall, PUTS, 0, time);
        int due = collect(live, firstCall, count, CALLS, puts, time);
        if (due > 0) {
            strip.solve(chain.forward, chain.tau, discount, due);
        }
        for (int i = 0; i < due; i++) {
            take(live, rows[i], strip.sigma(i), time);
        }
    }

    /** Gives the strip what is to be implied again among some rows, after what is already there; returns how much it is. */
    private int collect(LiveChain live, int fromRow, int toRow, int side, int already, long time) {
        double forward = live.state.forward;
        double tau = live.state.tau;
        double forwardMove = FORWARD_MOVE * Math.sqrt(tau) * forward;
        double tauMove = TAU_MOVE * tau;
        long[] sigmaTime = live.state.sigmaTime;
        int due = already;
        for (int row = fromRow; row < toRow; row++) {
            int column = 2 * row + side;
            double mid = mids[row];
            if (Double.isNaN(mid)) {
                carry(live, row, time);
            } else if (live.isImplied(row, column, forward, tau, forwardMove, tauMove)) {
                sigmaTime[2 * row] = time;
            } else {
                strip.set(due, live.strikes[row], mid);
                rows[due++] = row;
                live.implied(row, column, forward, tau);
            }
        }
        return due;
    }

    private void take(LiveChain live, int row, double sigma, long time) {
        if (Double.isNaN(sigma)) {
            carry(live, row, time);
        } else {
            put(live.state, row, sigma);
            live.state.sigmaTime[2 * row] = time;
        }
    }

    /** Keeps the row's σ while it is young enough; whatever comes next is implied. */
    private void carry(LiveChain live, int row, long time) {
        live.forget(row);
        if (isYoung(live.state, 2 * row, time)) {
            live.carriedStrikes++;
        } else {
            put(live.state, row, Double.NaN);
        }
    }

    private boolean isYoung(ChainState chain, int column, long time) {
        return !Double.isNaN(chain.sigma[column]) && time - chain.sigmaTime[column] <= oldest;
    }

    private static void put(ChainState chain, int row, double sigma) {
        chain.sigma[2 * row] = sigma;
        chain.sigma[2 * row + 1] = sigma;
    }

    /** As NSE prints it, each option from its own mid. */
    void implyAsNse(LiveChain live, double spot, int days, long time) {
        ChainState chain = live.state;
        live.carriedStrikes = 0;
        for (int row = 0; row < chain.rows(); row++) {
            boolean call = implyAsNse(chain, 2 * row, spot, days, time);
            boolean put = implyAsNse(chain, 2 * row + 1, spot, days, time);
            live.carriedStrikes += call || put ? 1 : 0;
        }
    }

    /** Returns whether the option's σ is carried on. */
    private boolean implyAsNse(ChainState chain, int column, double spot, int days, long time) {
        double mid = quotes.tightMid(chain, column, time);
        double sigma = BlackScholesSpot.implied(mid, spot, chain.strike(column / 2), days, (column & 1) == 0);
        boolean carried = Double.isNaN(sigma) && isYoung(chain, column, time);
        if (!carried) {
            chain.sigma[column] = sigma;
            chain.sigmaTime[column] = time;
        }
        return carried;
    }

    /** The venue's own volatilities; one that is not positive is unknown. */
    void takeVenue(LiveChain live) {
        ChainState chain = live.state;
        live.carriedStrikes = 0;
        for (int column = 0; column < 2 * chain.rows(); column++) {
            double sigma = chain.venueIv[column];
            chain.sigma[column] = sigma > 0 ? sigma : Double.NaN;
        }
    }
}
