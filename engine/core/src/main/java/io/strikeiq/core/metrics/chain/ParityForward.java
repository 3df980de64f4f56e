package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.state.ChainState;

/**
 * The forward of an expiry by put-call parity, F = K + e^{rτ}·(C − P) on mids: the median over the three strikes with the
 * tightest combined spread among those next to the money. With two such strikes it is their mean, with one its own.
 *
 * <p>A premium in units of the underlying is worth its price times F, so that for inverse options parity reads F =
 * K/(1 − e^{rτ}·(c − p)).
 */
public final class ParityForward {
    /** Strikes looked at on each side of the money. */
    private static final int REACH = 5;

    private static final int BEST = 3;

    private final QuoteFilter quotes;
    private final double[] spreads = new double[BEST];
    private final double[] forwards = new double[BEST];
    private int found;

    public ParityForward(QuoteFilter quotes) {
        this.quotes = quotes;
    }

    /**
     * The forward, {@code NaN} when no strike next to the money has both sides quoted.
     *
     * @param money price about which strikes are next to the money
     * @param growth e^{rτ}
     */
    public double estimate(ChainState chain, double money, double growth, long time) {
        found = 0;
        if (!(money > 0)) {
            return Double.NaN;
        }
        int at = chain.firstRowAtOrAbove(money);
        int from = Math.max(0, at - REACH);
        int to = Math.min(chain.rows(), at + REACH);
        for (int row = from; row < to; row++) {
            double forward = atStrike(chain, row, growth, time);
            if (forward > 0) {
                offer(spread(chain, 2 * row, money) + spread(chain, 2 * row + 1, money), forward);
            }
        }
        return median();
    }

    private double atStrike(ChainState chain, int row, double growth, long time) {
        double call = quotes.tightQuotedMid(chain, 2 * row, time);
        double put = quotes.tightQuotedMid(chain, 2 * row + 1, time);
        boolean callInverse = chain.inverse[2 * row];
        boolean putInverse = chain.inverse[2 * row + 1];
        if (!callInverse && !putInverse) {
            return chain.strike(row) + growth * (call - put);
        }
        double fixed = (callInverse ? 0 : call) - (putInverse ? 0 : put);
        double share = (callInverse ? call : 0) - (putInverse ? put : 0);
        return (chain.strike(row) + growth * fixed) / (1 - growth * share);
    }

    /** Ask less bid in currency. */
    private static double spread(ChainState chain, int column, double money) {
        double spread = chain.ask(column) - chain.bid(column);
        return chain.inverse[column] ? spread * money : spread;
    }

    /** Keeps the tightest, sorted by spread; of equal ones the first stays. */
    private void offer(double spread, double forward) {
        if (found == BEST && !(spread < spreads[BEST - 1])) {
            return;
        }
        int i = found;
        while (i > 0 && spread < spreads[i - 1]) {
            if (i < BEST) {
                spreads[i] = spreads[i - 1];
                forwards[i] = forwards[i - 1];
            }
            i--;
        }
        if (i < BEST) {
            spreads[i] = spread;
            forwards[i] = forward;
            found = Math.min(found + 1, BEST);
        }
    }

    private double median() {
        if (found == 0) {
            return Double.NaN;
        }
        if (found < BEST) {
            return found == 1 ? forwards[0] : 0.5 * (forwards[0] + forwards[1]);
        }
        double low = Math.min(forwards[0], forwards[1]);
        double high = Math.max(forwards[0], forwards[1]);
        return Math.max(low, Math.min(high, forwards[2]));
    }
}
