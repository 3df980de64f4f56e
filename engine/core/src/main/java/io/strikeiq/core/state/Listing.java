package io.strikeiq.core.state;

import io.strikeiq.core.instrument.Instrument;

/** Where a living instrument stands: its terms, underlying and ordinal, and for an option its chain and column. */
final class Listing {
    final Instrument terms;
    final UnderlyingState underlying;
    /** Dense within the underlying, used again once the instrument has retired. */
    final int ordinal;

    ChainState chain;
    int column = -1;

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
        return listing;
    }
}
