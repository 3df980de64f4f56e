package io.strikeiq.service.feed;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.feeds.FeedPosition;
import java.util.HashMap;
import java.util.Map;

/**
 * The names under which a run shows its instruments: the config's or the venue's own; where another venue has that name already,
 * the venue is behind it. What a run has recorded keeps its names.
 */
public final class ShownNames {
    private static final String NAMELESS = "FEED";

    /** Venues by the name that is theirs. */
    private final Map<String, String> owners = new HashMap<>();

    /** Takes note of an instrument that the run has recorded. */
    public synchronized void recorded(Instrument instrument) {
        owners.putIfAbsent(instrument.symbol(), instrument.venue());
    }

    private synchronized String of(Map<String, String> names, String venue, String symbol) {
        String wanted = names.getOrDefault(symbol, symbol);
        String owner = owners.putIfAbsent(wanted, venue);
        boolean clashes = owner != null && !owner.equals(venue);
        return clashes ? wanted + "." + (venue.isEmpty() ? NAMELESS : venue) : wanted;
    }

    /** A definition as the run shows it. */
    Instrument shown(Map<String, String> names, Instrument definition) {
        String name = of(names, definition.venue(), definition.symbol());
        return name.equals(definition.symbol()) ? definition : definition.withSymbol(name);
    }

    /** Shows what a tick defines. */
    void show(Map<String, String> names, MarketEvent tick) {
        if (tick.type == TickType.INSTRUMENT) {
            tick.definition = shown(names, tick.definition);
        }
    }

    /** Trades recorded under the names of a run, asked for by those of a feed. */
    FeedPosition toFeed(Map<String, String> names, FeedPosition position) {
        return new FeedPosition(
                position.ticks(),
                position.exchangeTime(),
                position.everyTick(),
                position.begun(),
                (venue, symbol, id) -> position.trades().contains(venue, of(names, venue, symbol), id),
                position.offsets());
    }
}
