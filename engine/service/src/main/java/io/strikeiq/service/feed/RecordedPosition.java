package io.strikeiq.service.feed;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentIds;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.RecordedTrades;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How far a feed is recorded in a journal that others share: to the last tick of its venue. While one venue is down the ticks
 * of the others go on, and its gap begins where its own ended.
 */
public final class RecordedPosition {
    /** How far back is looked, before the whole journal is read. */
    private static final long[] SPANS = {
        TimeUnit.MINUTES.toNanos(1), TimeUnit.HOURS.toNanos(1), TimeUnit.DAYS.toNanos(1)
    };

    private RecordedPosition() {}

    /**
     * Finds it.
     *
     * @param all how far the journal goes
     * @param book the ids of the journal's instruments
     */
    public static FeedPosition of(Feed feed, Path journal, FeedPosition all, InstrumentIds book) {
        if (all.ticks() == 0) {
            return all;
        }
        if (feed.venue().isEmpty()) {
            return at(all, all.exchangeTime(), journal, book);
        }
        long time = lastTime(journal, feed.venue(), all.exchangeTime());
        return time == 0
                ? new FeedPosition(0, 0, all.everyTick(), all.begun(), RecordedTrades.NONE)
                : at(all, time, journal, book);
    }

    private static FeedPosition at(FeedPosition all, long time, Path journal, InstrumentIds book) {
        return new FeedPosition(
                all.ticks(),
                time,
                all.everyTick(),
                all.begun(),
                JournalTrades.of(journal, time, book),
                new JournaledOffsets(journal, all.exchangeTime()));
    }

    private static long lastTime(Path journal, String venue, long end) {
        Set<Integer> ids = ids(journal, venue);
        long last = 0;
        for (int i = 0; i < SPANS.length && last == 0 && !ids.isEmpty(); i++) {
            try (TickSource source = TickJournalReader.openAt(journal, end - SPANS[i])) {
                last = lastTime(source, ids);
            }
        }
        if (last == 0 && !ids.isEmpty()) {
            try (TickSource source = TickJournalReader.open(journal)) {
                last = lastTime(source, ids);
            }
        }
        return last;
    }

    private static Set<Integer> ids(Path journal, String venue) {
        Set<Integer> ids = new HashSet<>();
        try (TickJournalReader end = TickJournalReader.open(journal, Long.MAX_VALUE)) {
            end.definitionsBefore().stream()
                    .filter(each -> each.venue().equals(venue))
                    .map(Instrument::id)
                    .forEach(ids::add);
        }
        return ids;
    }

    /** Definitions come again at each start, before what was missed is fetched: they say nothing of how far it goes. */
    private static long lastTime(TickSource source, Set<Integer> ids) {
        long last = 0;
        MarketEvent tick = new MarketEvent();
        while (source.next(tick)) {
            if (tick.type != TickType.INSTRUMENT && ids.contains(tick.instrumentId)) {
                last = Math.max(last, tick.exchangeTime);
            }
        }
        return last;
    }
}
