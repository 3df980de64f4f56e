package io.strikeiq.service.feed;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import java.util.Arrays;

/** Turns the ids of one feed of several into those of the run. Owned by the feed's thread. */
final class FeedIds {
    private static final int NONE = -1;

    private final RunIds run;
    private int[] ids = new int[0];

    FeedIds(RunIds run) {
        this.run = run;
    }

    /**
     * Gives a tick the ids of the run.
     *
     * @return false when it marks a session or state of an instrument that the feed has not defined: with no instrument it
     *     would be one of all
     * @throws IllegalStateException when a definition names an underlying that has none
     */
    boolean translate(MarketEvent tick) {
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

    private Instrument define(Instrument terms) {
        Instrument before = run.of(terms);
        int id = before != null ? before.id() : of(terms.id());
        if (id == NONE) {
            id = run.fresh();
        }
        put(terms.id(), id);
        int underlying = of(terms.underlyingId());
        if (underlying == NONE) {
            throw new IllegalStateException(terms.symbol() + " is listed on an underlying that is not defined");
        }
        Instrument own = with(terms, id, underlying, book(terms, before));
        run.recorded(own);
        return own;
    }

    /** The book of an underlying may be defined after it. */
    private int book(Instrument terms, Instrument before) {
        int book = terms.bookInstrumentId();
        if (book < 0) {
            return book;
        }
        if (of(book) == NONE) {
            put(book, before != null && before.bookInstrumentId() >= 0 ? before.bookInstrumentId() : run.fresh());
        }
        return of(book);
    }

    private void put(int id, int runId) {
        if (id >= ids.length) {
            int length = ids.length;
            ids = Arrays.copyOf(ids, Math.max(id + 1, 2 * length));
            Arrays.fill(ids, length, ids.length, NONE);
        }
        ids[id] = runId;
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
