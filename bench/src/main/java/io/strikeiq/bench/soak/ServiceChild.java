package io.strikeiq.bench.soak;

import io.strikeiq.bench.load.OwnFlags;
import io.strikeiq.service.StrikeIq;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command of the service in a process of its own, looked at from outside. Linux only. */
public final class ServiceChild implements AutoCloseable {
    private static final Pattern HEAP = Pattern.compile("(?:heap|generation)\\s+total \\d+K, used (\\d+)K");
    private static final long PATIENCE_SECONDS = 120;
    /** What is on its way through the service, such as a file that is being written, is not what it holds. */
    private static final int LOOKS = 3;

    private static final long REST = TimeUnit.MILLISECONDS.toNanos(300);

    private final Process process;

    /**
     * Starts a command; what it says goes to a file. Its JVM keeps nothing that it may drop, and glibc gives all threads one arena,
     * so that memory and mappings are what the service holds.
     */
    public ServiceChild(Path output, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java("java")));
        command.addAll(OwnFlags.withoutTuning());
        command.addAll(List.of(
                "-XX:-UseDynamicNumberOfCompilerThreads",
                "-XX:+UseSerialGC",
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                StrikeIq.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        process = start(builder);
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILURE, "cannot start " + builder.command().get(0) + ": " + e, e);
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Kills it without notice. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Asks it to end in order, and returns its exit code. */
    public int stop() {
        process.destroy();
        return exitCode();
    }

    /** Waits for its end. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new UserException(ExitCode.FAILURE, "the service does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Seconds of processor time so far, of all its threads. */
    double processorSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(spent -> spent.toNanos() / 1e9)
                .orElse(Double.NaN);
    }

    /** What it holds now, after a full collection: of each the least of some looks. */
    Evening evening(int day, int number, Fault fault) {
        Evening least = look(day, number, fault);
        for (int i = 1; i < LOOKS; i++) {
            LockSupport.parkNanos(REST);
            least = least.least(look(day, number, fault));
        }
        return least;
    }

    private Evening look(int day, int number, Fault fault) {
        control("GC.run");
        return new Evening(day, number, fault, heap(), count("task"), count("fd") - sockets(), sockets(), mappings());
    }

    private int sockets() {
        try (Stream<Path> descriptors = Files.list(proc("fd"))) {
            return (int) descriptors.filter(ServiceChild::isSocket).count();
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot read " + proc("fd") + ": " + e.getMessage(), e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            // It was closed meanwhile.
            return false;
        }
    }

    private long heap() {
        Matcher used = HEAP.matcher(control("GC.heap_info"));
        long kibibytes = 0;
        while (used.find()) {
            kibibytes += Long.parseLong(used.group(1));
        }
        return kibibytes << 10;
    }

    private String control(String what) {
        Process jcmd = start(new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), what));
        try {
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "the service cannot be looked at: " + e.getMessage(), e);
        }
    }

    private Path proc(String name) {
        return Path.of("/proc", Long.toString(process.pid()), name);
    }

    private int count(String name) {
        try (Stream<Path> all = Files.list(proc(name))) {
            return (int) all.count();
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot read " + proc(name) + ": " + e.getMessage(), e);
        }
    }

    private int mappings() {
        try {
            return Mappings.count(Files.readAllLines(proc("maps"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot read " + proc("maps") + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
