package io.strikeiq.service.feed;

import io.strikeiq.core.conflation.Inlet;
import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.InstrumentIds;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.TickProducer;
import io.strikeiq.core.pipeline.shard.EventClock;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedClosedException;
import io.strikeiq.feeds.FeedPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The producers of a live run: its feeds, each on a thread {@code strikeiq-feed}, their clock, and the commands of people.
 * All publish to the ring themselves; nothing stands between them and it.
 */
public final class LiveFeeds implements AutoCloseable {
    /** Name of the thread of the only feed; those of several have a number behind it. */
    public static final String THREAD_NAME = "strikeiq-feed";

    private final List<FeedThread> threads = new ArrayList<>();
    private final List<Inlet> inlets = new ArrayList<>();
    private final List<EventClock> clocks;
    private final TickProducer control;
    private final FeedClock clock;
    private final long patience;
    private volatile boolean closed;

    /**
     * One feed of a run.
     *
     * @param names shown names by the feed's own, of instruments that are to have others
     */
    public record Source(Feed feed, boolean conflates, Map<String, String> names) {
        /** One that is shown as its venue names it. */
        public Source(Feed feed, boolean conflates) {
            this(feed, conflates, Map.of());
        }
    }

    /**
     * Starts the feeds.
     *
     * @param book the ids that instruments have
     * @param behind what has been recorded before, of each feed
     * @param names what the run's instruments are shown as
     * @param patience nanoseconds that the feeds have to end in
     */
    public LiveFeeds(
            List<Source> sources,
            InstrumentIds book,
            ShownNames names,
            Function<Feed, FeedPosition> behind,
            Pipeline pipeline,
            long patience) {
        this.clocks = pipeline.clocks();
        this.control = pipeline.producer();
        this.patience = patience;
        boolean ticks = sources.stream().noneMatch(source -> source.feed().keepsTime());
        this.clock = new FeedClock(pipeline.producer(), clocks, inlets, ticks);
        for (Source source : sources) {
            Inlet inlet = new Inlet(pipeline.producer(), source.conflates(), clock::wake);
            inlets.add(inlet);
            FeedPosition position = names.toFeed(source.names(), behind.apply(source.feed()));
            threads.add(
                    new FeedThread(threadName(threads.size(), sources.size()), source, names, position, inlet, book));
        }
        clock.start();
        threads.forEach(FeedThread::start);
    }

    /**
     * Takes the commands of people, each at the latest time that the gate has let through; from one thread.
     *
     * @throws FeedClosedException when the run takes no more
     */
    public TickSink control() {
        return this::accept;
    }

    private void accept(MarketEvent command) {
        if (closed) {
            throw new FeedClosedException();
        }
        long time = clocks.stream().mapToLong(EventClock::time).max().orElse(0);
        command.exchangeTime = time;
        command.receiveTime = time;
        control.accept(command);
    }

    /** Whether every feed has ended, or one before its time. */
    public boolean hasEnded() {
        return failure().isPresent() || threads.stream().allMatch(FeedThread::hasEnded);
    }

    /** Whether every feed came to its end. */
    public boolean hasEndedByItself() {
        return threads.stream().allMatch(FeedThread::hasEndedByItself);
    }

    /** The first feed that ended before its time, with the reason. */
    public Optional<RuntimeException> failure() {
        return threads.stream()
                .filter(each -> each.failure() != null)
                .map(each -> new IllegalStateException(
                        "feed " + each.feed().name() + " failed: "
                                + each.failure().getMessage(),
                        each.failure()))
                .map(RuntimeException.class::cast)
                .findFirst();
    }

    /** Counters as of now; for any thread. */
    public FeedCounts counts() {
        return FeedCounts.of(inlets, clock.said());
    }

    /** Name of the thread of a feed by its position. */
    public static String threadName(int feed, int feeds) {
        return feeds == 1 ? THREAD_NAME : THREAD_NAME + "-" + (feed + 1);
    }

    /** Ticks that a feed has given, by its position. */
    public long received(int feed) {
        return inlets.get(feed).received();
    }

    /** What has come of a feed by its position, by kind of channel. */
    public List<ChannelCounts> channels(int feed) {
        return threads.get(feed).feed().channels();
    }

    /** How often a feed by its position has noted a state, of each underlying or contract that it concerned. */
    public long noted(int feed, FeedState state) {
        return threads.get(feed).noted(state);
    }

    /** Why a feed by its position ended before its time, or null. */
    public RuntimeException failure(int feed) {
        return threads.get(feed).failure();
    }

    /** Whether a feed by its position runs. */
    public boolean isUp(int feed) {
        return !threads.get(feed).hasEnded();
    }

    /** What is missing of a feed by its position, in words; null while nothing is, or the ring is what it waits for. */
    public String missing(int feed) {
        FeedThread each = threads.get(feed);
        boolean expected = each.feed().keepsTime()
                && !each.hasEnded()
                && !closed
                && !each.inlet().isStuck();
        return expected ? "no tick has come from " + each.feed().name() : null;
    }

    /** Takes no more; what has been taken is published. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        threads.forEach(FeedThread::close);
        long deadline = System.nanoTime() + patience;
        for (FeedThread each : threads) {
            each.join(Math.max(TimeUnit.MILLISECONDS.toNanos(1), deadline - System.nanoTime()));
        }
        clock.close();
    }
}
