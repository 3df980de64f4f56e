package io.strikeiq.core.learning;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The options of all underlyings that open signals look at, by instrument id. */
final class OptionQuotes implements Visited {
    private static final int POOLED = 512;
    private OptionQuote[] byId = new OptionQuote[0];
    private final List<OptionQuote> followed = new ArrayList<>(POOLED);
    private final List<OptionQuote> free = new ArrayList<>(POOLED);

    OptionQuotes() {
        for (int i = 0; i < POOLED; i++) {
            free.add(new OptionQuote());
        }
    }

    /** Makes room for an id. */
    void reserve(int id) {
        if (id >= byId.length) {
            byId = Arrays.copyOf(byId, Math.max(id + 1, 2 * byId.length));
        }
    }

    /** The quotes of an option, null while no signal looks at it. */
    OptionQuote at(int id) {
        return id >= 0 && id < byId.length ? byId[id] : null;
    }

    static int idOf(OptionQuote quote) {
        return quote == null ? -1 : quote.option().id();
    }

    /** Follows the option of one more signal; null for none. */
    OptionQuote follow(Instrument option) {
        if (option == null || option.id() >= byId.length) {
            return null;
        }
        OptionQuote quote = byId[option.id()];
        if (quote == null) {
            quote = free.isEmpty() ? new OptionQuote() : free.remove(free.size() - 1);
            add(quote.of(option));
        }
        quote.users++;
        quote.waiting++;
        return quote;
    }

    private void add(OptionQuote quote) {
        byId[quote.option().id()] = quote;
        followed.add(quote);
    }

    /** A signal no longer looks at it. */
    void release(OptionQuote quote) {
        if (quote == null) {
            return;
        }
        quote.users--;
        if (quote.users == 0) {
            byId[quote.option().id()] = null;
            followed.remove(quote);
            free.add(quote);
        }
    }

    /** An instrument is defined again. */
    void redefine(Instrument terms) {
        OptionQuote quote = at(terms.id());
        if (quote != null) {
            Instrument old = quote.option();
            quote.gone |= old.kind() != terms.kind()
                    || old.underlyingId() != terms.underlyingId()
                    || old.right() != terms.right()
                    || Double.compare(old.strike(), terms.strike()) != 0
                    || old.expiryTime() != terms.expiryTime()
                    || !old.series().equals(terms.series());
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        int count = visitor.visit(followed.size());
        for (int i = 0; i < count; i++) {
            boolean restores = i >= followed.size();
            OptionQuote quote = restores ? new OptionQuote() : followed.get(i);
            quote.visit(visitor);
            if (restores) {
                reserve(quote.option().id());
                add(quote);
            }
        }
    }
}
