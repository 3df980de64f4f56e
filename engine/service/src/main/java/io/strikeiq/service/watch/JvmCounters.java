package io.strikeiq.service.watch;

import com.sun.management.ThreadMXBean;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.Measure;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Memory, collections and threads of the process, and what each real-time thread allocates. */
public final class JvmCounters implements CounterSource {
    /** The threads of the pipeline and of the feeds; all others may allocate as they like. */
    private static final Pattern REAL_TIME = Pattern.compile("strikeiq-(stages.*|drain|journal|feed.*)");

    /** Samples between two looks at the list of threads. */
    private static final int BETWEEN_LOOKS = 25;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<String, Long> realTime = new HashMap<>();
    private int untilLook;

    @Override
    public void sample(CounterFile file) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        file.set(Measure.HEAP_USED, heap.getUsed());
        file.set(Measure.HEAP_MAX, heap.getMax());
        file.set(Measure.THREADS, threads.getThreadCount());
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            file.set(Measure.COLLECTIONS, collector.getName(), collector.getCollectionCount());
            file.set(
                    Measure.COLLECTION_TIME,
                    collector.getName(),
                    TimeUnit.MILLISECONDS.toNanos(collector.getCollectionTime()));
        }
        allocated(file);
    }

    private void allocated(CounterFile file) {
        if (--untilLook < 0) {
            untilLook = BETWEEN_LOOKS;
            look();
        }
        realTime.forEach((name, id) -> {
            long bytes = threads.getThreadAllocatedBytes(id);
            if (bytes >= 0) {
                file.set(Measure.ALLOCATED, name, bytes);
            }
        });
    }

    private void look() {
        realTime.clear();
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && REAL_TIME.matcher(info.getThreadName()).matches()) {
                realTime.put(info.getThreadName(), info.getThreadId());
            }
        }
    }
}
