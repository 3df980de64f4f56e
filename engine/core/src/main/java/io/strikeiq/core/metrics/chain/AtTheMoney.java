package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.pricing.Black76;
import io.strikeiq.core.state.ChainState;

/**
 * σ at the forward, interpolated linearly in strike between the nearest strikes on each side where it is known, and the
 * straddle at the forward, priced at that σ. Strikes further apart than a tenth of the forward say nothing of the money.
 *
 * <p>A straddle is convex in strike: read off between strikes that are some σ√τ apart it would be far too dear.
 */
final class AtTheMoney {
    private static final double WIDEST = 0.1;

    /** Fills the chain's ATM σ and straddle. */
    void fill(ChainState chain, double discount) {
        double forward = chain.forward;
        chain.atmSigma = forward > 0 ? interpolate(chain) : Double.NaN;
        chain.straddle = 2 * Black76.price(true, forward, forward, chain.atmSigma, chain.tau, discount);
    }

    private static double interpolate(ChainState chain) {
        double forward = chain.forward;
        int at = chain.firstRowAtOrAbove(forward);
        int above = at;
        while (above < chain.rows() && Double.isNaN(sigma(chain, above))) {
            above++;
        }
        int below = at - 1;
        while (below >= 0 && Double.isNaN(sigma(chain, below))) {
            below--;
        }
        if (above == chain.rows()) {
            return Double.NaN;
        }
        double high = sigma(chain, above);
        if (chain.strike(above) == forward) {
            return high;
        }
        if (below < 0 || chain.strike(above) - chain.strike(below) > WIDEST * forward) {
            return Double.NaN;
        }
        double low = sigma(chain, below);
        double weight = (forward - chain.strike(below)) / (chain.strike(above) - chain.strike(below));
        return low + weight * (high - low);
    }

    /** Of the out-of-the-money side. */
    private static double sigma(ChainState chain, int row) {
        return chain.sigma[chain.strike(row) >= chain.forward ? 2 * row : 2 * row + 1];
    }
}
