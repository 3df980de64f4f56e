package io.strikeiq.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.RunChange;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import io.strikeiq.persistence.json.RecordMapper;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** Makes outputs of the records of a run's signal journal. One thread. */
final class OutputRecords {
    static final String SIGNALS = "signals";
    static final String SNAPSHOTS = "snapshots";
    static final String OUTCOMES = "outcomes";

    private final ObjectMapper json = RecordMapper.create();
    private final String runId;

    OutputRecords(String runId) {
        this.runId = runId;
    }

    /**
     * The output of a record, empty for the start and the end of a run, and for a chain of which nothing is listed.
     *
     * @param bytes the record as it is in the journal, which is the value then; null for JSON
     */
    Optional<Output> of(JournalRecord record, byte[] bytes) {
        if (record instanceof RunChange || record.rows() == 0) {
            return Optional.empty();
        }
        OutputValue value = value(record);
        return Optional.of(new Output(
                kind(record),
                record.underlying(),
                value.id(),
                record.index(),
                record.tickSequence(),
                ByteBuffer.wrap(bytes == null ? json(value) : bytes)));
    }

    private OutputValue value(JournalRecord record) {
        if (record instanceof SignalEmitted signal) {
            return SignalOutput.of(runId, signal);
        } else if (record instanceof SignalScored scored) {
            return OutcomeOutput.of(runId, scored);
        } else if (record instanceof MarketSnapshotTaken market) {
            return MarketOutput.of(runId, market);
        }
        return ChainOutput.of(runId, (ChainSnapshotTaken) record);
    }

    private static String kind(JournalRecord record) {
        if (record instanceof SignalEmitted) {
            return SIGNALS;
        }
        return record instanceof SignalScored ? OUTCOMES : SNAPSHOTS;
    }

    private byte[] json(OutputValue value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + value.id(), e);
        }
    }

    static Instant instant(long nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }
}
