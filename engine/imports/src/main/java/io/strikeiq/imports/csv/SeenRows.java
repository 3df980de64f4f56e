package io.strikeiq.imports.csv;

import io.strikeiq.imports.SeenIds;
import java.util.HashMap;
import java.util.Map;

/** The rows of an import that can be told apart: by an id, or as the bar of an instrument that begins at a time. */
final class SeenRows {
    private final Map<Integer, SeenIds> ids = new HashMap<>();
    private final Map<Integer, SeenIds> bars = new HashMap<>();

    /** Takes the row of an id; false for one that was taken before. */
    boolean take(int instrument, String id) {
        return ids.computeIfAbsent(instrument, each -> new SeenIds()).take(id);
    }

    /**
     * Takes a bar; false for one that was taken before.
     *
     * @param start nanoseconds since the epoch
     * @param length nanoseconds
     */
    boolean takeBar(int instrument, long start, long length) {
        SeenIds starts = bars.computeIfAbsent(instrument, each -> new SeenIds());
        // Bars that follow each other have numbers that do; a start between two is none of those.
        boolean isEven = Math.floorMod(start, length) == 0;
        return starts.take(isEven ? Long.toString(Math.floorDiv(start, length)) : "at " + start);
    }
}
