package io.strikeiq.service.run;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.persistence.journal.DiskFullException;
import io.strikeiq.persistence.journal.SyncedJournal;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.Speed;
import io.strikeiq.service.feed.BackPressure;
import io.strikeiq.service.feed.Feed;
import io.strikeiq.service.feed.FeedCounts;
import io.strikeiq.service.feed.FeedPosition;
import io.strikeiq.service.feed.FeedQueue;
import io.strikeiq.service.feed.FeedSettings;
import io.strikeiq.service.feed.FeedThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The recorded ticks of a run, then its feed behind them. What comes from the feed is in the tick journal before the
 * publisher has it, so that the journal never lacks a tick whose signals are known.
 *
 * <p>At a stop request no more is taken from the feed; what was taken is recorded and published.
 */
final class RecordedFeed implements RunTicks.Open {
    private static final long CONTROL_PERIOD = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(50);
    private final Feed feed;
    private final FeedQueue queue;
    private final boolean everyTick;
    private final Path folder;
    private final TickJournalWriter writer;
    private final StopRequest stop;
    private final long recordedBefore;
    private final ControlInbox inbox;
    private TickJournalReader recorded;
    private FeedThread running;
    private DiskFullException fullDisk;
    /** Ticks of the recording that came from the feed, and not from a person. */
    private long fromFeed;

    private long lastTime;
    private Watchdog control;
    private volatile boolean live;

    /**
     * Takes over the writer and the reader of the journal in a folder.
     *
     * @param dataFolder where requests of the control command come in
     */
    RecordedFeed(
            Feed feed,
            FeedSettings settings,
            Path folder,
            TickJournalWriter writer,
            TickJournalReader recorded,
            StopRequest stop,
            Path dataFolder,
            EngineRegistry registry) {
        this.feed = feed;
        this.folder = folder;
        this.queue = new FeedQueue(settings);
        this.everyTick = settings.backPressure() == BackPressure.BLOCK;
        this.writer = writer;
        this.recorded = recorded;
        this.stop = stop;
        this.recordedBefore = writer.lastSequence();
        this.inbox = ControlInbox.open(dataFolder, registry, queue);
    }

    @Override
    public boolean next(MarketEvent slot) {
        if (recorded != null) {
            if (stop.isRequested()) {
                return false;
            }
            if (recorded.next(slot)) {
                lastTime = slot.exchangeTime;
                fromFeed += slot.type == TickType.CONTROL ? 0 : 1;
                return true;
            }
            goLive();
        }
        return nextOfFeed(slot);
    }

    @Override
    public boolean mayWait() {
        return recorded == null && queue.isEmpty();
    }

    private void goLive() {
        recorded.close();
        recorded = null;
        live = true;
        running = FeedThread.start(feed, new FeedPosition(fromFeed, lastTime, everyTick), queue);
        control = Watchdog.start(CONTROL_PERIOD, List.of(inbox));
    }

    private boolean nextOfFeed(MarketEvent slot) {
        if (queue.poll(slot, 0)) {
            return record(slot);
        }
        writer.touchAhead();
        while (!queue.poll(slot, PATIENCE)) {
            if (queue.isDrained()) {
                return false;
            }
            if (stop.isRequested()) {
                queue.close();
            }
        }
        if (stop.isRequested()) {
            queue.close();
        }
        return record(slot);
    }

    private boolean record(MarketEvent slot) {
        if (slot.type == TickType.CONTROL) {
            slot.exchangeTime = lastTime;
            slot.receiveTime = lastTime;
        }
        try {
            writer.accept(slot);
            slot.sequence = writer.lastSequence();
            lastTime = slot.exchangeTime;
            return true;
        } catch (DiskFullException e) {
            queue.close();
            fullDisk = e;
            return false;
        }
    }

    @Override
    public void checkSource() {
        if (fullDisk != null) {
            throw fullDisk;
        }
        RuntimeException failure = queue.failure();
        if (failure != null) {
            throw new UserException(
                    ExitCode.FAILURE, "feed " + feed.name() + " failed: " + failure.getMessage(), failure);
        }
    }

    @Override
    public String said() {
        return "records " + feed.name();
    }

    @Override
    public long expected() {
        return 0;
    }

    @Override
    public long recordedBefore() {
        return recordedBefore;
    }

    @Override
    public void checkReaches(long tickSequence) {
        if (tickSequence > recordedBefore) {
            throw new UserException(
                    ExitCode.DAMAGED,
                    "the tick journal of the run ends at tick " + recordedBefore + ", its signals reach tick "
                            + tickSequence + ": the machine lost the end of the former; begin a new run with --fresh");
        }
    }

    @Override
    public Speed speed() {
        return Speed.MAX;
    }

    @Override
    public boolean stopsItself() {
        return true;
    }

    @Override
    public boolean isEnded() {
        return queue.isEnded();
    }

    @Override
    public FeedCounts feed() {
        return queue.counts();
    }

    /** A feed that waits for room in its queue does not stand still by itself. */
    @Override
    public List<Worker> workers() {
        return List.of(new Worker(
                FeedThread.THREAD_NAME,
                () -> queue.counts().received() + queue.counts().conflated(),
                () -> live && queue.isFed() ? "no tick has come from " + feed.name() : null,
                queue::failure));
    }

    @Override
    public Optional<SyncedJournal> journal() {
        return Optional.of(new SyncedJournal(folder, writer::lastSequence));
    }

    @Override
    public void close() {
        if (recorded != null) {
            recorded.close();
        }
        queue.close();
        if (control != null) {
            control.close();
        }
        inbox.close();
        if (running != null) {
            running.close();
        }
        writer.close();
    }
}
