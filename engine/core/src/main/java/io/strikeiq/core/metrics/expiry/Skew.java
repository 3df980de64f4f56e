package io.strikeiq.core.metrics.expiry;

import io.strikeiq.core.state.ChainState;

/**
 * The volatility at which an out-of-the-money option has a given delta, interpolated linearly in delta between the two
 * neighbouring strikes that bracket it; {@code NaN} when none do.
 */
final class Skew {
    private Skew() {}

    /** The σ of the call with this delta, in (0, 0.5). */
    static double callSigma(ChainState chain, double delta) {
        int from = chain.firstRowAtOrAbove(chain.forward);
        return search(chain, 0, from, 1, delta);
    }

    /** The σ of the put with the delta −{@code delta}, in (0, 0.5). */
    static double putSigma(ChainState chain, double delta) {
        int from = chain.firstRowAtOrAbove(chain.forward) - 1;
        return search(chain, 1, from, -1, delta);
    }

    private static double search(ChainState chain, int side, int from, int step, double delta) {
        double priorDelta = Double.NaN;
        double priorSigma = Double.NaN;
        for (int row = from; row >= 0 && row < chain.rows(); row += step) {
            double sigma = chain.sigma[2 * row + side];
            double absolute = Math.abs(chain.delta[2 * row + side]);
            if (Double.isNaN(sigma) || Double.isNaN(absolute)) {
                continue;
            }
            if (absolute == delta) {
                return sigma;
            }
            if (absolute < delta) {
                double weight = (delta - absolute) / (priorDelta - absolute);
                return sigma + weight * (priorSigma - sigma);
            }
            priorDelta = absolute;
            priorSigma = sigma;
        }
        return Double.NaN;
    }
}
