package io.strikeiq.service.feed;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.RecordedOffsets;
import io.strikeiq.feeds.SourcePosition;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The last position of a feed's source in the tick journal of its run: the last POSITION ticks of all its partitions, with no
 * other tick of the feed between them, and the ticks that came after.
 *
 * @param end event time of the journal's last tick
 */
record JournaledOffsets(Path journal, long end) implements RecordedOffsets {
    /** How far back is looked, before the whole journal is read. */
    private static final long[] SPANS = {TimeUnit.MINUTES.toNanos(1), TimeUnit.HOURS.toNanos(1)};

    @Override
    public SourcePosition of(Set<Integer> partitions) {
        for (long span : SPANS) {
            try (TickSource source = TickJournalReader.openAt(journal, end - span)) {
                SourcePosition last = last(source, partitions);
                if (last.offsets().keySet().equals(partitions)) {
                    return last;
                }
            }
        }
        try (TickSource source = TickJournalReader.open(journal)) {
            return last(source, partitions);
        }
    }

    private static SourcePosition last(TickSource source, Set<Integer> partitions) {
        MarketEvent tick = new MarketEvent();
        Map<Integer, Long> reached = new TreeMap<>();
        SourcePosition last = SourcePosition.NONE;
        SourcePosition others = SourcePosition.NONE;
        long after = 0;
        while (source.next(tick)) {
            if (!tick.isPosition()) {
                // A position that a restart cut off has no ticks of the market after it.
                if (!reached.isEmpty() && !tick.type.isCommand() && tick.type != TickType.INSTRUMENT) {
                    others = new SourcePosition(reached, 0);
                }
                reached.clear();
                // A command is of a person, and comes from no source.
                after += tick.type.isCommand() ? 0 : 1;
                continue;
            }
            reached.put(tick.feedPartition, tick.feedOffset);
            if (reached.keySet().equals(partitions)) {
                last = new SourcePosition(reached, 0);
                after = 0;
            }
        }
        return last.isNone() ? others : new SourcePosition(last.offsets(), after);
    }
}
