package io.strikeiq.service.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The service in a process of its own. */
final class ServiceProcess implements AutoCloseable {
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
    static ServiceProcess start(Path folder, Object... arguments) throws IOException {
        return start(List.of(), folder, arguments);
    }

    /** Starts a command at the head of a process group of its own, as a terminal does. */
    static ServiceProcess startGroup(Path folder, Object... arguments) throws IOException {
        return start(List.of("setsid"), folder, arguments);
    }

    private static ServiceProcess start(List<String> before, Path folder, Object... arguments) throws IOException {
        Path jvmArguments = root().resolve("config/jvm.args");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + jvmArguments,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=logback.xml",
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath,
                "io.strikeiq.service.StrikeIq"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path err = Files.createTempFile(folder, "stderr", ".txt");
        return new ServiceProcess(
                new ProcessBuilder(command).redirectError(err.toFile()).start(), err);
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
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                read.append(line).append(System.lineSeparator());
                if (wanted.test(line)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("the process ended before the line came\n" + said());
    }

    /** Waits until something stands on standard error; fails when the process ends before it. */
    void awaitSaid(String text) throws Exception {
        while (!Files.readString(err).contains(text)) {
            if (awaitEnd(50) && !Files.readString(err).contains(text)) {
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
    int await() throws Exception {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            read.append(line).append(System.lineSeparator());
        }
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end\n" + said());
        }
        return process.exitValue();
    }

    /** Waits for the end of the process for some milliseconds; true when it has come. What it prints must be little. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** What the process has said so far. */
    String said() {
        try {
            return read + Files.readString(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
