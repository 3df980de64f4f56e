package io.strikeiq.core.learning;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.ArrayList;
import java.util.List;

/** The open signals of one underlying in the order of their emission, and those that are free to be used again. */
final class OpenSignals implements Visited {
    /** Signals made at once: more than are open on ordinary days. */
    private static final int POOLED = 384;

    private final UnderlyingBooks books;
    private final OptionQuotes options;
    private final List<OpenSignal> signals = new ArrayList<>(POOLED);
    private final List<OpenSignal> free = new ArrayList<>(POOLED);

    OpenSignals(UnderlyingBooks books, OptionQuotes options) {
        this.books = books;
        this.options = options;
        for (int i = 0; i < POOLED; i++) {
            free.add(new OpenSignal());
        }
    }

    int size() {
        return signals.size();
    }

    boolean isEmpty() {
        return signals.isEmpty();
    }

    OpenSignal get(int i) {
        return signals.get(i);
    }

    /** One to be filled, and then added or given back. */
    OpenSignal claim() {
        return free.isEmpty() ? new OpenSignal() : free.remove(free.size() - 1);
    }

    void giveBack(OpenSignal claimed) {
        free.add(claimed);
    }

    void add(OpenSignal opened) {
        signals.add(opened);
    }

    /** Takes the price of an option where a signal has waited for it. */
    void pay(OptionQuote option) {
        for (int i = 0; i < signals.size(); i++) {
            OpenSignal signal = signals.get(i);
            if (signal.atm == option && Double.isNaN(signal.atmPaid)) {
                signal.atmPaid = option.ask;
            }
            if (signal.wing == option && Double.isNaN(signal.wingPaid)) {
                signal.wingPaid = option.ask;
            }
        }
    }

    /** Enters what waits for its entry in a book, and notes which barriers its prices have reached. */
    void look(ScoredBook book, long time) {
        for (int i = 0; i < signals.size(); i++) {
            OpenSignal signal = signals.get(i);
            if (signal.book != book || !signal.isDirectional()) {
                continue;
            }
            signal.collect();
            if (!signal.entered && book.isTwoSided()) {
                signal.enter(time);
            }
            if (signal.isReached()) {
                signal.touch(time);
            }
        }
        book.clearExtremes();
    }

    /** Takes the extremes of all books. */
    void collect() {
        for (int i = 0; i < signals.size(); i++) {
            OpenSignal signal = signals.get(i);
            signal.collect();
        }
        books.clearExtremes();
    }

    /**
     * Narrows the bands of the books, which are clear.
     *
     * @return event time at which the first signal is due, {@link Long#MAX_VALUE} where none is open
     */
    long narrow() {
        long due = Long.MAX_VALUE;
        for (int i = 0; i < signals.size(); i++) {
            OpenSignal signal = signals.get(i);
            due = Math.min(due, signal.due);
            signal.narrow();
        }
        return due;
    }

    /**
     * Says of what is scored on a book that data were stale.
     *
     * @param book null for all
     */
    void flag(ScoredBook book) {
        for (int i = 0; i < signals.size(); i++) {
            OpenSignal signal = signals.get(i);
            signal.flagged |= book == null || signal.book == book;
        }
    }

    /** Lets go of those of which nothing is open; those that are left keep their order. */
    void release() {
        int kept = 0;
        for (int i = 0; i < signals.size(); i++) {
            OpenSignal signal = signals.get(i);
            if (signal.open > 0) {
                signals.set(kept++, signal);
            } else {
                options.release(signal.atm);
                options.release(signal.wing);
                free.add(signal);
            }
        }
        while (signals.size() > kept) {
            signals.remove(signals.size() - 1);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        int count = visitor.visit(signals.size());
        for (int i = 0; i < count; i++) {
            boolean restores = i >= signals.size();
            if (restores) {
                signals.add(new OpenSignal());
            }
            OpenSignal signal = signals.get(i);
            signal.visit(visitor);
            signal.book = books.at(visitor.visit(restores ? 0 : books.positionOf(signal.book)));
            signal.atm = options.at(visitor.visit(restores ? 0 : OptionQuotes.idOf(signal.atm)));
            signal.wing = options.at(visitor.visit(restores ? 0 : OptionQuotes.idOf(signal.wing)));
        }
    }
}
