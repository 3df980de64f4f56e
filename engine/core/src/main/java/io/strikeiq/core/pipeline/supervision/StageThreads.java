package io.strikeiq.core.pipeline.supervision;

import com.lmax.disruptor.EventHandler;
import io.strikeiq.core.event.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The threads of a layout, named by role: where each is, when all are up, when all are done. A thread may have more than
 * one handler, each with a place of its own. A thread that ends before the pipeline is stopped halts it.
 */
public final class StageThreads implements ThreadFactory {
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int LAST_WORDS = 1_000;
    /** By handler: the name of its thread. */
    private final String[] names;

    private final List<String> threadNames;
    private final StageProgress[] progress;
    private final HaltPolicy halt;
    private final StageFailures failures;
    private final DeadLetters deadLetters;
    private final CountDownLatch started;
    private final LongSupplier clock;
    private final CountDownLatch never = new CountDownLatch(1);
    private final List<StageHandler> handlers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * For ticks that are numbered from 1.
     *
     * @param names by handler, in the order of the stages: the name of its thread
     */
    public StageThreads(List<String> names, HaltPolicy halt, StageFailures failures, DeadLetters deadLetters) {
        this(names, 1, halt, failures, deadLetters, null);
    }

    /**
     * As the other.
     *
     * @param firstNumber number of the first tick
     * @param clock monotonic nanoseconds, by which batches are measured; null for no measure
     */
    public StageThreads(
            List<String> names,
            long firstNumber,
            HaltPolicy halt,
            StageFailures failures,
            DeadLetters deadLetters,
            LongSupplier clock) {
        this.clock = clock;
        this.names = names.toArray(new String[0]);
        this.threadNames = names.stream().distinct().toList();
        this.progress = new StageProgress[names.size()];
        for (int i = 0; i < progress.length; i++) {
            progress[i] = new StageProgress(firstNumber - 1);
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
                new StageHandler(first, second, progress[handlers.size()], halt, failures, deadLetters, started, clock);
        handlers.add(handler);
        return handler;
    }

    @Override
    public Thread newThread(Runnable task) {
        String name = threadNames.get(threads.size());
        Thread thread = new Thread(() -> run(task, name), name);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    private void run(Runnable task, String name) {
        Throwable cause = null;
        try {
            task.run();
        } catch (Throwable e) {
            cause = e;
        } finally {
            ended(name, cause);
        }
    }

    private void ended(String name, Throwable cause) {
        long last = Long.MAX_VALUE;
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                started.countDown();
                last = Math.min(last, StageProgress.tick(progress[i].read()));
            }
        }
        halt.threadEnded(name, last + 1, cause);
    }

    public void awaitStart() throws InterruptedException {
        started.await();
    }

    /** Waits until every handler has done a tick; false when a thread is lost, or the time is over. */
    public boolean awaitDone(long tick, long millis) {
        for (long slice = 0; slice <= millis && !halt.isThreadLost(); slice++) {
            if (isDone(tick)) {
                return true;
            }
            pause();
        }
        return isDone(tick);
    }

    private boolean isDone(long tick) {
        for (StageProgress each : progress) {
            if (!each.isDone(tick)) {
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

    /**
     * Where each handler is.
     *
     * @param published number of the last tick published
     */
    public List<StageStatus> status(long published) {
        List<StageStatus> status = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            long read = progress[i].read();
            long tick = StageProgress.tick(read);
            Stage stage = StageProgress.stage(read);
            long waiting = Math.max(0, published - tick + (stage == null ? 0 : 1));
            status.add(new StageStatus(
                    names[i],
                    stage,
                    tick,
                    waiting,
                    progress[i].batches(),
                    progress[i].busy(),
                    progress[i].longest(),
                    stage == Stage.ENGINES ? progress[i].engine() : null));
        }
        return status;
    }

    /** Ticks passed over; to be read after the pipeline has stopped. */
    public long skipped() {
        return handlers.stream().mapToLong(StageHandler::skipped).sum();
    }
}
