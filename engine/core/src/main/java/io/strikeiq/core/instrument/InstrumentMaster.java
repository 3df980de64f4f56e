package io.strikeiq.core.instrument;

import java.util.Arrays;

/** Instruments by dense id. A later definition of an id replaces the terms; lookups never allocate. */
public final class InstrumentMaster {
    private static final int INITIAL = 1024;
    private Instrument[] byId = new Instrument[INITIAL];
    private int size;

    /** Registers or replaces an instrument; ids may come in any order. */
    public void define(Instrument instrument) {
        int id = instrument.id();
        if (id >= byId.length) {
            byId = Arrays.copyOf(byId, Math.max(id + 1, 2 * byId.length));
        }
        byId[id] = instrument;
        size = Math.max(size, id + 1);
    }

    /** The instrument of an id, or null when it is not defined. */
    public Instrument get(int id) {
        return id >= 0 && id < byId.length ? byId[id] : null;
    }

    /** One more than the largest id defined. */
    public int size() {
        return size;
    }
}
