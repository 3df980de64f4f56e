package io.strikeiq.persistence.journal;

import java.util.List;
import java.util.Map;

/**
 * What a journal holds.
 *
 * @param info what its first record says of it
 * @param schemaVersion version of the schema it was begun with
 * @param records records but the first
 * @param recordsByType counts by type of record, in the order of their first
 * @param recordsByUnderlying counts by symbol of the underlying, in the order of their first
 * @param firstTime earliest event time in nanoseconds since the epoch, 0 when there is none
 * @param lastTime latest event time in nanoseconds since the epoch, 0 when there is none
 * @param longestGaps the longest times without a record, longest first
 * @param timeReversals records whose event time is before that of an earlier one
 * @param lastGoodIndex journal index of the last good record, −1 when there is none
 * @param incompleteTail whether a writer died in the middle of the record behind it; the next writer removes that
 * @param complete whether it has its last record: a recording that is whole, a run that has ended
 * @param damage what is wrong behind the last good record, or null
 */
public record JournalReport(
        JournalKind kind,
        JournalInfo info,
        int schemaVersion,
        long records,
        Map<String, Long> recordsByType,
        Map<String, Long> recordsByUnderlying,
        long firstTime,
        long lastTime,
        List<Gap> longestGaps,
        long timeReversals,
        long lastGoodIndex,
        boolean incompleteTail,
        boolean complete,
        String damage) {

    /**
     * A time without a record.
     *
     * @param index the record behind it
     * @param from event time of the record before it, nanoseconds since the epoch
     * @param nanos its length
     */
    public record Gap(long index, long from, long nanos) {}

    public boolean isDamaged() {
        return damage != null;
    }
}
