package io.strikeiq.service.cli;

import java.time.Instant;
import java.util.Locale;

/** Event times as people read them. */
public final class EventTime {
    private static final long SECOND = 1_000_000_000L;

    private EventTime() {}

    /** ISO 8601, UTC. */
    public static String text(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
                .toString();
    }

    /** A length of time in the unit that suits it. */
    public static String length(long nanos) {
        double seconds = nanos / 1e9;
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.1f ms", seconds * 1e3);
        }
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 7_200
                ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3_600);
    }
}
