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
        SourcePosition last = SourcePosition.NONE;
        for (int i = 0; i < SPANS.length && last.isNone(); i++) {
            try (TickSource source = TickJournalReader.openAt(journal, end - SPANS[i])) {
                last = last(source, partitions);
            }
        }
        if (last.isNone()) {
            try (TickSource source = TickJournalReader.open(journal)) {
                last = last(source, partitions);
            }
        }
        return last;
    }

    private static SourcePosition last(TickSource source, Set<Integer> partitions) {
        MarketEvent tick = new MarketEvent();
        Map<Integer, Long> reached = new TreeMap<>();
        SourcePosition last = SourcePosition.NONE;
        long after = 0;
        while (source.next(tick)) {
            if (!tick.isPosition()) {
                reached.clear();
                // A command is of a person, and comes from no source.
                after += tick.type == TickType.CONTROL || tick.type == TickType.CONFIDENCE ? 0 : 1;
                continue;
            }
            reached.put(tick.feedPartition, tick.feedOffset);
            if (reached.keySet().equals(partitions)) {
                last = new SourcePosition(reached, 0);
                after = 0;
            }
        }
        return new SourcePosition(last.offsets(), last.isNone() ? 0 : after);
    }
}
