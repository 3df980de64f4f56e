package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.state.ChainState;

/** Which quotes are good enough to be read: two-sided, not crossed, fresh; for volatilities and forwards also tight. */
public final class QuoteFilter {
    private static final double ANY_SPREAD = Double.POSITIVE_INFINITY;

    private final long staleness;
    private final double maximumSpread;

    public QuoteFilter(ChainSettings settings) {
        this.staleness = settings.quoteStaleness();
        this.maximumSpread = settings.maximumSpread();
    }

    /** The time that a quote must be of to be fresh; one that has never come has time 0. */
    private long oldest(long time) {
        return Math.max(1, time - staleness);
    }

    /** Mid of a fresh quote in currency, else {@code NaN}. */
    public double mid(ChainState chain, int column, long time) {
        return chain.worth(column, chain.mid(column, oldest(time), ANY_SPREAD));
    }

    /** As the other, of the calls (0) or puts (1) of some rows, each at the place of its row. */
    public void mids(ChainState chain, int fromRow, int toRow, int side, long time, double[] to) {
        mids(chain, fromRow, toRow, side, time, ANY_SPREAD, to);
    }

    /** Mid in currency of a fresh quote that is not wider than the set share of it, else {@code NaN}. */
    double tightMid(ChainState chain, int column, long time) {
        return chain.worth(column, tightQuotedMid(chain, column, time));
    }

    /** As {@link #tightMid}, of the calls (0) or puts (1) of some rows, each at the place of its row. */
    void tightMids(ChainState chain, int fromRow, int toRow, int side, long time, double[] to) {
        mids(chain, fromRow, toRow, side, time, maximumSpread, to);
    }

    /** As {@link #tightMid}, in the option's own unit of price. */
    double tightQuotedMid(ChainState chain, int column, long time) {
        return chain.mid(column, oldest(time), maximumSpread);
    }

    private void mids(ChainState chain, int fromRow, int toRow, int side, long time, double widest, double[] to) {
        chain.mids(to, fromRow, toRow, side, oldest(time), widest);
        chain.worth(to, fromRow, toRow, side);
    }
}
