package io.strikeiq.core.present;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands the copies of one underlying from the thread that makes them to those that read them. Nobody waits for anybody: the
 * writer fills one of three, changes it for the one in the middle, and readers change theirs for that.
 *
 * <pre>
 *   writer ─▶ [ filled ] ⇄ [ middle, fresh or not ] ⇄ [ read ] ─▶ readers
 * </pre>
 */
final class PresentBuffer {
    private static final int FRESH = 4;
    private final PresentMarket[] copies = {new PresentMarket(), new PresentMarket(), new PresentMarket()};
    private final AtomicLong asked = new AtomicLong();
    private final AtomicInteger middle = new AtomicInteger(1);
    /** The writer's alone. */
    private int filled;
    /** The readers', who hold the lock of this object. */
    private int read = 2;

    private PresentMarket last;

    /** Somebody wants to see it. */
    void ask() {
        asked.incrementAndGet();
    }

    /** How often somebody has asked. */
    long asked() {
        return asked.get();
    }

    /** The copy to be filled; for the writer. */
    PresentMarket next() {
        return copies[filled];
    }

    /** Shows what has been filled. */
    void publish() {
        filled = middle.getAndSet(filled | FRESH) & ~FRESH;
    }

    /** The newest that was published, null before the first; it does not change any more. */
    synchronized PresentMarket newest() {
        if ((middle.get() & FRESH) != 0) {
            read = middle.getAndSet(read) & ~FRESH;
            last = copies[read].copy();
        }
        return last;
    }
}
