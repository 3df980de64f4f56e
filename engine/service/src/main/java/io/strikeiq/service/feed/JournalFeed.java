package io.strikeiq.service.feed;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.nio.file.Path;

/** The ticks of a recorded journal, as fast as they are taken, from its beginning. */
public final class JournalFeed implements Feed {
    private final Path journal;

    /** Of the journal in a folder. */
    public JournalFeed(Path journal) {
        this.journal = journal;
    }

    @Override
    public String name() {
        return "journal " + journal;
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        MarketEvent tick = new MarketEvent();
        try (TickSource source = TickJournalReader.open(journal)) {
            while (!stop.isRequested() && source.next(tick)) {
                sink.accept(tick);
            }
        }
    }
}
