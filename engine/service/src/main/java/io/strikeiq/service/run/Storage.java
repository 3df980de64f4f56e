package io.strikeiq.service.run;

import io.strikeiq.persistence.database.AlertRepository;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseException;
import io.strikeiq.persistence.database.EventRepository;
import io.strikeiq.persistence.database.ExperienceRepository;
import io.strikeiq.persistence.database.Migrations;
import io.strikeiq.persistence.database.PartitionCheckpoints;
import io.strikeiq.persistence.database.PartitionHandovers;
import io.strikeiq.persistence.database.PartitionOwners;
import io.strikeiq.persistence.database.RunExperience;
import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.persistence.database.StoredAlert;
import io.strikeiq.persistence.database.StoredEvent;
import io.strikeiq.persistence.database.StoredExperience;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.writer.BatchCounters;
import io.strikeiq.persistence.writer.BatchWriter;
import io.strikeiq.persistence.writer.Fence;
import io.strikeiq.persistence.writer.LostEndException;
import io.strikeiq.persistence.writer.WriterSettings;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.Measure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
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
    private static final int READERS = 4;
    private static final Duration LONGEST_READ = Duration.ofSeconds(2);
    private final Database database;
    private final WriterSettings settings;
    private final long flushTimeout;
    private final EarlierRuns earlier;
    private final DatabaseProbe probe;
    private volatile boolean migrated;
    private volatile BatchWriter writer;
    private LongSupplier journalEnd;

    private Storage(Database database, StrikeIqConfig config) {
        this.database = database;
        this.settings = config.writer();
        this.flushTimeout = config.run().flushTimeout();
        this.earlier = new EarlierRuns(database, settings, config.safety().syncsJournals());
        this.probe = DatabaseProbe.start(database);
    }

    /**
     * Starts an embedded database, and migrates it or the external one when that is there.
     *
     * @throws DatabaseException when the embedded database does not start, or when waiting for the external one would not
     *     help
     */
    static Storage open(StrikeIqConfig config) {
        Database database = Database.openPatiently(config.database());
        Storage storage = new Storage(database, config);
        try {
            storage.migrate();
            return storage;
        } catch (DatabaseException e) {
            if (!e.isLasting() && !database.isEmbedded()) {
                LOG.warn("{}; signals are journaled, and written when the database is there", e.getMessage());
                return storage;
            }
            storage.close();
            throw e;
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    private void migrate() {
        new Migrations(database).migrate();
        migrated = true;
    }

    /** Writes what earlier runs have in their journals only, now or when the database is there; returns the rows now. */
    long flushEarlier(List<RunFolder> runs) {
        earlier.await(runs);
        return migrated ? earlier.flush() : 0;
    }

    /**
     * Checks that the journal of a run was not cut behind the back of the database, as far as the database is there.
     *
     * @throws UserException when its machine lost the end of it
     */
    void checkWhole(RunFolder run) {
        if (migrated && run.isFlushed()) {
            earlier.flush(run);
        }
        earlier.lostEnd(run).ifPresent(lost -> {
            throw new UserException(ExitCode.DAMAGED, lost + "; its rows stay, begin a new run with --fresh");
        });
    }

    /**
     * Begins to write the journal of a run while it grows.
     *
     * @param limit tells the index of the last record that the database may have
     * @param fence what must hold in each transaction
     */
    void follow(RunFolder run, SignalJournalWriter journal, LongSupplier limit, Fence fence) {
        earlier.leave(run);
        if (writer != null) {
            writer.close();
        }
        journalEnd = journal::lastIndex;
        writer = BatchWriter.start(
                database, new BatchWriter.Following(run.signals(), journalEnd, limit, this::prepare, fence), settings);
    }

    /** The thread that writes to the database. */
    Worker worker() {
        return new Worker(BatchWriter.THREAD_NAME, writer::steps, this::waiting, writer::failure);
    }

    /** Writes how far the database is, and whether it answered when it was asked last. */
    void sample(CounterFile file) {
        if (writer == null) {
            return;
        }
        BatchCounters now = writer.counters(journalEnd.getAsLong());
        file.set(Measure.COMMITTED, now.committedIndex() + 1);
        file.set(Measure.LAG, now.lag());
        file.set(Measure.ROWS, now.rowsCommitted());
        file.set(Measure.DATABASE_BATCHES, now.batches());
        file.set(Measure.RETRIES, now.retries());
        file.set(Measure.DEAD_LETTERS, now.deadLetters());
        file.set(Measure.DATABASE_UP, migrated && probe.answers() ? 1 : 0);
    }

    private String waiting() {
        long records = writer.counters(journalEnd.getAsLong()).lag();
        return writer.isResting() || records == 0 ? null : records + " records wait";
    }

    /** Whether the journal of the run that is followed was found to have lost its end. */
    boolean hasLostEnd() {
        return writer.failure() instanceof LostEndException;
    }

    /** On the thread of the writer. */
    private void prepare() throws SQLException {
        try {
            if (!migrated) {
                migrate();
            }
            earlier.flush();
        } catch (DatabaseException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    /** Writes the rest of the journal, for as long as the config allows, and counts what the database has then. */
    DatabaseRows finish(String runId) {
        flush();
        long pending = Math.max(0, journalEnd.getAsLong() - writer.committedIndex());
        return DatabaseRows.of(rows(runId), pending);
    }

    /** Writes the rest of the journal, and counts no rows: the run goes on. */
    DatabaseRows finishPart() {
        flush();
        return DatabaseRows.of(Map.of(), Math.max(0, journalEnd.getAsLong() - writer.committedIndex()));
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
    void flush() {
        writer.flush(journalEnd.getAsLong(), flushTimeout);
    }

    /**
     * Stores events.
     *
     * @throws IllegalStateException while the database is away
     */
    void store(List<StoredEvent> events) {
        if (!migrated) {
            throw new IllegalStateException("the database is away");
        }
        new EventRepository(database).store(events);
    }

    /** Stores what the desk has learned, as far as the database is there; the next run stores it otherwise. */
    void storeExperience(List<StoredExperience> experience, Set<String> deleted) {
        if (!migrated) {
            return;
        }
        try {
            new ExperienceRepository(database).store(experience, deleted);
        } catch (JdbiException e) {
            LOG.warn("the desk's experience is not in the database: {}", DatabaseException.reason(e));
        }
    }

    /**
     * Stores an alert, or where it was delivered since.
     *
     * @throws IllegalStateException while the database is away
     */
    void store(StoredAlert alert) {
        if (!migrated) {
            throw new IllegalStateException("the database is away");
        }
        new AlertRepository(database).store(alert);
    }

    /** Who owns partitions of topics of ticks. */
    PartitionOwners owners() {
        return new PartitionOwners(database);
    }

    /** Handovers of partitions. */
    PartitionHandovers handovers() {
        return new PartitionHandovers(database);
    }

    /** States from which others go on. */
    PartitionCheckpoints checkpoints() {
        return new PartitionCheckpoints(database);
    }

    /** What runs of owners began with. */
    RunExperience runExperience() {
        return new RunExperience(database);
    }

    /** A pool of its own for those who ask the database on behalf of others. */
    Database reader() {
        return database.reader(READERS, LONGEST_READ);
    }

    /** Where the database is, for a person. */
    String location() {
        return database.location();
    }

    @Override
    public void close() {
        probe.end();
        if (writer != null) {
            writer.close();
        }
        database.close();
        probe.close();
    }
}
