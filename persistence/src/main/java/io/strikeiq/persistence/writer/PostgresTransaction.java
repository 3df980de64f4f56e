package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.persistence.journal.JournalRecord.RunChange;
import io.strikeiq.persistence.journal.JournalRecord.RunEnd;
import io.strikeiq.persistence.journal.JournalRecord.RunStart;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.postgresql.PGConnection;

/** A transaction of a connection from the pool, which takes it back and undoes what was not committed. */
final class PostgresTransaction implements RunTransaction {
    private static final long SECOND = 1_000_000_000L;
    private final Connection connection;
    private final String runId;
    private final Fence fence;

    PostgresTransaction(Connection connection, String runId, Fence fence) {
        this.connection = connection;
        this.runId = runId;
        this.fence = fence;
    }

    @Override
    public JournalPosition lockedPosition() throws SQLException {
        fence.hold(connection);
        update(
                "insert into journal_positions (run_id, consumer, journal_index) values (?, ?, -1) on conflict do nothing",
                runId,
                RunRepository.DATABASE);
        try (PreparedStatement select = connection.prepareStatement(
                "select journal_index, coalesce(record_checksum, -1), tick_sequence, tick_records from journal_positions"
                        + " where run_id = ? and consumer = ? for update")) {
            select.setString(1, runId);
            select.setString(2, RunRepository.DATABASE);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new JournalPosition(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
            }
        }
    }

    @Override
    public void movePosition(JournalPosition position) throws SQLException {
        update(
                "update journal_positions set journal_index = ?, record_checksum = ?, tick_sequence = ?, tick_records = ?,"
                        + " updated_at = now()"
                        + " where run_id = ? and consumer = ?",
                position.index(),
                position.checksum(),
                position.tick(),
                position.records(),
                runId,
                RunRepository.DATABASE);
    }

    @Override
    public void makePartitions(LocalDate day) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement("select make_partitions(?), make_partitions(?)")) {
            call.setObject(1, day);
            call.setObject(2, day.plusDays(1));
            call.execute();
        }
    }

    @Override
    public void changeRun(RunChange change) throws SQLException {
        if (change instanceof RunStart start) {
            update(
                    "insert into runs (id, source, started_at, epoch) values (?, ?, ?, ?)"
                            + " on conflict (id) do update set epoch = greatest(runs.epoch, excluded.epoch)",
                    runId,
                    start.source(),
                    time(start.startedAt()),
                    start.epoch());
        } else if (change instanceof RunEnd end) {
            update(
                    "update runs set finished_at = ?, ticks = ?, signals = ?, state_hash = ?, signal_hash = ? where id = ?",
                    time(end.endedAt()),
                    end.ticks(),
                    end.signals(),
                    hash(end.stateHash()),
                    hash(end.signalHash()),
                    runId);
        }
    }

    @Override
    public void copy(List<Row> rows) throws SQLException {
        StringBuilder text = new StringBuilder(rows.size() * 256);
        for (Row row : rows) {
            text.append(row.text()).append('\n');
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(rows.get(0).table().copyStatement(), new StringReader(text.toString()));
        } catch (IOException e) {
            throw new SQLException("cannot send rows", "08006", e);
        }
    }

    @Override
    public void bury(DeadLetter letter) throws SQLException {
        update(
                "insert into dead_letters (run_id, journal_index, target_table, sql_state, reason, payload)"
                        + " values (?, ?, ?, ?, ?, ?)",
                runId,
                letter.journalIndex(),
                letter.table(),
                letter.refusal().getSQLState(),
                storable(letter.refusal().getMessage()),
                storable(letter.payload()));
    }

    /** PostgreSQL keeps no zero byte in a text. */
    private static String storable(String text) {
        return text.replace("\u0000", "\\x00");
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static OffsetDateTime time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
                .atOffset(ZoneOffset.UTC);
    }

    @Override
    public Savepoint savepoint() throws SQLException {
        return connection.setSavepoint();
    }

    @Override
    public void release(Savepoint savepoint) throws SQLException {
        connection.releaseSavepoint(savepoint);
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        connection.rollback(savepoint);
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Null where it is not known. */
    private static String hash(long hash) {
        return hash == 0 ? null : String.format("%016x", hash);
    }
}
