package io.strikeiq.imports.binance;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Ids that have been seen. Ids of one stream follow each other with few gaps, so that ranges hold millions of them. */
final class SeenIds {
    /** Last id by first id of each range. */
    private final NavigableMap<Long, Long> ranges = new TreeMap<>();

    boolean isSeen(long id) {
        Map.Entry<Long, Long> range = ranges.floorEntry(id);
        return range != null && id <= range.getValue();
    }

    void add(long id) {
        if (isSeen(id)) {
            return;
        }
        Map.Entry<Long, Long> before = ranges.floorEntry(id);
        long first = before != null && before.getValue() == id - 1 ? before.getKey() : id;
        Long after = ranges.remove(id + 1);
        ranges.put(first, after == null ? id : after);
    }
}
