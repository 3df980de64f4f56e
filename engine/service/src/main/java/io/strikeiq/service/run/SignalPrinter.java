package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PassingDrain;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.service.config.ConsoleSettings;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Prints signals as they pass to the next drain: a burst at first, then a limited number each second. The drain's thread formats and queues;
 * a thread of its own prints, so that a slow console never holds up the journal.
 */
final class SignalPrinter extends PassingDrain implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final int BURST_SECONDS = 10;
    private static final String END = "";
    private static final String THREAD_NAME = "strikeiq-console";
    /** An engine that gives few signals is seen beside those that give many. */
    private static final int SHOWN_OF_EACH_ENGINE = 5;

    private static final String HOLD = "_HOLD";

    private final PrintWriter out;
    private final int rate;
    private final boolean holds;
    private final SignalLine line;
    private final Map<String, Integer> shownOfEngine = new HashMap<>();
    private final long shownUpTo;
    private final LongSupplier nanoTime;
    private final BlockingQueue<String> lines;
    private final Thread printer;
    private final AtomicLong printed = new AtomicLong();
    private volatile Throwable failure;
    private double allowance;
    private long lastRefill;
    private long hidden;
    private long hiddenHolds;

    /**
     * @param console lines in one second over time, a burst may be ten times that; whether votes to hold are shown
     * @param shownUpTo sequence up to which the signals were shown before
     */
    SignalPrinter(OutboundDrain next, PrintWriter out, ConsoleSettings console, long shownUpTo, LongSupplier nanoTime) {
        super(next);
        this.shownUpTo = shownUpTo;
        this.out = out;
        this.rate = console.rate();
        this.holds = console.holds();
        this.line = new SignalLine(console.zone());
        this.nanoTime = nanoTime;
        this.lines = new ArrayBlockingQueue<>(2 * BURST_SECONDS * rate + 101);
        this.allowance = (double) BURST_SECONDS * rate;
        this.lastRefill = nanoTime.getAsLong();
        this.printer = new Thread(this::print, THREAD_NAME);
        printer.setDaemon(true);
        printer.start();
    }

    @Override
    public void onSignal(Signal signal) {
        super.onSignal(signal);
        if (signal.tickSequence > shownUpTo) {
            show(signal);
        }
    }

    private void show(Signal signal) {
        if (!holds && signal.type.name().endsWith(HOLD)) {
            hiddenHolds++;
            return;
        }
        long now = nanoTime.getAsLong();
        allowance = Math.min((double) BURST_SECONDS * rate, allowance + rate * ((now - lastRefill) / (double) SECOND));
        lastRefill = now;
        int ofEngine = shownOfEngine.getOrDefault(signal.engine, 0);
        boolean allowed = allowance >= 1 || ofEngine < SHOWN_OF_EACH_ENGINE;
        if (!allowed || !lines.offer(line.of(signal))) {
            hidden++;
        } else {
            shownOfEngine.put(signal.engine, ofEngine + 1);
            allowance = Math.max(0, allowance - 1);
        }
    }

    /** The thread that prints. */
    Worker worker() {
        return new Worker(THREAD_NAME, printed::get, () -> lines.isEmpty() ? null : "lines wait", () -> failure);
    }

    private void print() {
        try {
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                out.println(line);
                printed.incrementAndGet();
                if (lines.isEmpty()) {
                    out.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            failure = e;
        }
        out.flush();
    }

    /** Prints what is queued and says how many signals were not shown; to be called when the pipeline has stopped. */
    @Override
    public void close() {
        try {
            lines.offer(END, 10, TimeUnit.SECONDS);
            printer.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (hidden > 0) {
            out.printf(Locale.ROOT, "and %,d signals not shown here; all are in the journal%n", hidden);
            out.flush();
        }
        if (hiddenHolds > 0) {
            out.printf(Locale.ROOT, "and %,d votes to HOLD; run.consoleHolds: true shows them%n", hiddenHolds);
            out.flush();
        }
    }
}
