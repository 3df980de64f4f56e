package io.strikeiq.cluster;

import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import java.time.Instant;
import java.util.Map;

/**
 * The metrics of an underlying in the topic of snapshots.
 *
 * @param id RUN:EPOCH:TICK:market:SYMBOL:TIME
 * @param timestamp every tick up to this event time is in the values
 * @param metrics by name, NaN for unknown
 */
record MarketOutput(
        String id,
        Instant timestamp,
        String symbol,
        String runId,
        int epoch,
        long tickSequence,
        long journalIndex,
        Map<String, Double> metrics)
        implements OutputValue {
    static MarketOutput of(String runId, MarketSnapshotTaken market) {
        return new MarketOutput(
                runId + ":" + market.epoch() + ":" + market.tickSequence() + ":market:" + market.underlying() + ":"
                        + market.time(),
                OutputRecords.instant(market.time()),
                market.underlying(),
                runId,
                market.epoch(),
                market.tickSequence(),
                market.index(),
                market.metrics());
    }
}
