package io.strikeiq.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ThreadGuardTest {
    @Test
    void shouldFailAClassThatLeavesAThread() {
        List<String> failures = GuardedRun.failuresOf(LeavesAThread.class, 1);
        LeavesAThread.END.countDown();
        assertEquals(1, failures.size(), failures::toString);
        assertTrue(failures.get(0).contains("forgotten (daemon, WAITING)"), failures::toString);
        assertTrue(failures.get(0).contains("ThreadGuardTest.await"), failures::toString);
    }

    @Test
    void shouldWaitForAThreadThatIsAboutToEnd() {
        assertEquals(List.of(), GuardedRun.failuresOf(EndsItsThreadLate.class));
    }

    @Test
    void shouldAcceptTheThreadsOfTheJvm() {
        assertEquals(List.of(), GuardedRun.failuresOf(UsesTheCommonPool.class));
    }

    private static void startThread(String name, CountDownLatch end) {
        Thread thread = new Thread(() -> await(end), name);
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static class LeavesAThread {
        private static final CountDownLatch END = new CountDownLatch(1);

        @Test
        void forgets() {
            startThread("forgotten", END);
        }
    }

    static class EndsItsThreadLate {
        private static final CountDownLatch END = new CountDownLatch(1);

        @Test
        void starts() {
            startThread("late", END);
        }

        @AfterAll
        static void tellsItToEnd() {
            END.countDown();
        }
    }

    static class UsesTheCommonPool {
        @Test
        void runsThere() {
            assertEquals(42, CompletableFuture.supplyAsync(() -> 42).join());
        }
    }
}
