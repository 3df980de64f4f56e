package io.strikeiq.core.instrument;

import java.util.ArrayList;
import java.util.List;

/** Instruments by dense id. A later definition of an id replaces the terms; lookups never allocate. */
public final class InstrumentMaster {
    private final List<Instrument> byId = new ArrayList<>();

    /** Registers or replaces an instrument; ids may come in any order. */
    public void define(Instrument instrument) {
        while (byId.size() <= instrument.id()) {
            byId.add(null);
        }
        byId.set(instrument.id(), instrument);
    }

    /** The instrument of an id, or null when it is not defined. */
    public Instrument get(int id) {
        return id >= 0 && id < byId.size() ? byId.get(id) : null;
    }

    /** One more than the largest id defined. */
    public int size() {
        return byId.size();
    }
}
