package io.strikeiq.core.pipeline.supervision;

import com.lmax.disruptor.EventHandler;
import io.strikeiq.core.event.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of a layout, named by role: where each is, when all are up, when all are done. A thread that ends before the
 * pipeline is stopped halts it.
 */
public final class StageThreads implements ThreadFactory {
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int LAST_WORDS = 1_000;
    private final String[] names;
    private final StageProgress[] progress;
    private final HaltPolicy halt;
    private final StageFailures failures;
    private final DeadLetters deadLetters;
    private final CountDownLatch started;
    private final CountDownLatch never = new CountDownLatch(1);
    private final List<StageHandler> handlers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param names names of the threads in the order of their stages
     */
    public StageThreads(List<String> names, HaltPolicy halt, StageFailures failures, DeadLetters deadLetters) {
        this.names = names.toArray(new String[0]);
        this.progress = new StageProgress[names.size()];
        for (int i = 0; i < progress.length; i++) {
            progress[i] = new StageProgress();
        }
        this.halt = halt;
        this.failures = failures;
        this.deadLetters = deadLetters;
        this.started = new CountDownLatch(names.size());
    }

    /** Progress of the thread that is given the next handler. */
    public StageProgress nextProgress() {
        return progress[handlers.size()];
    }

    /** Progress of the thread that drains. */
    public StageProgress last() {
        return progress[progress.length - 1];
    }

    /** The handler of the next thread. */
    public StageHandler handler(EventHandler<MarketEvent> stages) {
        return handler(stages, (tick, ringSequence, endOfBatch) -> {});
    }

    /** The handler of the next thread, which does two things with a tick, each guarded by itself. */
    public StageHandler handler(EventHandler<MarketEvent> first, EventHandler<MarketEvent> second) {
        StageHandler handler =
                new StageHandler(first, second, progress[handlers.size()], halt, failures, deadLetters, started);
        handlers.add(handler);
        return handler;
    }

    @Override
    public Thread newThread(Runnable task) {
        int index = threads.size();
        Thread thread = new Thread(() -> run(task, index), names[index]);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    private void run(Runnable task, int index) {
        Throwable cause = null;
        try {
            task.run();
        } catch (Throwable e) {
            cause = e;
        } finally {
            started.countDown();
            halt.threadEnded(names[index], StageProgress.tick(progress[index].read()) + 1, cause);
        }
    }

    public void awaitStart() throws InterruptedException {
        started.await();
    }

    /** Waits until every thread has done a number of ticks; false when one is lost, or the time is over. */
    public boolean awaitDone(long ticks, long millis) {
        for (long slice = 0; slice <= millis && !halt.isThreadLost(); slice++) {
            if (isDone(ticks)) {
                return true;
            }
            pause();
        }
        return isDone(ticks);
    }

    private boolean isDone(long ticks) {
        for (StageProgress each : progress) {
            if (!each.isDone(ticks)) {
                return false;
            }
        }
        return true;
    }

    /** At least a slice; a publisher that is interrupted still drains. */
    private void pause() {
        try {
            if (never.await(SLICE, TimeUnit.NANOSECONDS)) {
                throw new AssertionError("nobody counts down");
            }
        } catch (InterruptedException e) {
            LockSupport.parkNanos(SLICE);
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the threads of a halted ring; one that hangs in a stage is left behind. */
    public void awaitEnd() {
        try {
            for (Thread thread : threads) {
                thread.join(LAST_WORDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where each thread is, of a number of ticks published. */
    public List<StageStatus> status(long published) {
        List<StageStatus> status = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            long read = progress[i].read();
            long tick = StageProgress.tick(read);
            Stage stage = StageProgress.stage(read);
            long waiting = Math.max(0, published - tick + (stage == null ? 0 : 1));
            status.add(new StageStatus(names[i], stage, tick, waiting));
        }
        return status;
    }

    /** Ticks passed over; to be read after the pipeline has stopped. */
    public long skipped() {
        return handlers.stream().mapToLong(StageHandler::skipped).sum();
    }
}
