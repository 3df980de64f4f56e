package io.strikeiq.imports;

import io.strikeiq.core.event.TickType;
import java.util.Comparator;

/**
 * A tick that waits for its place among those of its day.
 *
 * @param phase its place around the session's bounds
 * @param rank its place among ticks of the same time, by the importer
 * @param received when it was received, in nanoseconds since the epoch
 * @param a first value of the type, such as a price or a bid; the others follow, {@code NaN} where there is none
 * @param levels of a depth tick, null of others
 */
record DayTick(
        long time,
        DayTicks.Phase phase,
        int rank,
        int id,
        TickType type,
        long received,
        double a,
        double b,
        double c,
        double d,
        double e,
        double f,
        DepthLevels levels) {
    /** Ticks that are equal by it keep the order in which they were added. */
    static final Comparator<DayTick> ORDER = Comparator.comparingLong(DayTick::time)
            .thenComparing(DayTick::phase)
            .thenComparingInt(DayTick::rank)
            .thenComparingInt(DayTick::id);
}
