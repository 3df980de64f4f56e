package io.strikeiq.core.metrics.expiry;

import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.chain.QuoteFilter;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** Quality of the quotes of the ATM ± n strikes: the median relative spread of both sides, and the newest quote. */
final class AtmQuotes implements Visited {
    private final QuoteFilter quotes;
    private final int reach;
    private final double[] spreads;
    private int count;
    /** Event time of the newest quote in the window, 0 for none. */
    private long newest;

    AtmQuotes(ChainSettings settings, QuoteFilter quotes) {
        this.quotes = quotes;
        this.reach = settings.atmStrikes();
        this.spreads = new double[2 * (2 * reach + 1)];
    }

    /** Relative spreads widen out of the money: in this order each side comes nearly sorted. */
    void scan(ChainState chain, double atmStrike, long time) {
        count = 0;
        newest = 0;
        int at = Double.isNaN(atmStrike) ? -1 : chain.rowOf(atmStrike);
        if (at < 0) {
            return;
        }
        int from = Math.max(0, at - reach);
        int to = Math.min(chain.rows() - 1, at + reach);
        for (int row = from; row <= to; row++) {
            take(chain, 2 * row, time);
        }
        for (int row = to; row >= from; row--) {
            take(chain, 2 * row + 1, time);
        }
    }

    private void take(ChainState chain, int column, long time) {
        newest = Math.max(newest, chain.quoteTime(column));
        if (!Double.isNaN(quotes.mid(chain, column, time))) {
            insert((chain.ask(column) - chain.bid(column)) / chain.mid(column));
        }
    }

    private void insert(double spread) {
        int i = count++;
        while (i > 0 && spreads[i - 1] > spread) {
            spreads[i] = spreads[i - 1];
            i--;
        }
        spreads[i] = spread;
    }

    /** Median relative spread, {@code NaN} without a fresh two-sided quote. */
    double medianSpread() {
        return count == 0 ? Double.NaN : 0.5 * (spreads[(count - 1) / 2] + spreads[count / 2]);
    }

    /** Age of the newest quote in seconds, {@code NaN} before any. */
    double staleness(long time) {
        return newest == 0 ? Double.NaN : (time - newest) * 1e-9;
    }

    @Override
    public void visit(StateVisitor visitor) {
        newest = visitor.visit(newest);
    }
}
