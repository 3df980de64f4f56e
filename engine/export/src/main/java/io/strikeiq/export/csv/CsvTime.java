package io.strikeiq.export.csv;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Writes times as {@code 2026-01-05T03:45:00.000000000Z}; the day is made once for all times of it. */
final class CsvTime {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;

    private long day = Long.MIN_VALUE;
    private byte[] date = {};

    /** Puts a time into a buffer and returns the offset after it. */
    int put(long nanos, byte[] buffer, int at) {
        long of = Math.floorDiv(nanos, DAY);
        if (of != day) {
            day = of;
            date = LocalDate.ofEpochDay(of).toString().getBytes(StandardCharsets.US_ASCII);
        }
        long inDay = nanos - of * DAY;
        int seconds = (int) (inDay / SECOND);
        System.arraycopy(date, 0, buffer, at, date.length);
        int next = at + date.length;
        buffer[next] = 'T';
        digits(seconds / 3600, 2, buffer, next + 1);
        buffer[next + 3] = ':';
        digits(seconds / 60 % 60, 2, buffer, next + 4);
        buffer[next + 6] = ':';
        digits(seconds % 60, 2, buffer, next + 7);
        buffer[next + 9] = '.';
        digits((int) (inDay % SECOND), 9, buffer, next + 10);
        buffer[next + 19] = 'Z';
        return next + 20;
    }

    private static void digits(int value, int count, byte[] buffer, int at) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
