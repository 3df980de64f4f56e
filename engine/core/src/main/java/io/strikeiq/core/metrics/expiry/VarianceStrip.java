package io.strikeiq.core.metrics.expiry;

import io.strikeiq.core.metrics.chain.QuoteFilter;
import io.strikeiq.core.state.ChainState;

/**
 * Model-free variance of an expiry from its strip of out-of-the-money options, after the Cboe VIX white paper (2009):
 *
 * <pre>
 *   σ² = 2/τ · Σ ΔK/K² · e^{rτ} · Q(K) − 1/τ · (F/K0 − 1)²
 * </pre>
 *
 * <p>K0 is the first strike at or below the forward; Q is the mid of the put below K0, of the call above, and the mean of
 * both at K0. Options without a bid are left out, and on each side the strip ends at two of them in a row. ΔK is half the
 * distance of the neighbours in the strip, at its ends the distance to the only neighbour.
 */
final class VarianceStrip {
    /** Strikes needed on each side of K0. */
    private static final int FEWEST = 2;

    private static final int CALLS = 0;
    private static final int PUTS = 1;

    private final QuoteFilter quotes;
    private ChainState chain;
    private int middle;
    /** Q by row. */
    private double[] premiums = new double[0];

    VarianceStrip(QuoteFilter quotes) {
        this.quotes = quotes;
    }

    /** Variance per year, {@code NaN} when the strip is too short. */
    double variance(ChainState state, double forward, double rate, double tau, long time) {
        chain = state;
        middle = state.firstRowAtOrAbove(forward);
        if (middle == state.rows() || state.strike(middle) > forward) {
            middle--;
        }
        if (!(forward > 0 && tau > 0) || middle < 0) {
            return Double.NaN;
        }
        takePremiums(time);
        int low = end(-1);
        int high = end(1);
        double sum = sum(low, high);
        double offset = forward / state.strike(middle) - 1;
        return (2 * StrictMath.exp(rate * tau) * sum - offset * offset) / tau;
    }

    private void takePremiums(long time) {
        if (premiums.length < chain.rows()) {
            premiums = new double[chain.rows()];
        }
        quotes.mids(chain, 0, middle, PUTS, time, premiums);
        quotes.mids(chain, middle + 1, chain.rows(), CALLS, time, premiums);
        premiums[middle] = 0.5 * (quotes.mid(chain, 2 * middle, time) + quotes.mid(chain, 2 * middle + 1, time));
    }

    /** The last row of the strip on one side. */
    private int end(int step) {
        double[] quoted = premiums;
        int rows = chain.rows();
        int last = middle;
        int missing = 0;
        for (int row = middle + step; row >= 0 && row < rows && missing < 2; row += step) {
            if (Double.isNaN(quoted[row])) {
                missing++;
            } else {
                missing = 0;
                last = row;
            }
        }
        return last;
    }

    private double sum(int low, int high) {
        double sum = 0;
        int below = 0;
        int above = 0;
        double prior = Double.NaN;
        double strike = Double.NaN;
        double premium = 0;
        for (int row = low; row <= high; row++) {
            double next = premiums[row];
            if (Double.isNaN(next)) {
                if (row == middle) {
                    return Double.NaN;
                }
                continue;
            }
            sum += term(prior, strike, premium, chain.strike(row));
            prior = strike;
            strike = chain.strike(row);
            premium = next;
            below += row < middle ? 1 : 0;
            above += row > middle ? 1 : 0;
        }
        sum += term(prior, strike, premium, Double.NaN);
        return below >= FEWEST && above >= FEWEST ? sum : Double.NaN;
    }

    /** ΔK/K²·Q of one strike; a neighbour that is not there is {@code NaN}. */
    private static double term(double prior, double strike, double premium, double next) {
        if (Double.isNaN(strike)) {
            return 0;
        }
        double width;
        if (Double.isNaN(prior)) {
            width = next - strike;
        } else {
            width = Double.isNaN(next) ? strike - prior : 0.5 * (next - prior);
        }
        return width / (strike * strike) * premium;
    }
}
