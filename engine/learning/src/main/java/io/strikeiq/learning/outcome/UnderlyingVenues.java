package io.strikeiq.learning.outcome;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.util.HashMap;
import java.util.Map;

/**
 * The venues of the underlyings of a recording, which outcomes name by number: of the definitions that hold before its first
 * tick, where earlier ones are elsewhere or deleted, and of those among its ticks, read as far as one is asked for. They usually
 * come first.
 */
public final class UnderlyingVenues {
    private final TickJournalReader ticks;
    private final MarketEvent tick = new MarketEvent();
    private final Map<Integer, String> byId = new HashMap<>();

    /** @param ticks at the beginning of the recording; whoever opened it closes it */
    public UnderlyingVenues(TickJournalReader ticks) {
        this.ticks = ticks;
        for (Instrument each : ticks.definitionsBefore()) {
            define(byId, each);
        }
    }

    private static void define(Map<Integer, String> byId, Instrument terms) {
        if (terms.isUnderlying()) {
            byId.putIfAbsent(terms.id(), terms.venue());
        }
    }

    /**
     * The venue of an underlying, empty for one that has none or is not defined there.
     *
     * @throws io.strikeiq.persistence.journal.JournalException when the journal cannot be read
     */
    public String of(int id) {
        while (!byId.containsKey(id)) {
            if (!ticks.next(tick)) {
                byId.put(id, "");
            } else if (tick.type == TickType.INSTRUMENT) {
                define(byId, tick.definition);
            }
        }
        return byId.get(id);
    }
}
