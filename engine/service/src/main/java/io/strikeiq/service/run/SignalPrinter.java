package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Prints signals as they pass to the next drain: a burst at first, then a limited number each second. The drain's thread formats and queues;
 * a thread of its own prints, so that a slow console never holds up the journal.
 */
final class SignalPrinter implements OutboundDrain, AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final int BURST_SECONDS = 10;
    private static final String END = "";
    private static final String THREAD_NAME = "strikeiq-console";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final OutboundDrain next;
    private final PrintWriter out;
    private final int rate;
    private final long shownUpTo;
    private final LongSupplier nanoTime;
    private final BlockingQueue<String> lines;
    private final Thread printer;
    private final AtomicLong printed = new AtomicLong();
    private volatile Throwable failure;
    private double allowance;
    private long lastRefill;
    private long hidden;

    /**
     * @param rate lines in one second over time; a burst may be ten times that
     * @param shownUpTo sequence up to which the signals were shown before
     */
    SignalPrinter(OutboundDrain next, PrintWriter out, int rate, long shownUpTo, LongSupplier nanoTime) {
        this.shownUpTo = shownUpTo;
        this.next = next;
        this.out = out;
        this.rate = rate;
        this.nanoTime = nanoTime;
        this.lines = new ArrayBlockingQueue<>(2 * BURST_SECONDS * rate + 1);
        this.allowance = (double) BURST_SECONDS * rate;
        this.lastRefill = nanoTime.getAsLong();
        this.printer = new Thread(this::print, THREAD_NAME);
        printer.setDaemon(true);
        printer.start();
    }

    @Override
    public void onSignal(Signal signal) {
        next.onSignal(signal);
        if (signal.tickSequence > shownUpTo) {
            show(signal);
        }
    }

    private void show(Signal signal) {
        long now = nanoTime.getAsLong();
        allowance = Math.min((double) BURST_SECONDS * rate, allowance + rate * ((now - lastRefill) / (double) SECOND));
        lastRefill = now;
        if (allowance < 1 || !lines.offer(line(signal))) {
            hidden++;
        } else {
            allowance--;
        }
    }

    @Override
    public void onMarketSnapshot(MarketSnapshot snapshot) {
        next.onMarketSnapshot(snapshot);
    }

    @Override
    public void onChainSnapshot(ChainSnapshot snapshot) {
        next.onChainSnapshot(snapshot);
    }

    @Override
    public void onIdle() {
        next.onIdle();
    }

    /** The thread that prints. */
    Worker worker() {
        return new Worker(THREAD_NAME, printed::get, () -> lines.isEmpty() ? null : "lines wait", () -> failure);
    }

    static String line(Signal signal) {
        Instant time = Instant.ofEpochSecond(signal.time / SECOND, signal.time % SECOND);
        return String.format(
                Locale.ROOT,
                "%s  %-12s %-6s %-22s strength %.2f  confidence %.2f  spot %.2f%s",
                TIME.format(time),
                signal.underlying,
                direction(signal.direction),
                signal.type.name(),
                signal.strength,
                signal.confidence,
                signal.spot,
                Double.isNaN(signal.level) ? "" : String.format(Locale.ROOT, "  level %.2f", signal.level));
    }

    /** The word too, for those who search the output. */
    private static String direction(Direction direction) {
        return switch (direction) {
            case UP -> "▲ UP";
            case DOWN -> "▼ DOWN";
            case NONE -> "•";
        };
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
    }
}
