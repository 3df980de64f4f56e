package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.SignalJournalReader;
import java.nio.file.Path;

/** Gathers batches from a journal, which may be written meanwhile, from behind a committed index. */
final class JournalTailer implements AutoCloseable {
    private final SignalJournalReader reader;
    private final RowEncoder encoder;
    private final int batchSize;
    private long committed;
    private Batch batch;

    JournalTailer(Path journal, int batchSize, long committed) {
        this.reader = SignalJournalReader.open(journal);
        this.encoder = new RowEncoder(reader.runId());
        this.batchSize = batchSize;
        this.committed = committed;
        this.batch = new Batch(encoder);
    }

    /**
     * Reads on until the batch is full or the journal is at its end so far.
     *
     * @return whether the batch is full
     * @throws io.strikeiq.persistence.journal.JournalDamagedException when what follows is damaged; the records before it
     *     are in the batch
     */
    boolean read() {
        while (batch.rows().size() < batchSize) {
            JournalRecord record = reader.next();
            if (record == null) {
                return false;
            }
            if (record.index() > committed) {
                batch.add(record);
            }
        }
        return true;
    }

    /** What has been read since the last {@link #committed}. */
    Batch batch() {
        return batch;
    }

    /** The journal index that the batch begins behind. */
    long from() {
        return committed;
    }

    /** The batch is in the database. */
    void committed() {
        committed = batch.lastIndex();
        batch = new Batch(encoder);
    }

    /** Run that the journal holds. */
    String runId() {
        return reader.runId();
    }

    @Override
    public void close() {
        reader.close();
    }
}
