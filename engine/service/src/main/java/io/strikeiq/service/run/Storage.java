package io.strikeiq.service.run;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseException;
import io.strikeiq.persistence.database.Migrations;
import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.writer.BatchWriter;
import io.strikeiq.persistence.writer.WriterSettings;
import io.strikeiq.service.config.StrikeIqConfig;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The storage path of a run: the database, migrated, and the writer that follows the run's journal.
 *
 * <p>An external database may be away, at the start as at any time. What has to be done in it before the first row, its
 * migrations and the rows of earlier runs, is then done by the writer when it is there.
 */
final class Storage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
    private final Database database;
    private final WriterSettings settings;
    private final long flushTimeout;
    private boolean migrated;
    private List<RunFolder> earlier = List.of();
    private BatchWriter writer;

    private Storage(Database database, WriterSettings settings, long flushTimeout) {
        this.database = database;
        this.settings = settings;
        this.flushTimeout = flushTimeout;
    }

    /**
     * Starts an embedded database, and migrates it or the external one when that is there.
     *
     * @throws DatabaseException when the embedded database does not start, or when waiting for the external one would not
     *     help
     */
    static Storage open(StrikeIqConfig config) {
        Database database = Database.openPatiently(config.database());
        Storage storage = new Storage(database, config.writer(), config.run().flushTimeout());
        try {
            storage.migrate();
            return storage;
        } catch (DatabaseException e) {
            if (!e.isLasting() && !database.isEmbedded()) {
                LOG.warn("{}; signals are journaled, and written when the database is there", e.getMessage());
                return storage;
            }
            database.close();
            throw e;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private void migrate() {
        new Migrations(database).migrate();
        migrated = true;
    }

    /** Writes what earlier runs have in their journals only, now or when the database is there; returns the rows now. */
    long flushEarlier(List<RunFolder> runs) {
        earlier = runs;
        return migrated ? flushEarlier() : 0;
    }

    private long flushEarlier() {
        long rows = 0;
        for (RunFolder run : earlier) {
            if (!run.isFlushed()) {
                rows += flush(run);
            }
        }
        earlier = List.of();
        return rows;
    }

    private long flush(RunFolder run) {
        try {
            // A process that was killed before its first record leaves a folder and nothing to write.
            return JournalInspector.isJournal(run.signals())
                    ? BatchWriter.catchUp(database, run.signals(), settings)
                    : 0;
        } catch (JournalException e) {
            LOG.warn("run {}: {}; the rows before that are in the database", run.runId(), e.getMessage());
            return 0;
        }
    }

    /** Begins to write the journal of a run while it grows. */
    void follow(RunFolder run, SignalJournalWriter journal) {
        writer = BatchWriter.start(
                database, new BatchWriter.Following(run.signals(), journal::lastIndex, this::prepare), settings);
    }

    /** On the thread of the writer. */
    private void prepare() throws SQLException {
        try {
            if (!migrated) {
                migrate();
            }
            flushEarlier();
        } catch (DatabaseException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    /** Writes the rest of the journal, for as long as the config allows, and counts what the database has then. */
    RunResult finish(long lastIndex, RunResult result) {
        flush(lastIndex);
        long pending = Math.max(0, lastIndex - writer.committedIndex());
        return result.stored(rows(result.runId()), pending);
    }

    /** Empty when the database is away. */
    private Map<String, Long> rows(String runId) {
        try {
            return new RunRepository(database).rowsByTable(runId);
        } catch (JdbiException e) {
            LOG.warn("the rows of run {} cannot be counted: {}", runId, DatabaseException.reason(e));
            return Map.of();
        }
    }

    /** Writes the rest of the journal, for as long as the config allows. */
    void flush(long lastIndex) {
        writer.flush(lastIndex, flushTimeout);
    }

    /** Where the database is, for a person. */
    String location() {
        return database.location();
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
        database.close();
    }
}
