package io.strikeiq.learning.outcome;

import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Names of underlyings: the symbol, and with it the venue where another of the same symbol is looked at too. Two venues may list
 * one symbol, and what is of one says nothing of the other.
 */
final class UnderlyingNames {
    private final Map<String, Set<String>> bySymbol = new HashMap<>();
    private final Map<String, String> symbols = new HashMap<>();

    /** The underlyings of a run, whose ticks are open meanwhile. */
    final class OfRun implements AutoCloseable {
        private final TickJournalReader ticks;
        private final UnderlyingVenues venues;
        private final Map<Integer, String> names = new HashMap<>();

        private OfRun(TickJournalReader ticks) {
            this.ticks = ticks;
            this.venues = ticks == null ? null : new UnderlyingVenues(ticks);
        }

        /** The full name of an underlying: its symbol and venue. */
        String of(int id, String symbol) {
            return names.computeIfAbsent(id, i -> full(symbol, venue(i)));
        }

        private String venue(int id) {
            try {
                return venues == null ? "" : venues.of(id);
            } catch (JournalException e) {
                // The signals are whole: what they came to can be said without the venue.
                return "";
            }
        }

        @Override
        public void close() {
            if (ticks != null) {
                ticks.close();
            }
        }
    }

    OfRun of(Path ticks) {
        try {
            return new OfRun(JournalInspector.isJournal(ticks) ? TickJournalReader.open(ticks) : null);
        } catch (JournalException e) {
            return new OfRun(null);
        }
    }

    private String full(String symbol, String venue) {
        String full = venue.isEmpty() ? symbol : symbol + " (" + venue + ")";
        bySymbol.computeIfAbsent(symbol, s -> new HashSet<>()).add(full);
        symbols.put(full, symbol);
        return full;
    }

    /** The name by which an underlying is shown, once all have been named. */
    String shown(String full) {
        String symbol = symbols.get(full);
        return bySymbol.get(symbol).size() == 1 ? symbol : full;
    }
}
