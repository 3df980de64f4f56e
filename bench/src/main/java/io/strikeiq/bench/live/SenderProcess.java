package io.strikeiq.bench.live;

import io.strikeiq.bench.load.OwnJvm;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** A {@link LiveSender} or {@link FrameSender} in a JVM of its own. */
final class SenderProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    /**
     * Starts one.
     *
     * @param main what it runs
     */
    SenderProcess(Class<?> main, List<String> arguments) {
        List<String> flags = List.of("-XX:TieredStopAtLevel=1", "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");
        try {
            process = new ProcessBuilder(OwnJvm.command(flags, main, arguments))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            out = process.inputReader();
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "the sender cannot be started: " + e.getMessage(), e);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for a line that it prints. */
    String line() {
        try {
            String line = out.readLine();
            if (line == null) {
                throw new UserException(ExitCode.FAILURE, "the sender failed with exit code " + process.waitFor());
            }
            return line;
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "the sender cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether a line of it can be read without waiting. */
    boolean hasLine() {
        try {
            return out.ready();
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "the sender cannot be read: " + e.getMessage(), e);
        }
    }

    /** Waits for the ticks per second that it reached, and for its end. */
    double rate() {
        double rate = Double.parseDouble(line());
        try {
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                throw new UserException(ExitCode.FAILURE, "the sender failed with exit code " + process.exitValue());
            }
            return rate;
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "the sender cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
