package io.strikeiq.service.config;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How long what has been stored is kept; ages are in nanoseconds. Nothing goes that is not confirmed, whatever its age.
 *
 * @param signals age of the files of signal journals; 0 for as soon as they are confirmed
 * @param ticks age of the tick journals of live runs that have ended, and of the first files of one that goes on
 * @param checkpoints age of the checkpoints of runs that have ended, from the end on
 * @param runs age of the folders of runs that have ended and of which nothing else is left, from the end on
 * @param database age of rows, by event time
 * @param deadConsumer time after which one that follows a journal and stands still no longer holds its files
 */
public record RetentionSettings(
        long signals, long ticks, long checkpoints, long runs, long database, long deadConsumer) {
    private static final long DAY = 86_400_000_000_000L;

    /**
     * Signal journals until they are stored, checkpoints until their run has ended, all else for ten years, a week for who
     * stands still.
     */
    public static RetentionSettings defaults() {
        return new RetentionSettings(0, 3650 * DAY, 0, 3650 * DAY, 3650 * DAY, 7 * DAY);
    }

    /** The first UTC day of which a file of an age stays. */
    public static LocalDate keepFrom(long age, Instant now) {
        return age == 0 ? LocalDate.MAX : LocalDate.ofInstant(now.minus(Duration.ofNanos(age)), ZoneOffset.UTC);
    }
}
