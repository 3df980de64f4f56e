package io.strikeiq.core.learning;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.ArrayList;
import java.util.List;

/**
 * The instruments on whose prices the signals of an underlying can be scored: the one that it declares as its book; else
 * itself, if it has been quoted; else the nearest future that has been; else its own price with a stated spread.
 */
final class UnderlyingBooks implements Visited {
    private final ScoredBook standIn;
    private final double halfSpread;
    /** The underlying first, then what is listed on it and is no option. */
    private final List<ScoredBook> books = new ArrayList<>();

    UnderlyingBooks(Instrument underlying, double halfSpread) {
        this.standIn = new ScoredBook(underlying, true);
        this.halfSpread = halfSpread;
        books.add(new ScoredBook(underlying, false));
    }

    ScoredBook own() {
        return books.get(0);
    }

    void replace(Instrument underlying) {
        standIn.replace(underlying);
        own().replace(underlying);
    }

    /** The book of an instrument, null where it has none here. */
    ScoredBook of(int instrumentId) {
        for (int i = 0; i < books.size(); i++) {
            if (books.get(i).instrument().id() == instrumentId) {
                return books.get(i);
            }
        }
        return null;
    }

    ScoredBook list(Instrument terms) {
        ScoredBook book = new ScoredBook(terms, false);
        books.add(book);
        return book;
    }

    void remove(ScoredBook book) {
        books.remove(book);
    }

    /** Takes a price of the underlying; returns whether it concerns signals that are scored on it. */
    boolean onPrice(long time, double price) {
        return standIn.onQuote(time, price * (1 - halfSpread), price * (1 + halfSpread));
    }

    /** What stands in for quotes where there are none. */
    ScoredBook standIn() {
        return standIn;
    }

    /** What a signal of now is scored on; null while nothing has a price. */
    ScoredBook scored(long time) {
        int declared = own().instrument().bookInstrumentId();
        ScoredBook named = declared < 0 ? null : of(declared);
        if (named != null && named.isQuoted() && named.instrument().expiryTime() > time) {
            return named;
        }
        if (own().isQuoted()) {
            return own();
        }
        ScoredBook nearest = null;
        for (int i = 1; i < books.size(); i++) {
            ScoredBook book = books.get(i);
            long expiry = book.instrument().expiryTime();
            if (book.isQuoted()
                    && expiry > time
                    && (nearest == null || expiry < nearest.instrument().expiryTime())) {
                nearest = book;
            }
        }
        return nearest != null ? nearest : standIn.isQuoted() ? standIn : null;
    }

    /** When the first of them expires, {@link Long#MAX_VALUE} for never. */
    long nextExpiry() {
        long next = Long.MAX_VALUE;
        for (int i = 1; i < books.size(); i++) {
            next = Math.min(next, books.get(i).instrument().expiryTime());
        }
        return next;
    }

    /** Drops what has expired; no signal is open on it any more. */
    void expire(long now) {
        for (int i = books.size() - 1; i > 0; i--) {
            if (books.get(i).instrument().expiryTime() < now) {
                books.remove(i);
            }
        }
    }

    void clearBands() {
        standIn.clearBand();
        for (int i = 0; i < books.size(); i++) {
            books.get(i).clearBand();
        }
    }

    void clearExtremes() {
        standIn.clearExtremes();
        for (int i = 0; i < books.size(); i++) {
            books.get(i).clearExtremes();
        }
    }

    void interrupt() {
        standIn.interrupt();
        for (int i = 0; i < books.size(); i++) {
            books.get(i).interrupt();
        }
    }

    /** Puts each under the id of its instrument. */
    void index(ScoredBook[] byId) {
        for (int i = 0; i < books.size(); i++) {
            byId[books.get(i).instrument().id()] = books.get(i);
        }
    }

    /** Position of a book in a saved state. */
    int positionOf(ScoredBook book) {
        return book == standIn ? -1 : books.indexOf(book);
    }

    ScoredBook at(int position) {
        return position < 0 ? standIn : books.get(position);
    }

    @Override
    public void visit(StateVisitor visitor) {
        standIn.visit(visitor);
        int count = visitor.visit(books.size());
        for (int i = 0; i < count; i++) {
            boolean restores = i >= books.size();
            Instrument terms = visitor.visit(restores ? null : books.get(i).instrument());
            if (restores) {
                list(terms);
            }
            books.get(i).visit(visitor);
        }
    }
}
