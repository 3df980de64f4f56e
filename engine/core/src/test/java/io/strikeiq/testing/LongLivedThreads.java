package io.strikeiq.testing;

import java.util.Arrays;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.regex.Pattern;

/** The threads that the JVM and the libraries start once, on first use, and keep. */
final class LongLivedThreads {
    private static final Pattern NAMES = Pattern.compile(String.join(
            "|",
            // The JVM
            "Attach Listener",
            "Cleaner-\\d+",
            "Common-Cleaner",
            "Finalizer",
            "ForkJoinPool\\.commonPool-.*",
            "ForkJoinPool-\\d+-delayScheduler",
            "CompletableFutureDelayScheduler",
            "JFR .*",
            "Keep-Alive-.*",
            "process reaper.*",
            "Reference Handler",
            "Signal Dispatcher",
            // java.net.http: ends when its client is collected, and cannot be closed on Java 17
            "HttpClient-\\d+-.*",
            // JUnit and Surefire
            "junit-.*",
            "surefire-.*",
            // Chronicle: one for all queues of the JVM
            "background~resource~releaser",
            ".*/disk~space~checker",
            // PostgreSQL's driver
            "PostgreSQL-JDBC-.*"));

    /** Of a broker of Kafka that all tests of a JVM share: its threads inherit the group, whatever their names. */
    private static final String BROKER = "strikeiq-test-broker";

    private static final Pattern UNNAMED = Pattern.compile("Thread-\\d+");

    private LongLivedThreads() {}

    static boolean include(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return NAMES.matcher(thread.getName()).matches()
                || (group != null && BROKER.equals(group.getName()))
                || servesAsynchronousFiles(thread);
    }

    /** The JDK's pool behind asynchronous file channels, which unpacks PostgreSQL: it gives its threads no name. */
    private static boolean servesAsynchronousFiles(Thread thread) {
        return thread.isDaemon()
                && UNNAMED.matcher(thread.getName()).matches()
                && Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(ThreadPoolExecutor.class.getName()));
    }
}
