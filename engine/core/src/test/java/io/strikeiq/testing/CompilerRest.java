package io.strikeiq.testing;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the JVM's compilers to have nothing to do. A thread whose code is handed to the second compiler resolves the
 * strings of its class, which allocates once; on a busy machine that is spread over as many ticks as the compilers wait.
 */
public final class CompilerRest {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);
    /** Looks in a row that find no time spent on compiling. */
    private static final int QUIET = 10;
    /** Looks at most: a bound for a JVM that always compiles. */
    private static final int MOST = 1_500;

    private CompilerRest() {}

    /** Returns when no compilation has ended within ten looks, after 30 s at the latest; at once where none are counted. */
    public static void await() {
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        if (compilers == null || !compilers.isCompilationTimeMonitoringSupported()) {
            return;
        }
        long spent = compilers.getTotalCompilationTime();
        int quiet = 0;
        for (int look = 0; look < MOST && quiet < QUIET; look++) {
            LockSupport.parkNanos(LOOK);
            long now = compilers.getTotalCompilationTime();
            quiet = now == spent ? quiet + 1 : 0;
            spent = now;
        }
    }
}
