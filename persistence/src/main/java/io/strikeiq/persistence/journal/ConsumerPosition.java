package io.strikeiq.persistence.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * How far one of those that follow a journal is.
 *
 * @param consumer name, unique among those that follow the journal
 * @param index journal index of the last record that it has done with, −1 before the first
 * @param updatedAt when the position last moved
 */
public record ConsumerPosition(String consumer, long index, Instant updatedAt) {
    /** Whether it has stood still for so long that it no longer holds the files of the journal. */
    public boolean isDead(Instant now, Duration lag) {
        return updatedAt.plus(lag).isBefore(now);
    }

    /**
     * Up to where all who follow a journal have done with it.
     *
     * @param database where the database is, which holds the journal however long it stands still: what it has not is
     *     nowhere else
     * @param consumers the others, those that are dead included
     */
    public static long reachedByAll(long database, Collection<ConsumerPosition> consumers, Instant now, Duration lag) {
        return consumers.stream()
                .filter(each -> !each.isDead(now, lag))
                .mapToLong(ConsumerPosition::index)
                .reduce(database, Math::min);
    }
}
