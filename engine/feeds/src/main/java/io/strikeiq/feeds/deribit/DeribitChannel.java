package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.book.PriceBook;

/** A channel that was asked for. */
final class DeribitChannel {
    /** What its notifications are. */
    enum Kind {
        TICKER,
        BOOK,
        TRADES,
        MARK_PRICES,
        INDEX,
        STATES
    }

    final String name;
    final Kind kind;
    /** Null where it is of many. */
    final DeribitInstrument instrument;

    final ChannelCounts counts;
    /** Null but of a book. */
    final PriceBook book;

    boolean acknowledged;
    /** Whether the book is whole. */
    boolean whole;

    long changeId;
    /** Exchange time of the last change of the book. */
    long changedAt;

    DeribitChannel(String name, Kind kind, DeribitInstrument instrument, ChannelCounts counts) {
        this.name = name;
        this.kind = kind;
        this.instrument = instrument;
        this.counts = counts;
        this.book = kind == Kind.BOOK ? new PriceBook() : null;
    }

    /** Says at the instrument whether the channel is there. */
    void mark(boolean there) {
        if (kind == Kind.TICKER) {
            instrument.hasTicker = there;
        } else if (kind == Kind.BOOK) {
            instrument.hasBook = there;
        }
    }
}
