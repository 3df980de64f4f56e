package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.SignalJournalReader;
import java.nio.file.Path;

/** Gathers batches from the journal of a run, which may be written meanwhile. */
final class JournalBatches implements AutoCloseable {
    private final SignalJournalReader reader;
    private final int batchSize;
    private Batch batch;
    private JournalException damage;

    /** @throws JournalException when the directory holds no signal journal */
    JournalBatches(Path journal, int batchSize) {
        this.reader = SignalJournalReader.open(journal);
        this.batchSize = batchSize;
        this.batch = new Batch(reader.runId(), -1);
    }

    String runId() {
        return reader.runId();
    }

    /**
     * Goes on behind a committed index.
     *
     * @throws JournalException when the journal ends before it: its machine lost what had not been written to disk
     */
    void startBehind(long committed) {
        reader.skipTo(committed);
        if (reader.position() < committed) {
            throw new JournalException("the database has record " + committed + " of run " + runId()
                    + ", its journal ends at " + reader.position() + "; the journal has lost its end");
        }
        if (reader.position() > committed && committed >= 0) {
            throw new JournalException("the database has run " + runId() + " up to record " + committed
                    + ", the journal was pruned up to " + reader.position() + "; the database has lost rows");
        }
        batch = new Batch(runId(), committed);
    }

    /** Reads on until the batch is full or the journal is at its end so far, which damage ends for good. */
    void fill() {
        try {
            boolean more = damage == null;
            while (more && !isFull()) {
                JournalRecord record = reader.next();
                more = record != null;
                if (more) {
                    batch.add(record);
                }
            }
        } catch (JournalException e) {
            damage = e;
        }
    }

    /** What has been read and not been committed. */
    Batch batch() {
        return batch;
    }

    boolean isFull() {
        return batch.rowCount() >= batchSize;
    }

    /** What stops the journal behind the batch, or null. */
    JournalException damage() {
        return damage;
    }

    @Override
    public void close() {
        reader.close();
    }
}
