package io.strikeiq.core.event;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentIds;
import java.util.Arrays;

/** Turns the ids of one feed, or of one journal, into those of an instrument book. One thread. */
public final class IdTranslation {
    private static final int NONE = -1;

    private final InstrumentIds book;
    private int[] ids = new int[0];

    /** Knows no instrument of its source yet. */
    public IdTranslation(InstrumentIds book) {
        this.book = book;
    }

    /**
     * Gives a tick the ids of the book.
     *
     * @return false when it marks a session or state of an instrument that the source has not defined: with no instrument it
     *     would be one of all
     * @throws IllegalStateException when a definition names an underlying that has none
     */
    public boolean translate(MarketEvent tick) {
        if (tick.type == TickType.INSTRUMENT) {
            tick.definition = define(tick.definition);
            tick.instrumentId = tick.definition.id();
            return true;
        }
        if (tick.instrumentId < 0) {
            return true;
        }
        // The gate refuses data of no instrument, and counts them.
        tick.instrumentId = of(tick.instrumentId);
        return tick.instrumentId != NONE || !(tick.concernsSession() || tick.type == TickType.FEED_STATE);
    }

    private int of(int id) {
        return id >= 0 && id < ids.length ? ids[id] : NONE;
    }

    /**
     * Learns a definition of the source and returns it with the ids of the book.
     *
     * @throws IllegalStateException when it names an underlying that has no definition
     */
    public Instrument define(Instrument terms) {
        int known = of(terms.id());
        int id = known == NONE
                ? book.id(terms.venue(), terms.symbol(), terms.id())
                : book.name(terms.venue(), terms.symbol(), known);
        put(terms.id(), id);
        int underlying = of(terms.underlyingId());
        if (underlying == NONE) {
            throw new IllegalStateException(terms.symbol() + " is listed on an underlying that is not defined");
        }
        return with(terms, id, underlying, bookOf(terms));
    }

    /** The book of an underlying may be defined after it. */
    private int bookOf(Instrument terms) {
        int id = terms.bookInstrumentId();
        if (id >= 0 && of(id) == NONE) {
            put(id, book.bookId(terms.venue(), terms.symbol()));
        }
        return id < 0 ? id : of(id);
    }

    private void put(int id, int inBook) {
        if (id >= ids.length) {
            int length = ids.length;
            ids = Arrays.copyOf(ids, Math.max(id + 1, 2 * length));
            Arrays.fill(ids, length, ids.length, NONE);
        }
        ids[id] = inBook;
    }

    private static Instrument with(Instrument terms, int id, int underlying, int book) {
        return new Instrument(
                id,
                terms.symbol(),
                terms.kind(),
                underlying,
                terms.right(),
                terms.strike(),
                terms.expiryTime(),
                terms.style(),
                terms.contractSize(),
                terms.tickSize(),
                terms.currency(),
                terms.effectiveFrom(),
                terms.venue(),
                terms.series(),
                terms.premiumUnit(),
                terms.negativePrices(),
                book);
    }
}
