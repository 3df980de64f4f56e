package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DatabaseProbeTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch kept = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private boolean ask() {
        if (asked.incrementAndGet() == 2) {
            try {
                kept.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return true;
    }

    @Test
    void shouldTakeAnAnswerThatIsKeptBackForASecondForNone() {
        DatabaseProbe probe = DatabaseProbe.start(this::ask, closed::countDown, now::get);
        try {
            while (asked.get() < 2) {
                LockSupport.parkNanos(1_000_000);
            }
            now.set(DatabaseProbe.PATIENCE.toNanos());
            assertTrue(probe.answers());
            now.incrementAndGet();
            assertFalse(probe.answers());
        } finally {
            kept.countDown();
            probe.close();
        }
        assertTrue(probe.answers());
        assertTrue(closed.getCount() == 0);
    }
}
