package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.journal.JournalRecord.RunChange;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes one batch within a transaction: its rows and the journal index that they reach. Rows that are refused are found
 * by halving under savepoints, and written to the dead letters with the reason; the others go through.
 */
final class BatchTransaction {
    private final RunTransaction transaction;
    private long refusedRows;
    private long refusedChanges;

    BatchTransaction(RunTransaction transaction) {
        this.transaction = transaction;
    }

    /** What is done under a savepoint. */
    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }

    /** Writes the batch; the caller commits. */
    BatchOutcome write(Batch batch) throws SQLException {
        for (LocalDate day : batch.days()) {
            transaction.makePartitions(day);
        }
        for (RunChange change : batch.runChanges()) {
            SQLException refusal = attempt(() -> transaction.changeRun(change));
            if (refusal != null) {
                transaction.bury(new DeadLetter(change.index(), "runs", change.toString(), refusal));
                refusedChanges++;
            }
        }
        for (Table table : Table.values()) {
            copy(batch.rows(table));
        }
        transaction.movePosition(batch.end());
        return new BatchOutcome(batch.rowCount() - refusedRows, refusedRows + refusedChanges);
    }

    private void copy(List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        SQLException refusal = attempt(() -> transaction.copy(rows));
        if (refusal != null) {
            divide(rows, refusal);
        }
    }

    private void divide(List<Row> rows, SQLException refusal) throws SQLException {
        if (rows.size() == 1) {
            Row row = rows.get(0);
            transaction.bury(new DeadLetter(row.journalIndex(), row.table().tableName(), row.text(), refusal));
            refusedRows++;
            return;
        }
        int half = rows.size() / 2;
        copy(rows.subList(0, half));
        copy(rows.subList(half, rows.size()));
    }

    /** Does some work, or undoes it and returns why it was refused. */
    private SQLException attempt(Work work) throws SQLException {
        Savepoint before = transaction.savepoint();
        try {
            work.run();
            transaction.release(before);
            return null;
        } catch (SQLException e) {
            if (!Refusal.isOf(e)) {
                throw e;
            }
            transaction.rollback(before);
            return e;
        }
    }
}
