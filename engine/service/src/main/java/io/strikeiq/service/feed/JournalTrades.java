package io.strikeiq.service.feed;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.InstrumentIds;
import io.strikeiq.feeds.RecordedTrades;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The trades of the last minute of a journal, by which those that a feed fetches again are known. */
public final class JournalTrades implements RecordedTrades {
    private static final long SPAN = TimeUnit.MINUTES.toNanos(1);

    private record Trade(int instrumentId, long id) {}

    private final Set<Trade> trades = new HashSet<>();
    private final InstrumentIds book;

    private JournalTrades(InstrumentIds book) {
        this.book = book;
    }

    /**
     * Reads them.
     *
     * @param lastTime event time of the journal's last tick
     * @param book the ids of the journal's instruments
     */
    public static RecordedTrades of(Path journal, long lastTime, InstrumentIds book) {
        JournalTrades tail = new JournalTrades(book);
        MarketEvent tick = new MarketEvent();
        try (TickSource source = TickJournalReader.openAt(journal, lastTime - SPAN)) {
            while (source.next(tick)) {
                if (tick.type == TickType.TRADE && tick.tradeId != 0) {
                    tail.trades.add(new Trade(tick.instrumentId, tick.tradeId));
                }
            }
        }
        return tail;
    }

    @Override
    public boolean contains(String venue, String symbol, long tradeId) {
        return !trades.isEmpty() && trades.contains(new Trade(book.id(venue, symbol), tradeId));
    }
}
