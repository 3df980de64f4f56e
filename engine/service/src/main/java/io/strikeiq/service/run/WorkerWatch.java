package io.strikeiq.service.run;

import io.strikeiq.service.cli.EventTime;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.Measure;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names a thread beside the stages that has ended before its time, or stands still while something waits for it; once each
 * time. Checked by one thread; workers may be added by any.
 */
final class WorkerWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerWatch.class);
    private static final String PART = "others";
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private final Map<Worker, Seen> seen = new ConcurrentHashMap<>();
    private final Set<Worker> ended = new HashSet<>();
    private final long limit;
    private final LongSupplier nanoTime;
    private final AtomicLong stalls = new AtomicLong();

    /** @param limit nanoseconds for which a thread may stand still */
    WorkerWatch(long limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /** Where a worker was first seen to be, and whether that has been told. */
    private record Seen(long progress, long since, boolean told) {}

    /** Watches one, in place of an earlier one whose thread had the name. */
    void add(Worker worker) {
        List<Worker> before = workers.stream()
                .filter(each -> each.thread().equals(worker.thread()))
                .toList();
        workers.removeAll(before);
        before.forEach(seen::remove);
        workers.add(worker);
    }

    @Override
    public void run() {
        for (Worker worker : workers) {
            Throwable failure = worker.failure().get();
            if (failure == null) {
                watch(worker, worker.waiting().get());
            } else if (ended.add(worker)) {
                LOG.error("thread {} has ended before its time: {}", worker.thread(), reason(failure));
            }
        }
    }

    private void watch(Worker worker, String waiting) {
        long now = nanoTime.getAsLong();
        long progress = worker.progress().getAsLong();
        Seen before = seen.get(worker);
        if (before == null || before.progress() != progress || waiting == null) {
            if (before != null && before.told()) {
                LOG.info("thread {} goes on", worker.thread());
            }
            seen.put(worker, new Seen(progress, now, false));
        } else if (!before.told() && now - before.since() >= limit) {
            stalls.incrementAndGet();
            LOG.warn(
                    "thread {} stands still for {}: {}",
                    worker.thread(),
                    EventTime.length(now - before.since()),
                    waiting);
            seen.put(worker, new Seen(progress, before.since(), true));
        }
    }

    /** Writes how many stand still, how often one did, and how many have failed. */
    void sample(CounterFile file) {
        file.set(Measure.STANDING, PART, standing());
        file.set(Measure.STALLS, PART, stalls());
        file.set(Measure.THREADS_FAILED, failed().size());
    }

    /** Threads that stand still now, for longer than the limit; for any thread. */
    long standing() {
        return workers.stream()
                .map(seen::get)
                .filter(each -> each != null && each.told())
                .count();
    }

    /** How often a thread stood still for longer than the limit. */
    long stalls() {
        return stalls.get();
    }

    /** The threads that have ended before their time, each with the reason; for any thread. */
    List<String> failed() {
        return workers.stream()
                .filter(worker -> worker.failure().get() != null)
                .map(worker -> worker.thread() + ": " + reason(worker.failure().get()))
                .toList();
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
