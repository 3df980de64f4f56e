package io.strikeiq.bench.latency;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long threads of this process that were ready to run have waited for a core, as the Linux scheduler counts it
 * (second figure of {@code /proc/self/task/TID/schedstat}, nanoseconds). Unknown where there is no such file.
 */
final class CoreWait {
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final Path OWN = Path.of("/proc/thread-self");
    /** The kernel keeps so many characters of a thread's name. */
    private static final int NAME_LENGTH = 15;

    private final List<Path> threads;
    private double before;
    private long startedAt;

    private CoreWait(List<Path> threads) {
        this.threads = threads;
    }

    /** Of the calling thread. */
    static CoreWait ofCaller() {
        try {
            return new CoreWait(List.of(OWN.toRealPath()));
        } catch (IOException e) {
            return new CoreWait(List.of());
        }
    }

    /** Of all threads whose names begin with a prefix. */
    static CoreWait ofThreads(String prefix) {
        String name = prefix.substring(0, Math.min(NAME_LENGTH, prefix.length()));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                if (Files.readString(task.resolve("comm")).startsWith(name)) {
                    found.add(task);
                }
            }
        } catch (IOException e) {
            return new CoreWait(List.of());
        }
        return new CoreWait(found);
    }

    void start() {
        before = waited();
        startedAt = System.nanoTime();
    }

    /** Share of the time since the start, the mean over the threads; {@code NaN} when unknown. */
    double share() {
        return (waited() - before) / (System.nanoTime() - startedAt) / threads.size();
    }

    private double waited() {
        double nanos = threads.isEmpty() ? Double.NaN : 0;
        for (Path thread : threads) {
            nanos += waited(thread);
        }
        return nanos;
    }

    private static double waited(Path thread) {
        try {
            return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ", -1)[1]);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Double.NaN;
        }
    }
}
