package io.strikeiq.feeds.deribit;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.feeds.connection.OpenGaps;

/** What the feed keeps of an instrument. */
final class DeribitInstrument {
    final Instrument terms;
    final DeribitUnderlying underlying;
    /** Whether its ticker is subscribed, so that other sources of the same say less. */
    boolean hasTicker;
    /** Whether its book is subscribed, so that quotes are the book's. */
    boolean hasBook;

    boolean expired;
    /** Number of its last trade, 0 before the first. */
    long tradeSequence;

    /** Trades that are missing and have not been fetched. */
    final OpenGaps gaps = new OpenGaps();

    /** Of an underlying its index. */
    double price = Double.NaN;

    double openInterest = Double.NaN;
    double markVolatility = Double.NaN;

    DeribitInstrument(Instrument terms, DeribitUnderlying underlying) {
        this.terms = terms;
        this.underlying = underlying;
    }

    int id() {
        return terms.id();
    }

    boolean isOption() {
        return terms.isOption();
    }

    boolean isPerpetual() {
        return terms.kind() == InstrumentKind.PERPETUAL;
    }

    /** Whether it has expired at a time, in nanoseconds since the epoch. */
    boolean isOver(long time) {
        return expired || time >= terms.expiryTime();
    }
}
