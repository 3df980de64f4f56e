package io.strikeiq.service.feed;

import io.strikeiq.core.conflation.Inlet;
import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.IdTranslation;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentIds;
import io.strikeiq.core.pipeline.supervision.PipelineHaltedException;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedClosedException;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.service.cli.StopRequest;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/** Runs a feed on a thread of its own, onto the ring. What it holds when it ends is published still. */
final class FeedThread implements FeedSink {
    private final StopRequest stop = new StopRequest();
    private final Feed feed;
    private final Map<String, String> own;
    private final ShownNames names;
    private final Inlet inlet;
    private final IdTranslation ids;
    private final Thread thread;
    private final AtomicLongArray states = new AtomicLongArray(FeedState.values().length);
    private volatile RuntimeException failure;
    private volatile boolean closed;
    private volatile boolean ended;

    FeedThread(
            String name,
            LiveFeeds.Source source,
            ShownNames names,
            FeedPosition behind,
            Inlet inlet,
            InstrumentIds book) {
        this.feed = source.feed();
        this.own = source.names();
        this.names = names;
        this.inlet = inlet;
        this.ids = feed.usesBook() ? null : new IdTranslation(book);
        this.thread = new Thread(() -> run(behind), name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run(FeedPosition behind) {
        try {
            give(behind);
            inlet.end();
        } catch (PipelineHaltedException e) {
            // The run says so itself.
            closed = true;
        } finally {
            ended = true;
        }
    }

    private void give(FeedPosition behind) {
        try {
            feed.run(behind, this, stop);
        } catch (FeedClosedException e) {
            // It was asked to end.
        } catch (PipelineHaltedException e) {
            throw e;
        } catch (RuntimeException e) {
            failure = e;
        } catch (Throwable e) {
            failure = new IllegalStateException("feed " + feed.name() + " failed: " + e, e);
        }
    }

    @Override
    public void accept(MarketEvent tick) {
        checkOpen();
        count(tick);
        names.show(own, tick);
        if (ids == null || ids.translate(tick)) {
            inlet.accept(tick);
        }
    }

    @Override
    public void accept(MarketEvent tick, long readAt) {
        checkOpen();
        count(tick);
        names.show(own, tick);
        if (ids == null || ids.translate(tick)) {
            inlet.accept(tick, readAt);
        }
    }

    @Override
    public void known(Instrument definition) {
        if (ids != null) {
            ids.define(names.shown(own, definition));
        }
    }

    private void count(MarketEvent tick) {
        if (tick.type == TickType.FEED_STATE) {
            states.incrementAndGet(tick.feedState.ordinal());
        }
    }

    /** How often the feed has noted a state; for any thread. */
    long noted(FeedState state) {
        return states.get(state.ordinal());
    }

    private void checkOpen() {
        if (closed) {
            throw new FeedClosedException();
        }
    }

    /** Takes no more from the feed, and asks it to end. */
    void close() {
        if (!ended) {
            closed = true;
            stop.request();
            feed.wake();
        }
    }

    /** Waits for its end, but not for longer than a time: what waits for a disk that hangs may never end. */
    void join(long nanos) {
        try {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether the feed came to its end, and not the run. */
    boolean hasEndedByItself() {
        return ended && !closed && failure == null;
    }

    /** Why the feed ended before its time, or null. */
    RuntimeException failure() {
        return failure;
    }

    Feed feed() {
        return feed;
    }

    Inlet inlet() {
        return inlet;
    }
}
