package io.strikeiq.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Fails a test class that leaves a thread running which was not there before it. */
public final class ThreadGuard implements BeforeAllCallback, AfterAllCallback {
    /** Milliseconds that a thread that was asked to stop may take to do so; on the busiest machine when not configured. */
    static final String GRACE = "strikeiq.thread-guard.grace";

    static final long GRACE_DEFAULT = 60_000;

    private static final Namespace NAMESPACE = Namespace.create(ThreadGuard.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(NAMESPACE).put(ThreadGuard.class, running());
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        Set<?> before = context.getStore(NAMESPACE).get(ThreadGuard.class, Set.class);
        List<Thread> leaked = running().stream()
                .filter(thread -> !before.contains(thread) && !LongLivedThreads.include(thread))
                .toList();
        long grace = context.getConfigurationParameter(GRACE, Long::valueOf).orElse(GRACE_DEFAULT);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(grace);
        for (Thread thread : leaked) {
            TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
        }
        String alive = leaked.stream()
                .filter(Thread::isAlive)
                .map(ThreadGuard::describe)
                .collect(Collectors.joining());
        if (!alive.isEmpty()) {
            throw new AssertionError("Leaked threads:" + alive);
        }
    }

    private static Set<Thread> running() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    private static String describe(Thread thread) {
        String stack = Arrays.stream(thread.getStackTrace())
                .limit(12)
                .map(frame -> "\n      at " + frame)
                .collect(Collectors.joining());
        return "\n  %s (%s, %s)%s"
                .formatted(thread.getName(), thread.isDaemon() ? "daemon" : "user", thread.getState(), stack);
    }
}
