package io.strikeiq.service.feed;

import io.strikeiq.core.instrument.Instrument;
import java.util.HashMap;
import java.util.Map;

/**
 * The ids of a run whose feeds each have ids of their own. An instrument of venue, symbol and series keeps the id that the run
 * gave it, over a restart too. Any thread may ask; it is asked for definitions only.
 */
public final class RunIds {
    private final Map<String, Instrument> known = new HashMap<>();
    private int next;

    private static String key(Instrument instrument) {
        return instrument.venue() + "\n" + instrument.symbol() + "\n" + instrument.series();
    }

    /** Takes over a definition that is recorded. */
    public synchronized void recorded(Instrument instrument) {
        known.put(key(instrument), instrument);
        next = Math.max(next, instrument.id() + 1);
    }

    /** An id that nobody has. */
    synchronized int fresh() {
        return next++;
    }

    /** The definition of an instrument so far, null when it has none. */
    synchronized Instrument of(Instrument instrument) {
        return known.get(key(instrument));
    }
}
