package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.RunEnd;
import io.strikeiq.persistence.journal.JournalRecord.RunStart;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a batch and the journal index that it reaches in one transaction. A row that the database refuses is put into
 * {@code dead_letters} in the same transaction, and does not hold up the rest.
 */
final class BatchCommitter {
    private static final Logger LOG = LoggerFactory.getLogger(BatchCommitter.class);
    private final Database database;
    private final String runId;

    BatchCommitter(Database database, String runId) {
        this.database = database;
        this.runId = runId;
    }

    /** Journal index up to which the run is in the database, −1 when nothing of it is. */
    long committedIndex() {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery("select journal_index from journal_positions where run_id = :run")
                                .bind("run", runId)
                                .mapTo(Long.class)
                                .findOne()
                                .orElse(-1L));
    }

    /**
     * Commits a batch that begins behind {@code from}.
     *
     * @return false when the database has another index than {@code from}: another writer was there, and nothing was
     *     written
     * @throws SQLException when the database cannot be reached or refuses for another reason than the data
     */
    boolean commit(Batch batch, long from) throws SQLException {
        try {
            return commit(batch, from, this::copyAll);
        } catch (SQLException e) {
            if (!isRefused(e)) {
                throw e;
            }
            return commit(batch, from, this::copyEach);
        }
    }

    @FunctionalInterface
    private interface Copy {
        void rows(Handle handle, List<Row> rows) throws SQLException;
    }

    private boolean commit(Batch batch, long from, Copy copy) throws SQLException {
        return database.jdbi().<Boolean, SQLException>inTransaction(handle -> {
            if (lockPosition(handle) != from) {
                return false;
            }
            for (LocalDate day : batch.chainDays()) {
                handle.execute("select make_option_chain_partition(?)", day);
            }
            copy.rows(handle, batch.rows());
            for (JournalRecord record : batch.runs()) {
                run(handle, record);
            }
            handle.execute(
                    "update journal_positions set journal_index = ?, updated_at = now() where run_id = ?",
                    batch.lastIndex(),
                    runId);
            return true;
        });
    }

    /** The position of the run, held against other writers until the end of the transaction. */
    private long lockPosition(Handle handle) {
        handle.execute(
                "insert into journal_positions (run_id, journal_index) values (?, -1) on conflict (run_id) do nothing",
                runId);
        return handle.createQuery("select journal_index from journal_positions where run_id = :run for update")
                .bind("run", runId)
                .mapTo(Long.class)
                .one();
    }

    private void copyAll(Handle handle, List<Row> rows) throws SQLException {
        for (Target target : Target.values()) {
            StringBuilder text = new StringBuilder();
            for (Row row : rows) {
                if (row.target() == target) {
                    text.append(row.text()).append('\n');
                }
            }
            if (!text.isEmpty()) {
                copy(handle, target, text.toString());
            }
        }
    }

    private void copyEach(Handle handle, List<Row> rows) throws SQLException {
        Connection connection = handle.getConnection();
        for (Row row : rows) {
            Savepoint before = connection.setSavepoint();
            try {
                copy(handle, row.target(), row.text() + '\n');
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                if (!isRefused(e)) {
                    throw e;
                }
                connection.rollback(before);
                bury(handle, row, e);
            }
        }
    }

    private static void copy(Handle handle, Target target, String text) throws SQLException {
        try {
            handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(target.copyStatement(), new StringReader(text));
        } catch (IOException e) {
            throw new SQLException("cannot copy to " + target.table(), e);
        }
    }

    private void bury(Handle handle, Row row, SQLException reason) {
        LOG.warn("row of journal record {} of run {} is refused: {}", row.index(), runId, reason.getMessage());
        handle.execute(
                "insert into dead_letters (run_id, journal_index, target_table, sql_state, reason, payload)"
                        + " values (?, ?, ?, ?, ?, ?)",
                runId,
                row.index(),
                row.target().table(),
                reason.getSQLState(),
                printable(reason.getMessage()),
                printable(row.text()));
    }

    private static String printable(String text) {
        return text.replace("\0", "\\x00");
    }

    /** Data exceptions and integrity violations lie in the row; all else lies in the database or the way to it. */
    private static boolean isRefused(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static void run(Handle handle, JournalRecord record) {
        if (record instanceof RunStart start) {
            handle.execute(
                    "insert into runs (id, source, started_at) values (?, ?, ?) on conflict (id) do nothing",
                    start.runId(),
                    start.source(),
                    CopyText.instant(start.startedAt()).atOffset(ZoneOffset.UTC));
        } else if (record instanceof RunEnd end) {
            handle.execute(
                    "update runs set finished_at = ?, ticks = ?, signals = ?, state_hash = ?, signal_hash = ? where id = ?",
                    CopyText.instant(end.endedAt()).atOffset(ZoneOffset.UTC),
                    end.ticks(),
                    end.signals(),
                    hex(end.stateHash()),
                    hex(end.signalHash()),
                    end.runId());
        }
    }

    private static String hex(long hash) {
        return String.format("%016x", hash);
    }
}
