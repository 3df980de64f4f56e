package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.pricing.StripGreeks;
import io.strikeiq.core.state.ChainState;

/**
 * Fills the greek columns of a chain from its σ column, all strikes at once. Calls and puts of a strike share everything
 * but their σ, so where these are the same, one computation serves both.
 */
final class GreekColumns {
    private final StripGreeks greeks = new StripGreeks();
    private double[] sigmas = new double[0];

    /**
     * On a forward and spot that are positive, else unknown.
     *
     * @param carryRate cost of carry b per year
     */
    void fill(LiveChain live, double spot, double carryRate) {
        ChainState chain = live.state;
        if (sigmas.length < chain.rows()) {
            sigmas = new double[2 * chain.rows()];
        }
        boolean shared = gather(chain, 0);
        compute(live, spot, carryRate);
        if (shared) {
            scatterBoth(chain);
            return;
        }
        scatter(chain, 0, greeks.callDelta, greeks.callTheta, greeks.callCharm);
        gather(chain, 1);
        compute(live, spot, carryRate);
        scatter(chain, 1, greeks.putDelta, greeks.putTheta, greeks.putCharm);
    }

    private void scatterBoth(ChainState chain) {
        int rows = chain.rows();
        interleave(greeks.callDelta, greeks.putDelta, chain.delta, rows);
        twice(greeks.gamma, chain.gamma, rows);
        twice(greeks.vega, chain.vega, rows);
        interleave(greeks.callTheta, greeks.putTheta, chain.theta, rows);
        twice(greeks.vanna, chain.vanna, rows);
        interleave(greeks.callCharm, greeks.putCharm, chain.charm, rows);
    }

    private static void interleave(double[] calls, double[] puts, double[] columns, int rows) {
        for (int row = 0; row < rows; row++) {
            columns[2 * row] = calls[row];
            columns[2 * row + 1] = puts[row];
        }
    }

    private static void twice(double[] both, double[] columns, int rows) {
        for (int row = 0; row < rows; row++) {
            double value = both[row];
            columns[2 * row] = value;
            columns[2 * row + 1] = value;
        }
    }

    /** Takes the σ of calls (0) or puts (1); returns whether the other side has the same. */
    private boolean gather(ChainState chain, int side) {
        double[] from = chain.sigma;
        double[] to = sigmas;
        int rows = chain.rows();
        long difference = 0;
        for (int row = 0; row < rows; row++) {
            double sigma = from[2 * row + side];
            to[row] = sigma;
            difference |= Double.doubleToRawLongBits(sigma) ^ Double.doubleToRawLongBits(from[2 * row + 1 - side]);
        }
        return difference == 0;
    }

    private void compute(LiveChain live, double spot, double carryRate) {
        ChainState chain = live.state;
        double forward = spot > 0 && chain.forward > 0 ? chain.forward : Double.NaN;
        greeks.compute(
                spot, forward, carryRate, live.strikes, live.logStrikes, sigmas, chain.tau, live.rate, chain.rows());
    }

    private void scatter(ChainState chain, int side, double[] delta, double[] theta, double[] charm) {
        for (int row = 0; row < chain.rows(); row++) {
            int column = 2 * row + side;
            chain.delta[column] = delta[row];
            chain.gamma[column] = greeks.gamma[row];
            chain.vega[column] = greeks.vega[row];
            chain.theta[column] = theta[row];
            chain.vanna[column] = greeks.vanna[row];
            chain.charm[column] = charm[row];
        }
    }
}
