package io.strikeiq.persistence.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forces journals to the disk again and again, on a thread of its own, so that a power failure takes no more than what
 * was appended since the last time.
 *
 * <p>Journals are forced in the order in which they are given: the journal of ticks before that of the signals made from
 * them, so that no signal is on the disk without its tick. What a journal reached is read before the first one is forced.
 *
 * <p>A disk that refuses ends it: the system may have dropped what it could not write, so that a later success would prove
 * nothing.
 */
public final class JournalSync implements AutoCloseable {
    /** Name of the thread. */
    public static final String THREAD_NAME = "strikeiq-journal-sync";

    private static final Logger LOG = LoggerFactory.getLogger(JournalSync.class);
    private final List<SyncedJournal> journals;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean forcing;
    private final AtomicLong rounds = new AtomicLong();
    private volatile Throwable failure;

    private JournalSync(long interval, List<SyncedJournal> journals) {
        this.journals = List.copyOf(journals);
        this.thread = new Thread(() -> run(interval), THREAD_NAME);
        thread.setDaemon(true);
    }

    /**
     * Starts to force journals.
     *
     * @param interval nanoseconds between two times
     */
    public static JournalSync start(long interval, List<SyncedJournal> journals) {
        JournalSync sync = new JournalSync(interval, journals);
        sync.thread.start();
        return sync;
    }

    /** Forces a journal that nobody writes. */
    public static void force(Path directory) {
        try (SyncedJournal journal = new SyncedJournal(directory, () -> 0)) {
            journal.force(0);
        }
    }

    private void run(long interval) {
        try {
            while (failure == null && !stop.await(interval, TimeUnit.NANOSECONDS)) {
                force();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forces what the journals have now; waits for the disk. For any thread but those that must not wait. */
    public synchronized void force() {
        if (failure != null) {
            return;
        }
        forcing = true;
        try {
            forceAll();
            rounds.incrementAndGet();
        } catch (Throwable e) {
            failure = e;
            LOG.error("journals are no longer forced to the disk: {}", e.getMessage());
        } finally {
            forcing = false;
        }
    }

    private void forceAll() {
        long[] reached = journals.stream().mapToLong(SyncedJournal::last).toArray();
        for (int i = 0; i < reached.length; i++) {
            journals.get(i).force(reached[i]);
        }
    }

    /** How often the journals have been forced. */
    public long rounds() {
        return rounds.get();
    }

    /** Whether it waits for the disk now. */
    public boolean isForcing() {
        return forcing;
    }

    /** What ended it before its time, or null. */
    public Throwable failure() {
        return failure;
    }

    /** Ends the thread; what was not forced is left to the system. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        journals.forEach(SyncedJournal::close);
    }
}
