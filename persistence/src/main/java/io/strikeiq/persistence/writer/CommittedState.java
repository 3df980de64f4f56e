package io.strikeiq.persistence.writer;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How far the writer has come, for those who count and wait. */
final class CommittedState {
    private long rows;
    private long batches;
    private long committedIndex = -1;
    private long readIndex = -1;
    private long deadLetters;
    private long retries;
    private long lostCommits;
    private boolean ended;
    private Throwable failure;
    private final LongSupplier journalEnd;

    /** @param journalEnd tells the index of the journal's last record, or less when that is not known */
    CommittedState(LongSupplier journalEnd) {
        this.journalEnd = journalEnd;
    }

    synchronized void start(long index) {
        committedIndex = index;
        readIndex = index;
        notifyAll();
    }

    synchronized void read(long index) {
        readIndex = index;
    }

    synchronized void committed(long index, BatchOutcome outcome) {
        rows += outcome.rows();
        batches++;
        deadLetters += outcome.deadLetters();
        committedIndex = index;
        notifyAll();
    }

    synchronized void retried() {
        retries++;
    }

    /** The database has lost commits. */
    synchronized void wentBack() {
        lostCommits++;
    }

    synchronized void fail(Throwable e) {
        failure = e;
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Journal records that are not in the database, as far as is known. */
    synchronized long behind() {
        return Math.max(journalEnd.getAsLong(), readIndex) - committedIndex;
    }

    synchronized long committedIndex() {
        return committedIndex;
    }

    synchronized Throwable failure() {
        return failure;
    }

    /** Waits until an index is committed; false when it is not in time or no longer will be. */
    synchronized boolean await(long index, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        long left = timeout.toNanos();
        try {
            while (committedIndex < index && !ended && left > 0) {
                wait(Math.max(1, left / 1_000_000));
                left = deadline - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return committedIndex >= index;
    }

    synchronized BatchCounters counters(long journalEnd) {
        long end = Math.max(journalEnd, readIndex);
        return new BatchCounters(
                rows, batches, committedIndex, end - committedIndex, deadLetters, retries, lostCommits);
    }
}
