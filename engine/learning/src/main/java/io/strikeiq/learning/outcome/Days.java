package io.strikeiq.learning.outcome;

import java.time.LocalDate;

/** Days and hours of event time, in UTC. */
public final class Days {
    public static final long HOUR = 3_600_000_000_000L;
    public static final long DAY = 24 * HOUR;

    private Days() {}

    /** Days since the epoch. */
    public static long of(long time) {
        return Math.floorDiv(time, DAY);
    }

    /** 0 to 23. */
    public static int hour(long time) {
        return (int) (Math.floorMod(time, DAY) / HOUR);
    }

    /** ISO date of a day. */
    public static String date(long day) {
        return LocalDate.ofEpochDay(day).toString();
    }
}
