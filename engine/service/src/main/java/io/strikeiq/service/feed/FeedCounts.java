package io.strikeiq.service.feed;

import io.strikeiq.core.conflation.Inlet;
import io.strikeiq.core.conflation.Replaceable;
import io.strikeiq.core.event.TickType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the feeds gave since the start of the process.
 *
 * @param received ticks from the feeds
 * @param conflated ticks that a newer one of their instrument replaced before they were recorded
 * @param conflatedByType the same by type, those of which there are none left out
 * @param blocked ticks that had to wait for room in the ring
 * @param clocks CLOCK ticks that the run gave itself while the feeds were quiet
 */
public record FeedCounts(long received, long conflated, Map<String, Long> conflatedByType, long blocked, long clocks) {
    /** Before the feeds begin. */
    public static final FeedCounts NONE = new FeedCounts(0, 0, Map.of(), 0, 0);

    /** What the manifest of another version lacks is empty. */
    public FeedCounts {
        conflatedByType = conflatedByType == null ? Map.of() : conflatedByType;
    }

    static FeedCounts of(Collection<Inlet> inlets, long clocks) {
        Map<String, Long> byType = new LinkedHashMap<>();
        for (TickType type : Replaceable.TYPES) {
            long count =
                    inlets.stream().mapToLong(inlet -> inlet.conflated(type)).sum();
            if (count > 0) {
                byType.put(type.name(), count);
            }
        }
        return new FeedCounts(
                inlets.stream().mapToLong(Inlet::received).sum(),
                byType.values().stream().mapToLong(Long::longValue).sum(),
                byType,
                inlets.stream().mapToLong(Inlet::blocked).sum(),
                clocks);
    }
}
