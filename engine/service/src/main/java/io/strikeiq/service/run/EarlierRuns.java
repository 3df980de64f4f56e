package io.strikeiq.service.run;

import io.strikeiq.cluster.OwnedPartition;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.FencedException;
import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.JournalSync;
import io.strikeiq.persistence.writer.BatchWriter;
import io.strikeiq.persistence.writer.LostEndException;
import io.strikeiq.persistence.writer.WriterSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what earlier runs have in their journals only, and knows the runs whose journal has lost its end. */
final class EarlierRuns {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierRuns.class);
    private final Database database;
    private final WriterSettings settings;
    private final boolean syncs;
    private final Map<String, String> lostEnds = new ConcurrentHashMap<>();
    private volatile List<RunFolder> waiting = List.of();

    /** @param syncs whether journals are forced before the database has their records */
    EarlierRuns(Database database, WriterSettings settings, boolean syncs) {
        this.database = database;
        this.settings = settings;
        this.syncs = syncs;
    }

    /** Names the runs that are looked at when the database is there. */
    void await(List<RunFolder> runs) {
        waiting = List.copyOf(runs);
    }

    /** Leaves a run to who follows its journal. */
    void leave(RunFolder run) {
        waiting = waiting.stream().filter(each -> !each.equals(run)).toList();
    }

    /** Writes all that are named and not flushed; returns the rows. */
    long flush() {
        long rows = 0;
        for (RunFolder run : waiting) {
            if (!run.isFlushed()) {
                rows += flush(run);
            }
        }
        waiting = List.of();
        return rows;
    }

    /** Writes one; returns the rows. */
    long flush(RunFolder run) {
        try {
            // A process that was killed before its first record leaves a folder and nothing to write.
            if (!JournalInspector.isJournal(run.signals())) {
                return 0;
            }
            if (syncs) {
                JournalSync.force(run.signals());
            }
            long rows = BatchWriter.catchUp(database, run.signals(), settings, OwnedPartition.fenceOf(run.path()));
            markStored(run);
            return rows;
        } catch (LostEndException e) {
            lostEnds.put(run.runId(), e.getMessage());
            LOG.warn("run {} cannot go on: {}", run.runId(), e.getMessage());
            return 0;
        } catch (FencedException e) {
            LOG.warn("run {}: {}; the rest stays in its journal", run.runId(), e.getMessage());
            return 0;
        } catch (JournalException e) {
            LOG.warn("run {}: {}; the rows before that are in the database", run.runId(), e.getMessage());
            return 0;
        }
    }

    /** What ended without its process, or without the database, says now that all of it is there. */
    private void markStored(RunFolder run) {
        if (run.isEnded() && !run.isFlushed()) {
            RunManifest manifest = run.manifest();
            DatabaseRows held = DatabaseRows.of(new RunRepository(database).rowsByTable(run.runId()), 0);
            manifest.withResult(manifest.result().stored(held)).write(run.manifestFile());
        }
    }

    /** How the journal of a run was found to have lost its end, in words. */
    Optional<String> lostEnd(RunFolder run) {
        return Optional.ofNullable(lostEnds.get(run.runId()));
    }
}
