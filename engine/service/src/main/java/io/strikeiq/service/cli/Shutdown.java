package io.strikeiq.service.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The way from a termination signal to an ordered end: the signal asks the command to stop, which then drains, closes
 * and flushes on its own threads and ends with its own exit code. A second signal, or a command that takes too long,
 * ends the process at once.
 *
 * <p>A command that does not {@link #arm} it dies at once, as any program does.
 */
public final class Shutdown {
    private final StopRequest stop = new StopRequest();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Consumer<Runnable> signals;
    private final Runnable interrupts;

    /** The shutdown of this process. */
    public Shutdown() {
        this(TerminationSignals::handle, TerminationSignals::leaveInterrupts);
    }

    /**
     * @param signals takes what is to be run at a termination signal
     */
    public Shutdown(Consumer<Runnable> signals) {
        this(signals, () -> {});
    }

    private Shutdown(Consumer<Runnable> signals, Runnable interrupts) {
        this.signals = signals;
        this.interrupts = interrupts;
    }

    /**
     * From now on a termination signal asks for a stop.
     *
     * @param deadline nanoseconds that the command then has to end; behind it the process ends with {@link
     *     ExitCode#FORCED}
     */
    public StopRequest arm(long deadline) {
        signals.accept(() -> onSignal(deadline));
        return stop;
    }

    /** From now on Ctrl-C is for the program that has this one's terminal, which it reaches too. */
    public void leaveInterrupts() {
        interrupts.run();
    }

    private void onSignal(long deadline) {
        if (stop.isRequested()) {
            Runtime.getRuntime().halt(ExitCode.FORCED);
        }
        stop.request();
        Thread watch = new Thread(() -> watch(deadline), "strikeiq-shutdown");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch(long deadline) {
        try {
            if (!finished.await(deadline, TimeUnit.NANOSECONDS)) {
                Runtime.getRuntime().halt(ExitCode.FORCED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has ended and all its output is written. */
    public void finished() {
        finished.countDown();
    }
}
