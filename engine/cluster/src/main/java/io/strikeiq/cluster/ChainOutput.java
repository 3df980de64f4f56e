package io.strikeiq.cluster;

import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.OptionRow;
import java.time.Instant;
import java.util.List;

/**
 * The listed options of an expiry in the topic of snapshots.
 *
 * @param id RUN:EPOCH:TICK:chain:SYMBOL:TIME:EXPIRY:FIRST-INSTRUMENT
 * @param timestamp every tick up to this event time is in the values
 * @param options what was ever said of, units as in the export's table {@code chain}
 */
record ChainOutput(
        String id,
        Instant timestamp,
        String symbol,
        String runId,
        int epoch,
        long tickSequence,
        long journalIndex,
        Instant expiry,
        double spotPrice,
        double forward,
        List<OptionRow> options)
        implements OutputValue {
    static ChainOutput of(String runId, ChainSnapshotTaken chain) {
        int first =
                chain.options().stream().mapToInt(OptionRow::instrumentId).min().orElse(-1);
        return new ChainOutput(
                runId + ":" + chain.epoch() + ":" + chain.tickSequence() + ":chain:" + chain.underlying() + ":"
                        + chain.time() + ":" + chain.expiryTime() + ":" + first,
                OutputRecords.instant(chain.time()),
                chain.underlying(),
                runId,
                chain.epoch(),
                chain.tickSequence(),
                chain.index(),
                OutputRecords.instant(chain.expiryTime()),
                chain.spot(),
                chain.forward(),
                chain.options());
    }
}
