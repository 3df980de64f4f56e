package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.supervision.StageStatus;
import io.strikeiq.service.cli.EventTime;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.Measure;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names a stage that stands still while ticks wait for it, once each time. Checked by one thread. */
final class StallWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StallWatch.class);
    private static final String PART = "stages";
    private final Supplier<List<StageStatus>> status;
    private final long limit;
    private final LongSupplier nanoTime;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final AtomicLong stalls = new AtomicLong();
    /** Engines in which one stood still; owned by the thread of the counters. */
    private final Set<String> engines = new HashSet<>();

    /**
     * @param limit nanoseconds for which a stage may stand still
     */
    StallWatch(Supplier<List<StageStatus>> status, long limit, LongSupplier nanoTime) {
        this.status = status;
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /** Where a thread was first seen to be, and whether that has been told. */
    private record Seen(StageStatus status, long since, boolean told) {
        boolean isSame(StageStatus now) {
            return now.tick() == status.tick() && now.stage() == status.stage();
        }
    }

    @Override
    public void run() {
        long now = nanoTime.getAsLong();
        for (StageStatus each : status.get()) {
            Seen before = seen.get(each.thread());
            if (before == null || !before.isSame(each) || each.waiting() == 0) {
                if (before != null && before.told()) {
                    LOG.info(
                            "thread {} goes on behind tick {}",
                            each.thread(),
                            before.status().tick());
                }
                seen.put(each.thread(), new Seen(each, now, false));
            } else if (!before.told() && now - before.since() >= limit) {
                tell(each, now - before.since());
                seen.put(each.thread(), new Seen(each, before.since(), true));
            }
        }
    }

    private void tell(StageStatus still, long nanos) {
        stalls.incrementAndGet();
        LOG.warn(
                "stage {}{} stands still at tick {} for {} while {} ticks wait (thread {})",
                still.stage() == null ? "none" : still.stage().label(),
                still.engine() == null ? "" : ", engine " + still.engine() + ",",
                still.tick(),
                EventTime.length(nanos),
                still.waiting(),
                still.thread());
    }

    /** Writes how many stand still and in which engine, and how often one did. */
    void sample(CounterFile file) {
        Map<String, Long> standing = seen.values().stream()
                .filter(each -> each.told() && each.status().engine() != null)
                .collect(Collectors.groupingBy(each -> each.status().engine(), Collectors.counting()));
        engines.addAll(standing.keySet());
        engines.forEach(each -> file.set(Measure.ENGINE_STANDING, each, standing.getOrDefault(each, 0L)));
        file.set(Measure.STANDING, PART, standing());
        file.set(Measure.STALLS, PART, stalls());
    }

    /** The stages have ended, and none stands still any more; when nobody checks. */
    void end() {
        seen.clear();
    }

    /** Threads of stages that stand still now, for longer than the limit; for any thread. */
    long standing() {
        return seen.values().stream().filter(Seen::told).count();
    }

    /** How often a stage stood still for longer than the limit. */
    long stalls() {
        return stalls.get();
    }
}
