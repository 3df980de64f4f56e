package io.strikeiq.service.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The way from a termination signal to an ordered end: the JVM's shutdown hook asks the command to stop, waits while it
 * drains, closes and flushes on its own threads, and ends the process with the command's exit code.
 *
 * <p>A command that does not {@link #arm} it dies at once, as any program does.
 */
public final class Shutdown {
    private final StopRequest stop = new StopRequest();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Consumer<Thread> hooks;
    private volatile int exitCode = ExitCode.FAILURE;

    /**
     * @param hooks where a thread is registered that runs at a termination signal
     */
    public Shutdown(Consumer<Thread> hooks) {
        this.hooks = hooks;
    }

    /**
     * From now on a termination signal asks for a stop.
     *
     * @param deadline nanoseconds that the command has to end; behind it the process ends with {@link
     *     ExitCode#FAILURE}
     */
    public StopRequest arm(long deadline) {
        hooks.accept(new Thread(() -> stop(deadline), "strikeiq-shutdown"));
        return stop;
    }

    private void stop(long deadline) {
        stop.request();
        try {
            if (!finished.await(deadline, TimeUnit.NANOSECONDS)) {
                exitCode = ExitCode.FAILURE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }

    /** The command has ended and all its output is written. */
    public void finished(int code) {
        exitCode = code;
        finished.countDown();
    }
}
