package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.database.DatabaseException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long to wait for a database that is away: twice as long each time, up to some seconds, less a random part so that
 * many writers do not come back at once. Says that it is away, and each further reason once; at growing intervals that it
 * still is; and that it is back.
 */
final class BackOff {
    private static final Logger LOG = LoggerFactory.getLogger(BackOff.class);
    private static final long FIRST_WAIT = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);
    private static final long FIRST_REMINDER = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private final Set<String> toldStates = new HashSet<>();
    private boolean away;
    private long awaySince;
    private long nextReminder;
    private long nextWait = FIRST_WAIT;

    BackOff(LongSupplier nanoTime, RandomGenerator random) {
        this.nanoTime = nanoTime;
        this.random = random;
    }

    /**
     * The database has failed.
     *
     * @param behind journal records that are not in it
     * @return nanoseconds to wait before the next try
     */
    long failed(SQLException failure, long behind) {
        long now = nanoTime.getAsLong();
        if (!away) {
            away = true;
            awaySince = now;
            nextReminder = FIRST_REMINDER;
            toldStates.clear();
        }
        if (toldStates.add(String.valueOf(failure.getSQLState()))) {
            LOG.warn("the database is away, rows wait in the journal: {}", DatabaseException.reason(failure));
        } else if (now - awaySince >= nextReminder) {
            nextReminder = 2 * (now - awaySince);
            LOG.warn(
                    "the database has been away for {}, {} records wait in the journal: {}",
                    time(now - awaySince),
                    behind,
                    DatabaseException.reason(failure));
        }
        long wait = nextWait / 2 + random.nextLong(nextWait / 2 + 1);
        nextWait = Math.min(2 * nextWait, LONGEST_WAIT);
        return wait;
    }

    /**
     * The database has done what it was asked.
     *
     * @param behind journal records that are not in it
     */
    void succeeded(long behind) {
        if (away) {
            away = false;
            nextWait = FIRST_WAIT;
            LOG.info(
                    "the database is back after {}, {} records are to be written",
                    time(nanoTime.getAsLong() - awaySince),
                    behind);
        }
    }

    private static String time(long nanos) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }
}
