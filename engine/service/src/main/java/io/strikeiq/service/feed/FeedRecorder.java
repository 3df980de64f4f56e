package io.strikeiq.service.feed;

import io.strikeiq.core.event.IdTranslation;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.StopRequest;
import java.nio.file.Path;

/**
 * Records a feed without engines, on the calling thread, in a journal of its own: a new one, or one that it goes on with, whose
 * instruments keep their ids.
 */
public final class FeedRecorder {
    private final Path journal;
    private final InstrumentBook book = InstrumentBook.inMemory();
    private long before;
    private long lastTime;

    /** Into the journal in a folder. */
    public FeedRecorder(Path journal) {
        this.journal = journal;
    }

    /**
     * Records until the feed ends or is stopped.
     *
     * @return ticks recorded now
     */
    public long record(Feed feed, StopRequest stop) {
        read();
        Thread waker = new Thread(() -> wake(feed, stop), "strikeiq-stop");
        waker.setDaemon(true);
        waker.start();
        try (TickJournalWriter writer = TickJournalWriter.open(journal, JournalInfo.of(feed.name()))) {
            feed.run(position(feed), new Recorder(writer), stop);
            return writer.lastSequence() - before;
        } finally {
            stop.request();
        }
    }

    private static void wake(Feed feed, StopRequest stop) {
        stop.await();
        feed.wake();
    }

    private void read() {
        if (!JournalInspector.isJournal(journal)) {
            return;
        }
        MarketEvent tick = new MarketEvent();
        try (TickSource source = TickJournalReader.open(journal)) {
            while (source.next(tick)) {
                before = tick.sequence;
                lastTime = Math.max(lastTime, tick.exchangeTime);
            }
        }
        try (TickJournalReader end = TickJournalReader.open(journal, Long.MAX_VALUE)) {
            end.definitionsBefore().forEach(book::recorded);
        }
    }

    private FeedPosition position(Feed feed) {
        FeedPosition all = new FeedPosition(before, lastTime, false);
        return RecordedPosition.of(feed, journal, all, book);
    }

    /** Gives ticks the ids of the journal. */
    private final class Recorder implements FeedSink {
        private final IdTranslation ids = new IdTranslation(book);
        private final TickJournalWriter writer;

        Recorder(TickJournalWriter writer) {
            this.writer = writer;
        }

        @Override
        public void accept(MarketEvent tick) {
            if (ids.translate(tick)) {
                writer.accept(tick);
            }
        }

        @Override
        public void accept(MarketEvent tick, long readAt) {
            accept(tick);
        }

        @Override
        public void known(Instrument definition) {
            ids.define(definition);
        }
    }
}
