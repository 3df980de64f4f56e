package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.state.ChainState;

/** Which quotes are good enough to be read: two-sided, not crossed, fresh; for volatilities and forwards also tight. */
public final class QuoteFilter {
    private final long staleness;
    private final double maximumSpread;

    public QuoteFilter(ChainSettings settings) {
        this.staleness = settings.quoteStaleness();
        this.maximumSpread = settings.maximumSpread();
    }

    boolean isFresh(ChainState chain, int column, long time) {
        long quoted = chain.quoteTime(column);
        return quoted > 0 && time - quoted <= staleness;
    }

    /** Mid of a fresh quote in currency, else {@code NaN}. */
    public double mid(ChainState chain, int column, long time) {
        return isFresh(chain, column, time) ? chain.worth(column, chain.mid(column)) : Double.NaN;
    }

    /** Mid in currency of a fresh quote that is not wider than the set share of it, else {@code NaN}. */
    double tightMid(ChainState chain, int column, long time) {
        return chain.worth(column, tightQuotedMid(chain, column, time));
    }

    /** As {@link #tightMid}, in the option's own unit of price. */
    double tightQuotedMid(ChainState chain, int column, long time) {
        double mid = isFresh(chain, column, time) ? chain.mid(column) : Double.NaN;
        return chain.ask(column) - chain.bid(column) <= maximumSpread * mid ? mid : Double.NaN;
    }
}
