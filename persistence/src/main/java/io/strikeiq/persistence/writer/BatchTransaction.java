package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.RunEnd;
import io.strikeiq.persistence.journal.JournalRecord.RunStart;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * One transaction: the rows of a batch and the journal index that they reach. The index is read under a row lock first,
 * so that a batch whose commit was sent but never answered is not written twice.
 */
final class BatchTransaction {
    private final Connection connection;
    private final String runId;

    BatchTransaction(Connection connection, String runId) {
        this.connection = connection;
        this.runId = runId;
    }

    /** Journal index that the database has reached, held against other writers; −1 when it has nothing of the run. */
    long lockedIndex() throws SQLException {
        execute("insert into journal_positions (run_id, journal_index) values (?, -1) on conflict do nothing");
        try (PreparedStatement select = connection.prepareStatement(
                "select journal_index from journal_positions where run_id = ? for update")) {
            select.setString(1, runId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Writes the batch; the caller commits. */
    BatchOutcome write(Batch batch) throws SQLException {
        for (LocalDate day : batch.chainDays()) {
            makePartition(day);
        }
        RowCopier copier = new RowCopier(connection, runId);
        for (JournalRecord change : batch.runChanges()) {
            changeRun(change, copier);
        }
        long refusedChanges = copier.deadLetters();
        for (Table table : Table.values()) {
            copier.copy(batch.rows(table));
        }
        try (PreparedStatement update = connection.prepareStatement(
                "update journal_positions set journal_index = ?, updated_at = now() where run_id = ?")) {
            update.setLong(1, batch.to());
            update.setString(2, runId);
            update.executeUpdate();
        }
        long refusedRows = copier.deadLetters() - refusedChanges;
        return new BatchOutcome(batch.rowCount() - refusedRows, copier.deadLetters());
    }

    private void makePartition(LocalDate day) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement("select make_option_chain_partition(?)")) {
            call.setObject(1, day);
            call.execute();
        }
    }

    private void changeRun(JournalRecord change, RowCopier copier) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            if (change instanceof RunStart start) {
                startRun(start);
            } else if (change instanceof RunEnd end) {
                endRun(end);
            }
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            if (!Refusal.isOf(e)) {
                throw e;
            }
            connection.rollback(before);
            copier.bury(change.index(), "runs", change.toString(), e);
        }
    }

    private void startRun(RunStart start) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into runs (id, source, started_at) values (?, ?, ?) on conflict do nothing")) {
            insert.setString(1, runId);
            insert.setString(2, start.source());
            insert.setObject(3, time(start.startedAt()));
            insert.executeUpdate();
        }
    }

    private void endRun(RunEnd end) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update runs set finished_at = ?, ticks = ?,"
                + " signals = ?, state_hash = ?, signal_hash = ? where id = ?")) {
            update.setObject(1, time(end.endedAt()));
            update.setLong(2, end.ticks());
            update.setLong(3, end.signals());
            update.setString(4, String.format("%016x", end.stateHash()));
            update.setString(5, String.format("%016x", end.signalHash()));
            update.setString(6, runId);
            update.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, runId);
            statement.executeUpdate();
        }
    }

    private static OffsetDateTime time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                .atOffset(ZoneOffset.UTC);
    }
}
