package io.strikeiq.service.run;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.Migrations;
import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.writer.BatchWriter;
import io.strikeiq.persistence.writer.WriterSettings;
import io.strikeiq.service.config.StrikeIqConfig;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The storage path of a run: the database, migrated, and the writer that follows the run's journal. */
final class Storage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
    private final Database database;
    private final WriterSettings settings;
    private final long flushTimeout;
    private BatchWriter writer;

    private Storage(Database database, WriterSettings settings, long flushTimeout) {
        this.database = database;
        this.settings = settings;
        this.flushTimeout = flushTimeout;
    }

    /** Starts and migrates the database. */
    static Storage open(StrikeIqConfig config) {
        Database database = Database.open(config.database());
        try {
            new Migrations(database).migrate();
            return new Storage(database, config.writer(), config.run().flushTimeout());
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Writes what earlier runs have in their journals only, and returns the number of rows. */
    long flushEarlier(List<RunFolder> runs) {
        long rows = 0;
        for (RunFolder run : runs) {
            if (!run.isFlushed()) {
                rows += flush(run);
            }
        }
        return rows;
    }

    private long flush(RunFolder run) {
        try {
            return BatchWriter.catchUp(database, run.signals(), settings);
        } catch (JournalException e) {
            LOG.warn("run {}: {}; the rows before that are in the database", run.runId(), e.getMessage());
            return 0;
        }
    }

    /** Begins to write the journal of a run while it grows. */
    void follow(RunFolder run) {
        writer = BatchWriter.start(database, run.signals(), settings);
    }

    /** Writes the rest of the journal, for as long as the config allows, and counts what the database has then. */
    RunResult finish(long lastIndex, RunResult result) {
        flush(lastIndex);
        long pending = Math.max(0, lastIndex - writer.committedIndex());
        Map<String, Long> rows = new RunRepository(database).rowsByTable(result.runId());
        return result.stored(rows, pending);
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
