package io.strikeiq.bench.latency;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets the just-in-time compiler finish. It works on a thread of its own: on a machine with no core to spare it takes one
 * from the threads under measurement, milliseconds at a time, for as long as there is something to compile.
 */
final class CompilerRest {
    /** Without compilation for so long there is nothing left to do. */
    private static final long REST_NANOS = 200_000_000L;

    private static final long LONGEST_NANOS = 20_000_000_000L;

    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    private long seen = compiled();

    private long compiled() {
        return compiler != null && compiler.isCompilationTimeMonitoringSupported()
                ? compiler.getTotalCompilationTime()
                : 0;
    }

    /** Waits until the compiler rests; returns whether it has worked since the last call. */
    boolean await() {
        long before = seen;
        long startedAt = System.nanoTime();
        long last;
        do {
            last = compiled();
            LockSupport.parkNanos(this, REST_NANOS);
        } while (compiled() > last && System.nanoTime() - startedAt < LONGEST_NANOS);
        seen = compiled();
        return seen > before;
    }
}
