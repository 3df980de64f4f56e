package io.strikeiq.bench.profile;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** Processor time of threads of this process, in nanoseconds: what other work on the machine takes away does not count. */
public final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ProcessorTime() {}

    /** That of the calling thread. */
    public static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** That of the threads of a name. */
    public static long nanos(String name) {
        long nanos = 0;
        for (long id : THREADS.getAllThreadIds()) {
            ThreadInfo info = THREADS.getThreadInfo(id);
            nanos += info != null && info.getThreadName().equals(name) ? THREADS.getThreadCpuTime(id) : 0;
        }
        return nanos;
    }
}
