package io.strikeiq.bench.watch;

import io.strikeiq.bench.load.OwnJvm;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongSupplier;

/** The process that asks and listens, and what who sends to it spends while it counts. */
final class LoadProcess {
    private final Process process;
    private final LongSupplier spent;
    private final Thread thread;
    private volatile String line;
    private volatile long processorTime;

    private LoadProcess(Process process, LongSupplier spent) {
        this.process = process;
        this.spent = spent;
        this.thread = new Thread(this::follow, "bench-client");
        thread.setDaemon(true);
    }

    /**
     * Starts it.
     *
     * @param spent processor time of who sends so far, in nanoseconds
     * @param arguments of {@link LoadClient}
     */
    static LoadProcess start(LongSupplier spent, List<String> arguments) throws IOException {
        List<String> flags = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        LoadProcess started = new LoadProcess(
                new ProcessBuilder(OwnJvm.command(flags, LoadClient.class, arguments))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start(),
                spent);
        started.thread.start();
        return started;
    }

    private void follow() {
        try (BufferedReader out = process.inputReader()) {
            if (LoadClient.BEGINS.equals(out.readLine())) {
                long before = spent.getAsLong();
                line = out.readLine();
                processorTime = spent.getAsLong() - before;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it printed at its end, word by word. */
    String[] words() throws InterruptedException {
        thread.join();
        if (process.waitFor() != 0 || line == null) {
            throw new UserException(ExitCode.FAILURE, "the client failed with exit code " + process.exitValue());
        }
        return line.split(" ", -1);
    }

    /** Nanoseconds of processor time that who sends has spent while the client counted; after its end. */
    long processorTime() {
        return processorTime;
    }
}
