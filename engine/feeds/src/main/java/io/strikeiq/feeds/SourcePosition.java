package io.strikeiq.feeds;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A position in a source with offsets.
 *
 * @param offsets by partition, of the next record that is to be read; empty before the first position
 * @param ticksAfter ticks of the feed that were recorded after it, which reading from there gives again
 */
public record SourcePosition(Map<Integer, Long> offsets, long ticksAfter) {
    /** Before the first. */
    public static final SourcePosition NONE = new SourcePosition(Map.of(), 0);

    /** Keeps the offsets by partition. */
    public SourcePosition {
        offsets = Collections.unmodifiableMap(new TreeMap<>(offsets));
    }

    /** Whether there is none. */
    public boolean isNone() {
        return offsets.isEmpty();
    }
}
