package io.strikeiq.core.state;

import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;

/**
 * Where a living instrument stands: its terms, underlying and ordinal, and for an option its chain and column. The times that
 * the gate keeps of an instrument are here too, 64 bytes in all: in a market of many options each look at another one waits for
 * memory.
 */
final class Listing {
    /** The time of the last tick of a kind before the first one, and of kinds of which no time is kept. */
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

    /** Whether the time of the last tick of a kind is kept. */
    static boolean keepsTimeOf(TickType type) {
        return switch (type) {
            case UNDERLYING_PRICE, QUOTE, DEPTH, VENUE_GREEKS -> true;
            default -> false;
        };
    }

    /** Exchange time of the last tick of a kind. */
    long lastTime(TickType type) {
        return switch (type) {
            case UNDERLYING_PRICE -> priceTime;
            case QUOTE -> quoteTime;
            case DEPTH -> depthTime;
            case VENUE_GREEKS -> greeksTime;
            default -> NEVER;
        };
    }

    /** A tick of a kind has come. */
    void took(TickType type, long time) {
        switch (type) {
            case UNDERLYING_PRICE -> priceTime = time;
            case QUOTE -> quoteTime = time;
            case DEPTH -> depthTime = time;
            case VENUE_GREEKS -> greeksTime = time;
            default -> {
                // Of other kinds an older one is as good.
            }
        }
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
