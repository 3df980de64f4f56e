package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.state.ChainState;

/**
 * σ and straddle interpolated linearly in strike at the forward, between the nearest strikes on each side where they are
 * known. Strikes further apart than a tenth of the forward say nothing of the money.
 */
final class AtTheMoney {
    private static final double WIDEST = 0.1;

    private final QuoteFilter quotes;

    AtTheMoney(QuoteFilter quotes) {
        this.quotes = quotes;
    }

    /** Fills the chain's ATM σ and straddle. */
    void fill(ChainState chain, long time) {
        chain.atmSigma = interpolate(chain, time, false);
        chain.straddle = interpolate(chain, time, true);
    }

    private double interpolate(ChainState chain, long time, boolean straddle) {
        double forward = chain.forward;
        if (!(forward > 0)) {
            return Double.NaN;
        }
        int at = chain.firstRowAtOrAbove(forward);
        int above = at;
        while (above < chain.rows() && Double.isNaN(value(chain, above, time, straddle))) {
            above++;
        }
        int below = at - 1;
        while (below >= 0 && Double.isNaN(value(chain, below, time, straddle))) {
            below--;
        }
        if (above == chain.rows()) {
            return Double.NaN;
        }
        double high = value(chain, above, time, straddle);
        if (chain.strike(above) == forward) {
            return high;
        }
        if (below < 0 || chain.strike(above) - chain.strike(below) > WIDEST * forward) {
            return Double.NaN;
        }
        double low = value(chain, below, time, straddle);
        double weight = (forward - chain.strike(below)) / (chain.strike(above) - chain.strike(below));
        return low + weight * (high - low);
    }

    private double value(ChainState chain, int row, long time, boolean straddle) {
        return straddle
                ? quotes.mid(chain, 2 * row, time) + quotes.mid(chain, 2 * row + 1, time)
                : chain.sigma[chain.strike(row) >= chain.forward ? 2 * row : 2 * row + 1];
    }
}
