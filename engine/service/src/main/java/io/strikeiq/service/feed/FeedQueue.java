package io.strikeiq.service.feed;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickType;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ticks on their way from a feed to the publisher, bounded, preallocated. The feed's thread adds, the publisher's takes;
 * one lock guards all of it.
 *
 * <p>Conflation happens here, before a tick is recorded, so that a replay of the recording sees what the engines saw.
 */
public final class FeedQueue implements TickSink {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final TickChain waiting;
    private final boolean conflates;
    private final int congestedFrom;
    private RuntimeException failure;
    private boolean ended;
    private boolean closed;
    private long received;
    private long conflated;
    private long blocked;

    public FeedQueue(FeedSettings settings) {
        this.waiting = new TickChain(settings.queueSize());
        this.conflates = settings.backPressure() == BackPressure.CONFLATE;
        this.congestedFrom = Math.max(1, settings.queueSize() / 2);
    }

    /**
     * Adds a tick, by waiting for room or in the place of an older quote.
     *
     * @throws FeedClosedException when the run takes no more
     */
    @Override
    public void accept(MarketEvent tick) {
        lock.lock();
        try {
            checkOpen();
            if (conflates && tick.type == TickType.QUOTE && isCongested() && waiting.removeQuote(tick.instrumentId)) {
                conflated++;
            }
            awaitRoom();
            received++;
            waiting.add(tick);
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean isCongested() {
        return waiting.size() >= congestedFrom;
    }

    private void awaitRoom() {
        if (waiting.isFull() && !closed) {
            blocked++;
            while (waiting.isFull() && !closed) {
                notFull.awaitUninterruptibly();
            }
        }
        checkOpen();
    }

    private void checkOpen() {
        if (isOver()) {
            throw new FeedClosedException();
        }
    }

    /**
     * Takes the oldest tick, header and payload.
     *
     * @return false when none came in time, or none will
     */
    public boolean poll(MarketEvent slot, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (waiting.size() == 0 && !isOver() && left > 0) {
                left = notEmpty.awaitNanos(left);
            }
            if (waiting.size() == 0) {
                return false;
            }
            waiting.removeFirst(slot);
            notFull.signal();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException("the publisher must not be interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver() {
        return ended || closed;
    }

    /** Takes no more ticks; those that wait can still be taken. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            notFull.signalAll();
            notEmpty.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The feed gives no more.
     *
     * @param cause why it failed, null when it came to its end
     */
    void end(RuntimeException cause) {
        lock.lock();
        try {
            ended = true;
            failure = cause;
            notEmpty.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the next tick is up to the feed: it has not ended, and there is room. */
    public boolean isFed() {
        lock.lock();
        try {
            return !isOver() && !waiting.isFull();
        } finally {
            lock.unlock();
        }
    }

    /** Whether no tick waits to be taken. */
    public boolean isEmpty() {
        lock.lock();
        try {
            return waiting.size() == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Whether every tick has been taken and none will come. */
    public boolean isDrained() {
        lock.lock();
        try {
            return isOver() && waiting.size() == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the feed itself came to its end, and not the run. */
    public boolean isEnded() {
        lock.lock();
        try {
            return ended && !closed && failure == null;
        } finally {
            lock.unlock();
        }
    }

    /** Why the feed ended before its time, or null. */
    public RuntimeException failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** Counters as of now; for any thread. */
    public FeedCounts counts() {
        lock.lock();
        try {
            return new FeedCounts(received, conflated, blocked);
        } finally {
            lock.unlock();
        }
    }
}
