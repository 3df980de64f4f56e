package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import java.nio.file.Path;

/**
 * How far a tick journal reaches. Of the journal its first record and its end are read, up to damage.
 *
 * @param source what the journal says of the source of its ticks
 * @param firstTick number of the first tick that is there
 * @param firstTime event time of that tick in nanoseconds since the epoch, 0 when there is none
 * @param lastTick number of the last good tick, 0 when there is none
 * @param lastTime event time of that tick in nanoseconds since the epoch
 */
public record TickJournalSpan(String source, long firstTick, long firstTime, long lastTick, long lastTime) {
    /**
     * Looks at a journal, which may be written meanwhile.
     *
     * @throws JournalException when the directory holds no tick journal, or its end cannot be found
     */
    public static TickJournalSpan of(Path directory) {
        MarketEvent tick = new MarketEvent();
        String source;
        long first;
        long firstTime;
        try (TickJournalReader reader = TickJournalReader.open(directory)) {
            source = reader.info().source();
            first = reader.position() + 1;
            firstTime = hasNext(reader, tick) ? tick.exchangeTime : 0;
        }
        long last = last(directory);
        if (last < first) {
            return new TickJournalSpan(source, first, 0, 0, 0);
        }
        try (TickJournalReader reader = TickJournalReader.openTicks(directory, last)) {
            reader.next(tick);
            return new TickJournalSpan(source, first, firstTime, last, tick.exchangeTime);
        }
    }

    private static boolean hasNext(TickJournalReader reader, MarketEvent tick) {
        try {
            return reader.next(tick);
        } catch (JournalDamagedException e) {
            return false;
        }
    }

    private static long last(Path directory) {
        try {
            return TickJournalReader.lastTick(directory);
        } catch (JournalDamagedException e) {
            return e.lastGoodIndex();
        }
    }
}
