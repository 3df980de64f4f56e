package io.strikeiq.service.checkpoint;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.service.cli.StopRequest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the tick journal of a live run with a replica of its pipeline and saves the state after each end of a session,
 * each day mark and, within a long session, each {@value #STRIDE} ticks, on a thread of its own of the lowest priority. So a
 * start does no more ticks again than these, however long the run and its sessions are. A state that cannot be written costs a longer restart and
 * nothing else.
 */
public final class Checkpointer implements AutoCloseable {
    /** Name of its thread. */
    public static final String THREAD_NAME = "strikeiq-checkpoints";

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);
    /** Ticks after which a state is saved though no session has ended. */
    static final long STRIDE = 250_000;

    private static final long REST = TimeUnit.MILLISECONDS.toNanos(50);
    private final Supplier<Following> start;
    private final Supplier<TickSource> journal;
    private final StopRequest stop = new StopRequest();
    private final Thread thread;
    private final AtomicLong ticks = new AtomicLong();
    private volatile long written;
    private volatile Throwable failure;

    private Checkpointer(Supplier<Following> start, Supplier<TickSource> journal) {
        this.start = start;
        this.journal = journal;
        this.thread = new Thread(this::follow, THREAD_NAME);
        thread.setDaemon(true);
        lower(thread);
    }

    /** A hint: nothing that is right depends on it. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void lower(Thread thread) {
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /**
     * Begins to follow a run.
     *
     * @param fed ticks that came from a feed up to that state
     * @param start makes the replica in the state in which this start of the run began
     * @param journal opens the run's ticks after that state; its next() finds more while the journal grows
     */
    public static Checkpointer start(
            Checkpoints checkpoints, long fed, Supplier<Replica> start, Supplier<TickSource> journal) {
        return start(() -> new Following(checkpoints, fed, start.get(), STRIDE), journal);
    }

    /**
     * As the other.
     *
     * @param stride ticks after which a state is due in any case
     * @param copy gets each that was written, with the replica in its state; what it throws ends the checkpoints
     */
    public static Checkpointer start(
            Checkpoints checkpoints,
            long fed,
            Supplier<Replica> start,
            Supplier<TickSource> journal,
            long stride,
            BiConsumer<Checkpoint, Replica> copy) {
        return start(() -> new Following(checkpoints, fed, start.get(), stride, copy), journal);
    }

    private static Checkpointer start(Supplier<Following> start, Supplier<TickSource> journal) {
        Checkpointer checkpointer = new Checkpointer(start, journal);
        checkpointer.thread.start();
        return checkpointer;
    }

    private void follow() {
        try (TickSource source = journal.get()) {
            Following following = start.get();
            while (!stop.isRequested()) {
                if (following.next(source)) {
                    ticks.incrementAndGet();
                } else {
                    written = following.written();
                    stop.await(REST);
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            LOG.warn("no more checkpoints are written; a restart takes longer: {}", e.toString());
        }
    }

    /** Ticks followed since the start; for any thread. */
    public long ticks() {
        return ticks.get();
    }

    /** Checkpoints written by the time the journal's end was last reached; for any thread. */
    public long written() {
        return written;
    }

    /** What has ended the thread before its time, null while it runs; for any thread. */
    public Throwable failure() {
        return failure;
    }

    @Override
    public void close() {
        stop.request();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The replica, and when its state is due to be saved: before the first tick that is no mark, or at the journal's end. */
    static final class Following {
        private final Checkpoints checkpoints;
        private final Replica replica;
        private final long stride;
        private final BiConsumer<Checkpoint, Replica> copy;
        private final MarketEvent tick = new MarketEvent();
        private boolean due;
        private boolean begins = true;
        private long time;
        private long fed;
        private long written;
        private long saved;

        /** @param stride ticks after which a state is due in any case */
        Following(Checkpoints checkpoints, long fed, Replica replica, long stride) {
            this(checkpoints, fed, replica, stride, (checkpoint, state) -> {});
            begins = false;
        }

        /** As the other, which gives away what it has written, the state after the first tick too. */
        Following(
                Checkpoints checkpoints, long fed, Replica replica, long stride, BiConsumer<Checkpoint, Replica> copy) {
            this.copy = copy;
            this.checkpoints = checkpoints;
            this.fed = fed;
            this.replica = replica;
            this.stride = stride;
            this.saved = replica.last();
        }

        /** Takes the next tick; false when there is none yet. */
        boolean next(TickSource source) {
            if (!source.next(tick)) {
                saveIfDue();
                return false;
            }
            boolean mark = isMark(tick);
            if (!mark) {
                saveIfDue();
            }
            replica.accept(tick);
            time = Math.max(time, tick.exchangeTime);
            fed += tick.sequence > 0 && !tick.type.isCommand() ? 1 : 0;
            due |= tick.sequence > 0 && (begins || mark || tick.sequence - saved >= stride);
            begins &= tick.sequence <= 0;
            return true;
        }

        private static boolean isMark(MarketEvent tick) {
            return tick.type == TickType.DAY
                    || (tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.CLOSE);
        }

        private void saveIfDue() {
            if (due) {
                due = false;
                saved = replica.last();
                try {
                    Checkpoint checkpoint = Checkpoint.of(checkpoints.key(), replica.last(), time, fed, replica);
                    checkpoints.write(checkpoint);
                    written++;
                    copy.accept(checkpoint, replica);
                } catch (IOException e) {
                    LOG.warn("no checkpoint after tick {}: {}", replica.last(), FileFault.reason(e));
                }
            }
        }

        long written() {
            return written;
        }

        Replica replica() {
            return replica;
        }
    }
}
