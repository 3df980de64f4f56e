package io.strikeiq.core.metrics.expiry;

import io.strikeiq.core.state.ChainState;

/**
 * The strike K* at which holders are paid least at expiry: the minimum of Σ OI_call·max(K* − K, 0) + OI_put·max(K − K*, 0)
 * over the listed strikes, the lowest of equal ones.
 *
 * <p>Between two strikes the payout changes by the gap times (calls at or below − puts above), so that one pass with
 * running sums finds it.
 */
public final class MaxPain {
    private MaxPain() {}

    /** The strike, {@code NaN} when no open interest is known or all of it is 0; O(strikes). */
    public static double of(ChainState chain) {
        double puts = 0;
        double calls = 0;
        for (int row = 0; row < chain.rows(); row++) {
            puts += known(chain.openInterest[2 * row + 1]);
            calls += known(chain.openInterest[2 * row]);
        }
        if (!(puts + calls > 0)) {
            return Double.NaN;
        }
        double callsBelow = 0;
        double putsAbove = puts;
        double payout = 0;
        double least = Double.POSITIVE_INFINITY;
        double best = Double.NaN;
        for (int row = 0; row < chain.rows(); row++) {
            if (row > 0) {
                payout += (chain.strike(row) - chain.strike(row - 1)) * (callsBelow - putsAbove);
            }
            if (payout < least) {
                least = payout;
                best = chain.strike(row);
            }
            callsBelow += known(chain.openInterest[2 * row]);
            putsAbove -= known(chain.openInterest[2 * row + 1]);
        }
        return best;
    }

    private static double known(double openInterest) {
        return openInterest > 0 ? openInterest : 0;
    }
}
