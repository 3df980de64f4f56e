package io.strikeiq.core.state;

import io.strikeiq.core.instrument.Instrument;

/**
 * Where a living instrument stands: its terms, underlying and ordinal, and for an option its chain and column. The times that
 * the gate keeps of an instrument are here too, 64 bytes in all: in a market of many options each look at another one waits for
 * memory.
 */
public final class Listing {
    /** The time of the last tick of a kind before the first one. */
    static final long NEVER = Long.MIN_VALUE;

    /** Kinds of which times are kept. */
    static final int KINDS = 4;

    final Instrument terms;
    final UnderlyingState underlying;
    /** Dense within the underlying, used again once the instrument has retired. */
    final int ordinal;

    ChainState chain;
    int column = -1;

    // Exchange times of the last tick of a kind.
    private long priceTime = NEVER;
    private long quoteTime = NEVER;
    private long depthTime = NEVER;
    private long greeksTime = NEVER;

    Listing(Instrument terms, UnderlyingState underlying, int ordinal) {
        this.terms = terms;
        this.underlying = underlying;
        this.ordinal = ordinal;
    }

    /** The same place under terms that do not move the instrument. */
    Listing withTerms(Instrument newTerms) {
        Listing listing = new Listing(newTerms, underlying, ordinal);
        listing.chain = chain;
        listing.column = column;
        listing.priceTime = priceTime;
        listing.quoteTime = quoteTime;
        listing.depthTime = depthTime;
        listing.greeksTime = greeksTime;
        return listing;
    }

    /** Reads its first and its last field, so that both cache lines in which it may stand are there; no meaning. */
    long load() {
        return ordinal + (chain == null ? 0L : 1L);
    }

    /** The terms of the instrument. */
    public Instrument terms() {
        return terms;
    }

    /** The underlying on which it is listed, its own where it is one. */
    public UnderlyingState underlying() {
        return underlying;
    }

    /** Dense within the underlying, used again once the instrument has retired. */
    public int ordinal() {
        return ordinal;
    }

    /** Exchange time of the last price. */
    public long priceTime() {
        return priceTime;
    }

    /** A price has come. */
    public void tookPrice(long time) {
        priceTime = time;
    }

    /** A quote has come; false, and not taken, when it is older than the last one. */
    public boolean takesQuote(long time) {
        if (time < quoteTime) {
            return false;
        }
        quoteTime = time;
        return true;
    }

    /** As {@link #takesQuote}, of depth. */
    public boolean takesDepth(long time) {
        if (time < depthTime) {
            return false;
        }
        depthTime = time;
        return true;
    }

    /** As {@link #takesQuote}, of greeks of the venue. */
    public boolean takesGreeks(long time) {
        if (time < greeksTime) {
            return false;
        }
        greeksTime = time;
        return true;
    }

    /** Puts the times of all kinds into an array. */
    void showTimes(long[] times, int at) {
        times[at] = priceTime;
        times[at + 1] = quoteTime;
        times[at + 2] = depthTime;
        times[at + 3] = greeksTime;
    }

    /** Takes the times of all kinds from an array. */
    void takeTimes(long[] times, int at) {
        priceTime = times[at];
        quoteTime = times[at + 1];
        depthTime = times[at + 2];
        greeksTime = times[at + 3];
    }
}
