package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.SignalJournalReader;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Gathers batches from the journal of a run, which may be written meanwhile. */
final class JournalBatches implements AutoCloseable {
    private final Path journal;
    private final int batchSize;
    private final LongSupplier limit;
    private SignalJournalReader reader;
    private Batch batch;
    private JournalException damage;

    /** @throws JournalException when the directory holds no signal journal */
    JournalBatches(Path journal, int batchSize) {
        this(journal, batchSize, () -> Long.MAX_VALUE);
    }

    /**
     * As above, of a journal that is being written.
     *
     * @param limit tells the index of the last record that may be taken
     */
    JournalBatches(Path journal, int batchSize, LongSupplier limit) {
        this.journal = journal;
        this.reader = SignalJournalReader.open(journal);
        this.batchSize = batchSize;
        this.limit = limit;
        this.batch = new Batch(reader.runId(), JournalPosition.NONE);
    }

    String runId() {
        return reader.runId();
    }

    /**
     * Goes on behind a committed position.
     *
     * @throws LostEndException when the journal ends before it, or has another record there: its machine lost what had not
     *     been written to disk
     * @throws JournalException when the journal was pruned beyond it
     */
    void startBehind(JournalPosition committed) {
        long index = committed.index();
        if (reader.position() > index && batch.to() > index) {
            restart();
        }
        reader.skipTo(index);
        if (reader.position() < index) {
            throw new LostEndException("the database has record " + index + " of run " + runId()
                    + ", its journal ends at " + reader.position() + ": the machine lost the end of the journal");
        }
        if (reader.position() > index && index >= 0) {
            throw new JournalException("the database has run " + runId() + " up to record " + index
                    + ", the journal was pruned up to " + reader.position() + "; the database has lost rows");
        }
        if (!committed.isOf(reader.checksum())) {
            throw new LostEndException("the database has another record " + index + " of run " + runId()
                    + " than its journal: the machine lost the end of the journal, which then went on");
        }
        batch = new Batch(runId(), committed);
    }

    /** Reads the journal from its first record again. */
    private void restart() {
        reader.close();
        reader = SignalJournalReader.open(journal);
        damage = null;
    }

    /** Reads on until the batch is full or the journal is at its end so far, which damage ends for good. */
    void fill() {
        try {
            boolean more = damage == null;
            while (more && !isFull()) {
                JournalRecord record = reader.next(limit.getAsLong());
                more = record != null;
                if (more) {
                    batch.add(record, reader.checksum());
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
