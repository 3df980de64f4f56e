package io.strikeiq.imports;

import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Ids that have been seen. Ids of one stream follow each other with few gaps, so that ranges hold millions of them. */
public final class SeenIds {
    /** Last id by first id of each range. */
    private final NavigableMap<Long, Long> ranges = new TreeMap<>();

    /** Ids that are no whole numbers. */
    private final Set<String> texts = new HashSet<>();

    /** Takes an id; false for one that has been taken before. */
    public boolean take(String id) {
        long number;
        try {
            number = DecimalText.whole(id);
        } catch (NumberFormatException e) {
            return texts.add(id);
        }
        if (isSeen(number)) {
            return false;
        }
        add(number);
        return true;
    }

    public boolean isSeen(long id) {
        Map.Entry<Long, Long> range = ranges.floorEntry(id);
        return range != null && id <= range.getValue();
    }

    public void add(long id) {
        if (isSeen(id)) {
            return;
        }
        Map.Entry<Long, Long> before = ranges.floorEntry(id);
        long first = before != null && before.getValue() == id - 1 ? before.getKey() : id;
        Long after = ranges.remove(id + 1);
        ranges.put(first, after == null ? id : after);
    }
}
