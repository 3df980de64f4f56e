package io.strikeiq.service.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.cli.StopRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedRecorderTest {
    @TempDir
    private Path folder;

    /** Lists its symbols with ids from 0, and gives a price of each. */
    private record Prices(long time, List<Long> behind, List<String> symbols) implements Feed {
        @Override
        public String name() {
            return "prices";
        }

        @Override
        public void run(FeedPosition position, FeedSink sink, FeedStop stop) {
            behind.add(position.ticks());
            behind.add(position.exchangeTime());
            MarketEvent tick = new MarketEvent();
            for (int id = 0; id < symbols.size(); id++) {
                sink.accept(tick.asInstrument(
                        Instrument.underlying(id, symbols.get(id), InstrumentKind.INDEX, 1, 1, "USD"), time));
                sink.accept(tick.asUnderlyingPrice(id, time + id, 100));
            }
        }
    }

    private List<String> prices(Path journal) {
        List<String> prices = new ArrayList<>();
        MarketEvent tick = new MarketEvent();
        try (TickSource source = TickJournalReader.open(journal)) {
            while (source.next(tick)) {
                if (tick.type == TickType.UNDERLYING_PRICE) {
                    prices.add(tick.exchangeTime + " " + tick.instrumentId);
                }
            }
        }
        return prices;
    }

    @Test
    void shouldGoOnWithAJournalWhoseInstrumentsKeepTheirIds() {
        Path journal = folder.resolve("journal");
        List<Long> behind = new ArrayList<>();
        assertEquals(
                4, new FeedRecorder(journal).record(new Prices(1_000, behind, List.of("A", "B")), new StopRequest()));
        assertEquals(
                4, new FeedRecorder(journal).record(new Prices(2_000, behind, List.of("B", "C")), new StopRequest()));

        assertEquals(List.of("1000 0", "1001 1", "2000 1", "2001 2"), prices(journal));
        assertEquals(List.of(0L, 0L, 4L, 1_001L), behind);
    }
}
