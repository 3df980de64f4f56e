package io.strikeiq.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second JVM with the classes and, unless told otherwise, the flags of this one, to be killed. */
public final class ChildJvm implements AutoCloseable {
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
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (flags) {
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(a ->
                            a.startsWith("--add-") || a.startsWith("--enable-native") || a.startsWith("--sun-misc"))
                    .forEach(command::add);
        }
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-Duser."))
                .forEach(command::add);
        command.add("-Dstrikeiq.programs=" + System.getProperty("strikeiq.programs", ""));
        command.add("-Xshare:auto");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            return new ChildJvm(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
