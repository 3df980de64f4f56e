package io.strikeiq.service.run;

import io.strikeiq.service.cli.StopRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes its checks once a period, on a thread of its own, until it is closed. */
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private final StopRequest stop = new StopRequest();
    private final Thread thread;

    private Watchdog(long period, List<Runnable> checks) {
        this.thread = new Thread(() -> run(period, checks), "strikeiq-watchdog");
        thread.setDaemon(true);
    }

    /**
     * Starts to watch.
     *
     * @param period nanoseconds between two looks
     */
    static Watchdog start(long period, List<Runnable> checks) {
        Watchdog watchdog = new Watchdog(period, checks);
        watchdog.thread.start();
        return watchdog;
    }

    private void run(long period, List<Runnable> checks) {
        while (!stop.await(period)) {
            checks.forEach(Watchdog::check);
        }
    }

    /** One check that fails does not keep the others from being made. */
    private static void check(Runnable check) {
        try {
            check.run();
        } catch (Throwable e) {
            LOG.error("a check of the watchdog failed", e);
        }
    }

    @Override
    public void close() {
        stop.request();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
