package io.strikeiq.bench.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** Processor time of threads of this process. */
final class ThreadTime {
    private ThreadTime() {}

    /** That of the threads of a name, in nanoseconds. */
    static long of(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            nanos += info != null && info.getThreadName().equals(name) ? threads.getThreadCpuTime(id) : 0;
        }
        return nanos;
    }
}
