package io.strikeiq.service.run;

import io.strikeiq.persistence.ClassArchive;
import io.strikeiq.service.SmallSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The service in a process of its own. */
public final class ServiceProcess implements AutoCloseable {
    private static final ClassArchive ARCHIVE = new ClassArchive("service", flags(), ServiceProcess::rehearsal);

    private final Process process;
    private final BufferedReader out;
    private final Path err;
    private final StringBuilder read = new StringBuilder();

    private ServiceProcess(Process process, Path err) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.err = err;
    }

    /** Starts a command; what it says on standard error goes to a file in the folder. */
    public static ServiceProcess start(Path folder, Object... arguments) throws IOException {
        return start(List.of(), Map.of(), List.of(), folder, "io.strikeiq.service.StrikeIq", arguments);
    }

    /** What starts the program, for who starts it himself: its arguments follow. */
    static List<String> command() throws IOException {
        return ARCHIVE.command(List.of(), List.of("io.strikeiq.service.StrikeIq"));
    }

    /** Starts a command at the head of a process group of its own, as a terminal does. */
    static ServiceProcess startGroup(Path folder, Object... arguments) throws IOException {
        return start(List.of("setsid"), Map.of(), List.of(), folder, "io.strikeiq.service.StrikeIq", arguments);
    }

    /** Starts a command at a time of day. */
    static ServiceProcess startAt(Instant time, Path folder, Object... arguments) throws IOException {
        List<Object> all = new ArrayList<>(List.of(time));
        all.addAll(List.of(arguments));
        return start(List.of(), Map.of(), List.of(), folder, ServiceAt.class.getName(), all.toArray());
    }

    /** Starts a command with further variables of the environment and options of the JVM. */
    static ServiceProcess startIn(
            Map<String, String> environment, List<String> options, Path folder, Object... arguments)
            throws IOException {
        return start(List.of(), environment, options, folder, "io.strikeiq.service.StrikeIq", arguments);
    }

    /** Starts a command by another program, which is given it, with further variables of the environment. */
    static ServiceProcess startBy(
            List<String> program, Map<String, String> environment, Path folder, Object... arguments)
            throws IOException {
        return start(program, environment, List.of(), folder, "io.strikeiq.service.StrikeIq", arguments);
    }

    private static ServiceProcess start(
            List<String> before,
            Map<String, String> environment,
            List<String> options,
            Path folder,
            String main,
            Object... arguments)
            throws IOException {
        List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("-Duser."))
                .collect(Collectors.toCollection(ArrayList::new));
        flags.addAll(options);
        List<String> rest = new ArrayList<>(List.of(main));
        Stream.of(arguments).map(Object::toString).forEach(rest::add);
        List<String> command = new ArrayList<>(before);
        command.addAll(ARCHIVE.command(flags, rest));
        Path err = Files.createTempFile(folder, "stderr", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new ServiceProcess(builder.start(), err);
    }

    /** What every service that tests start has in common. */
    private static List<String> flags() {
        return List.of(
                "@" + root().resolve("config/jvm.args"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dstrikeiq.log.own=true",
                "-Dstrikeiq.programs=" + System.getProperty("strikeiq.programs", ""));
    }

    /** A session from its config to its database. */
    private static List<String> rehearsal(Path folder) {
        Path config = new SmallSession(folder.resolve("session")).config("consoleRate: 1");
        return List.of("io.strikeiq.service.StrikeIq", "run", config.toString());
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("engine/core"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Reads the output up to a line; fails when the process ends before it. */
    void awaitLine(Predicate<String> wanted) {
        if (!meetsLine(wanted)) {
            throw new AssertionError("the process ended before the line came\n" + said());
        }
    }

    /** Reads the output up to a line; false when the process ends before it. */
    boolean meetsLine(Predicate<String> wanted) {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                read.append(line).append(System.lineSeparator());
                if (wanted.test(line)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until something stands on standard error; fails when the process ends before it. */
    void awaitSaid(String text) throws Exception {
        while (!errors().contains(text)) {
            if (awaitEnd(50) && !errors().contains(text)) {
                throw new AssertionError("the process ended before it said '" + text + "'\n" + said());
            }
        }
    }

    long pid() {
        return process.pid();
    }

    /** A termination signal; by its handle, so that the output can be read to its end. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** A signal that no process can handle. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Reads the rest of the output and gives the exit code. */
    public int await() throws Exception {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            read.append(line).append(System.lineSeparator());
        }
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            throw new AssertionError("the process does not end\n" + said());
        }
        return process.exitValue();
    }

    /** Waits for the end of the process for some milliseconds; true when it has come. What it prints must be little. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** What the process has said so far. */
    public String said() {
        return read + errors();
    }

    /** A line that is being written may end in the middle of a character. */
    private String errors() {
        try {
            return new String(Files.readAllBytes(err), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process; nothing of it is at work, and none of its locks is held, once this returns. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
