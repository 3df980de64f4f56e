package io.strikeiq.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A second JVM with the classes and, unless told otherwise, the flags of this one, to be killed. */
public final class ChildJvm implements AutoCloseable {
    private static final ClassArchive ARCHIVE = new ClassArchive(
            "children",
            List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Dstrikeiq.programs=" + System.getProperty("strikeiq.programs", "")),
            ChildJvm::rehearsal);

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    public static ChildJvm start(Class<?> main, Object... arguments) {
        return start(true, main, arguments);
    }

    public static ChildJvm startWithoutFlags(Class<?> main, Object... arguments) {
        return start(false, main, arguments);
    }

    private static ChildJvm start(boolean flags, Class<?> main, Object... arguments) {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("-Duser.") || each.startsWith("-Dfaults.") || (flags && isFlag(each)))
                .toList();
        List<String> rest = new ArrayList<>(List.of(main.getName()));
        Stream.of(arguments).map(Object::toString).forEach(rest::add);
        try {
            return new ChildJvm(new ProcessBuilder(ARCHIVE.command(options, rest))
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> rehearsal(Path folder) {
        List<String> command = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(ChildJvm::isFlag)
                .toList());
        command.addAll(List.of(ChildRehearsal.class.getName(), folder.toString()));
        return command;
    }

    private static boolean isFlag(String argument) {
        return argument.startsWith("--add-")
                || argument.startsWith("--enable-native")
                || argument.startsWith("--sun-misc");
    }

    /** Reads lines until one begins with a prefix, and returns the rest of it. */
    public String await(String prefix) {
        StringBuilder others = new StringBuilder();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(prefix)) {
                    return line.substring(prefix.length()).strip();
                }
                others.append(line).append('\n');
            }
            throw new AssertionError("child ended without '" + prefix + "':\n" + others);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a child that waits on its standard input go on. */
    public void tell() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends its standard input, so that it waits there no more. */
    public void letRun() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that is left of its output. */
    public String rest() {
        return String.join("\n", output.lines().toList());
    }

    /** SIGKILL: no shutdown hook, no finally block. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    public long pid() {
        return process.pid();
    }

    public int exitCode() {
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException("child does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
