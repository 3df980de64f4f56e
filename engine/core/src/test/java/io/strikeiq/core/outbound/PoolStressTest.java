package io.strikeiq.core.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.LongTest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;
import org.junit.jupiter.api.Test;

/** The pool between its two threads: a stage claims and sends, the drain receives and releases. */
class PoolStressTest {
    private static final int RECORDS = 1_000_000;
    private static final int CAPACITY = 64;

    /** A record that knows whose it is; plain fields, so that a hand-over without order would show. */
    private static final class Owned {
        private boolean claimed;
        private long content;
    }

    @LongTest
    @Test
    void shouldHaveOneOwnerOfEachRecordAtATime() throws Exception {
        AtomicLong made = new AtomicLong();
        Pool<Owned> pool = new Pool<>(CAPACITY, CAPACITY, own -> {
            made.incrementAndGet();
            return new Owned();
        });
        OneToOneConcurrentArrayQueue<Owned> sent = new OneToOneConcurrentArrayQueue<>(CAPACITY / 2);
        AtomicLong wrong = new AtomicLong();
        Thread drain = new Thread(() -> drain(pool, sent, wrong));
        drain.start();
        for (long i = 1; i <= RECORDS; i++) {
            if (i % CAPACITY == 0) {
                pool.prepare(free -> wrong.addAndGet(free.claimed ? 1 : 0));
            }
            Owned record = pool.claim();
            if (record.claimed) {
                wrong.incrementAndGet();
            }
            record.claimed = true;
            record.content = i;
            while (!sent.offer(record)) {
                LockSupport.parkNanos(1);
            }
        }
        drain.join();

        assertEquals(0, wrong.get(), "records with two owners or a stale content");
        assertTrue(made.get() <= 2 * CAPACITY, "records made: " + made.get());
    }

    private static void drain(Pool<Owned> pool, OneToOneConcurrentArrayQueue<Owned> sent, AtomicLong wrong) {
        for (long i = 1; i <= RECORDS; i++) {
            Owned record = sent.poll();
            while (record == null) {
                LockSupport.parkNanos(1);
                record = sent.poll();
            }
            if (!record.claimed || record.content != i) {
                wrong.incrementAndGet();
            }
            record.claimed = false;
            pool.release(record);
        }
    }

    @Test
    void shouldPrepareEachFreeRecordOnceAndNoneInUse() {
        Pool<long[]> pool = new Pool<>(8, 4, own -> new long[1]);
        long[] inUse = pool.claim();
        pool.prepare(record -> record[0]++);
        long[] prepared = pool.claim();
        pool.release(prepared);
        pool.prepare(record -> record[0]++);

        assertEquals(0, inUse[0]);
        for (int i = 0; i < 3; i++) {
            assertEquals(2, pool.claim()[0], "free record " + i);
        }
        assertEquals(0, pool.claim()[0], "a new record");
    }

    @Test
    void shouldGiveRecordsAsAQueueOfOneThreadDoes() {
        Pool<Integer> pool = new Pool<>(4, 2, own -> -1);
        Deque<Integer> naive = new ArrayDeque<>();
        naive.add(-1);
        naive.add(-1);
        for (int i = 1; i < 1_000; i++) {
            if (Integer.bitCount(i * 0x9E3779B9) % 2 == 0) {
                Integer expected = naive.poll();
                assertEquals(expected == null ? -1 : expected, pool.claim(), "call " + i);
            } else {
                pool.release(i);
                if (naive.size() < 4) {
                    naive.add(i);
                }
            }
        }
    }
}
