package io.strikeiq.service.plugin;

import java.lang.management.ManagementFactory;

/** What was seen of one engine while it ran. */
final class EngineWatch {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Ticks after which an engine is warm: its code compiled, its histories grown. */
    private final long warm;

    private long ticks;
    private long warmTicks;
    private long allocatingTicks;
    private long bytes;
    private String failure;

    EngineWatch(long warm) {
        this.warm = warm;
    }

    /** Bytes that the calling thread has allocated so far. */
    long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    void seen(long allocated) {
        ticks++;
        if (ticks > warm) {
            warmTicks++;
            allocatingTicks += allocated > 0 ? 1 : 0;
            bytes += allocated;
        }
    }

    void failed(Throwable cause) {
        failure = cause.toString();
    }

    long ticks() {
        return ticks;
    }

    /** What it threw, null when it threw nothing. */
    String failure() {
        return failure;
    }

    /** Share of the ticks once it was warm in which it allocated, 0 before it was. */
    double allocatingShare() {
        return warmTicks == 0 ? 0 : allocatingTicks / (double) warmTicks;
    }

    /** Bytes allocated in one of those ticks on average. */
    double bytesEach() {
        return allocatingTicks == 0 ? 0 : bytes / (double) allocatingTicks;
    }
}
