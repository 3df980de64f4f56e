package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.OptionRow;
import io.strikeiq.persistence.journal.JournalRecord.RunEnd;
import io.strikeiq.persistence.journal.JournalRecord.RunStart;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rows of one transaction. */
final class Batch {
    private final RowEncoder encoder;
    private final List<Row> rows = new ArrayList<>();
    private final List<JournalRecord> runs = new ArrayList<>();
    private final Set<LocalDate> chainDays = new TreeSet<>();
    private long lastIndex = -1;

    Batch(RowEncoder encoder) {
        this.encoder = encoder;
    }

    /** Adds the rows of a record. */
    void add(JournalRecord record) {
        lastIndex = record.index();
        if (record instanceof SignalEmitted signal) {
            rows.add(encoder.signal(signal));
        } else if (record instanceof MarketSnapshotTaken snapshot) {
            rows.add(encoder.market(snapshot));
        } else if (record instanceof ChainSnapshotTaken snapshot) {
            chainDays.add(LocalDate.ofInstant(CopyText.instant(snapshot.time()), ZoneOffset.UTC));
            for (OptionRow option : snapshot.options()) {
                rows.add(encoder.option(snapshot, option));
            }
        } else if (record instanceof RunStart || record instanceof RunEnd) {
            runs.add(record);
        }
    }

    /** Rows to be copied, in the order of the journal. */
    List<Row> rows() {
        return rows;
    }

    /** Starts and ends of the run. */
    List<JournalRecord> runs() {
        return runs;
    }

    /** Days, UTC, that need a partition. */
    Set<LocalDate> chainDays() {
        return chainDays;
    }

    /** Journal index of the last record, −1 when the batch is empty. */
    long lastIndex() {
        return lastIndex;
    }

    boolean isEmpty() {
        return lastIndex < 0;
    }
}
