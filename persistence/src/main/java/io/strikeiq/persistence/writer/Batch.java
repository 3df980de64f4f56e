package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.OptionRow;
import io.strikeiq.persistence.journal.JournalRecord.RunChange;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The rows of consecutive journal records, to be committed together. */
final class Batch {
    private static final long DAY = 86_400_000_000_000L;
    private final RecordRows rows;
    private final PredictionRows predictions;
    private final Map<Table, List<Row>> byTable = new EnumMap<>(Table.class);
    private final List<RunChange> runChanges = new ArrayList<>();
    private final SortedSet<LocalDate> days = new TreeSet<>();
    private int count;
    private long from;
    private JournalPosition end;

    /** @param committed position of the record before the first */
    Batch(String runId, JournalPosition committed) {
        this.rows = new RecordRows(runId);
        this.predictions = new PredictionRows(runId);
        this.from = committed.index();
        this.end = committed;
        for (Table table : Table.values()) {
            byTable.put(table, new ArrayList<>());
        }
    }

    /** @param checksum of the record */
    void add(JournalRecord record, long checksum) {
        int before = count;
        if (record.rows() > 0) {
            days.add(LocalDate.ofEpochDay(Math.floorDiv(record.time(), DAY)));
        }
        switch (record.kind()) {
            case SIGNAL -> addSignal((SignalEmitted) record);
            case MARKET_SNAPSHOT -> add(rows.of((MarketSnapshotTaken) record));
            case CHAIN_SNAPSHOT -> addChain((ChainSnapshotTaken) record);
            case OUTCOME -> add(rows.of((SignalScored) record));
            case RUN_START, RUN_END -> runChanges.add((RunChange) record);
        }
        if (count - before != record.rows()) {
            throw new IllegalStateException("record " + record.index() + " of kind " + record.kind() + " makes "
                    + record.rows() + " rows, " + (count - before) + " were made");
        }
        end = end.with(record.index(), checksum, record.tickSequence());
    }

    private void addSignal(SignalEmitted signal) {
        add(rows.of(signal));
        if (signal.isPredicted()) {
            add(predictions.of(signal));
        }
        if (signal.isSmartMoneyPredicted()) {
            add(predictions.ofSmartMoney(signal));
        }
    }

    private void addChain(ChainSnapshotTaken snapshot) {
        for (OptionRow option : snapshot.options()) {
            add(rows.of(snapshot, option));
        }
    }

    private void add(Row row) {
        byTable.get(row.table()).add(row);
        count++;
    }

    /** Empties the batch once it is committed. */
    void restart() {
        byTable.values().forEach(List::clear);
        runChanges.clear();
        days.clear();
        count = 0;
        from = end.index();
    }

    boolean isEmpty() {
        return end.index() == from;
    }

    int rowCount() {
        return count;
    }

    List<Row> rows(Table table) {
        return byTable.get(table);
    }

    /** Starts and ends of the run. */
    List<RunChange> runChanges() {
        return runChanges;
    }

    /** UTC days that rows of the batch are of. */
    SortedSet<LocalDate> days() {
        return days;
    }

    /** Journal index that the database must have reached before. */
    long from() {
        return from;
    }

    /** Journal index that the database has reached with the batch. */
    long to() {
        return end.index();
    }

    /** How far the database is with the batch. */
    JournalPosition end() {
        return end;
    }
}
