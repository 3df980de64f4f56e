package io.strikeiq.service.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far a long job is: a bar that is redrawn on a terminal, a plain line every few seconds elsewhere. Work that
 * is over within two seconds shows nothing. To be used by one thread.
 */
public final class Progress implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final long QUIET = 2 * SECOND;
    private static final long REDRAW = SECOND / 4;
    private static final long LINE = 5 * SECOND;
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final String what;
    private final String unit;
    private final long total;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final long startedAt;
    private long nextAt;
    private boolean shown;

    Progress(PrintWriter out, String what, String unit, long total, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.what = what;
        this.unit = unit;
        this.total = total;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
        this.nextAt = startedAt + QUIET;
    }

    /** Reports that {@code done} units are done; cheap enough to be called every few thousand units. */
    public void at(long done) {
        long now = nanoTime.getAsLong();
        if (now - nextAt < 0) {
            return;
        }
        nextAt = now + (terminal ? REDRAW : LINE);
        shown = true;
        String line = line(done, now - startedAt);
        if (terminal) {
            out.print("\r\033[2K" + line);
        } else {
            out.println(line);
        }
        out.flush();
    }

    private String line(long done, long elapsed) {
        double rate = done / (elapsed / (double) SECOND);
        StringBuilder line = new StringBuilder(what).append(' ');
        if (total > 0) {
            double share = Math.min(1, done / (double) total);
            if (terminal) {
                int full = (int) (share * WIDTH);
                line.append('[')
                        .append("#".repeat(full))
                        .append(".".repeat(WIDTH - full))
                        .append("] ");
            }
            line.append(String.format(Locale.ROOT, "%3.0f %%, ", 100 * share));
        }
        line.append(String.format(Locale.ROOT, "%,d %s, %,.0f/s", done, unit, rate));
        if (total > 0 && rate > 0) {
            line.append(", ").append(eta((long) ((total - done) / rate))).append(" left");
        }
        return line.toString();
    }

    private static String eta(long seconds) {
        return seconds < 60 ? seconds + " s" : String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60);
    }

    /** Removes the bar from a terminal. */
    @Override
    public void close() {
        if (shown && terminal) {
            out.print("\r\033[2K");
            out.flush();
        }
    }
}
