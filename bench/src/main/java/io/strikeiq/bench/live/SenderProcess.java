package io.strikeiq.bench.live;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link LiveSender} in a JVM of its own. */
final class SenderProcess implements AutoCloseable {
    private final Process process;

    SenderProcess(int port, double rate, long count, LiveSettings settings, long behindOpening) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                LiveSender.class.getName()));
        command.addAll(List.of(
                Integer.toString(port),
                Double.toString(rate),
                Long.toString(count),
                Integer.toString(settings.contracts()),
                Integer.toString(settings.loopTicks()),
                Long.toString(behindOpening)));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "the sender cannot be started: " + e.getMessage(), e);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for its end and gives the ticks per second that it reached. */
    double rate() {
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            if (process.waitFor() != 0 || line == null) {
                throw new UserException(ExitCode.FAILURE, "the sender failed with exit code " + process.exitValue());
            }
            return Double.parseDouble(line);
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
