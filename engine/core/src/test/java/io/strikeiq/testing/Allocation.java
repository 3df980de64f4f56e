package io.strikeiq.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes that the calling thread allocates. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /**
     * As {@link #leastBytesOf}, of as many runs as it takes until one allocates nothing: how soon the optimising compiler
     * has its turn depends on what else the machine does.
     *
     * @param most runs at most
     */
    public static long leastBytesOfUpTo(int most, Runnable action) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < most && least > 0; i++) {
            least = Math.min(least, leastBytesOf(1, action));
        }
        return least;
    }

    /** The least number of bytes that one of several runs of an action allocated; the first runs warm it up. */
    public static long leastBytesOf(int runs, Runnable action) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            action.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
