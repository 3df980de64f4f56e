package io.strikeiq.persistence.journal;

import java.nio.file.Path;

/** Gives the records of a signal journal in order, checked and decoded. One thread. */
public final class SignalJournalReader implements AutoCloseable {
    private final JournalScanner scanner;
    private final SignalDecoders decoders = new SignalDecoders();
    private final String runId;

    private SignalJournalReader(Path directory) {
        this.scanner = new JournalScanner(directory);
        try {
            this.runId =
                    JournalOpening.read(scanner, JournalKind.SIGNALS).info().source();
        } catch (RuntimeException e) {
            scanner.close();
            throw e;
        }
    }

    /**
     * Opens a journal before its first record.
     *
     * @throws JournalException when the directory holds no signal journal
     */
    public static SignalJournalReader open(Path directory) {
        return new SignalJournalReader(directory);
    }

    /**
     * The next record, or null at the end; of a journal that is being written, a later call may find more.
     *
     * @throws JournalDamagedException when what follows is damaged; the records before it have been given
     */
    public JournalRecord next() {
        return next(Long.MAX_VALUE);
    }

    /** As {@link #next()}, and goes no further than a journal index. */
    public JournalRecord next(long upTo) {
        while (scanner.lastGoodIndex() < upTo && scanner.next()) {
            JournalRecord record = decoders.decode(scanner);
            if (record != null) {
                return record;
            }
        }
        return null;
    }

    /** Checks and passes over the records up to a journal index, or to the end so far. */
    public void skipTo(long journalIndex) {
        while (scanner.lastGoodIndex() < journalIndex && scanner.next()) {
            decoders.remember(scanner);
        }
        boolean isPruned = journalIndex >= 0
                && journalIndex == PrunedRecords.of(scanner.directory()).to();
        if (isPruned && scanner.lastGoodIndex() == journalIndex + 1) {
            scanner.unread();
        }
    }

    /** The run that the journal holds. */
    public String runId() {
        return runId;
    }

    /** Journal index of the last record read, those that {@link #next} keeps to itself included. */
    public long position() {
        return scanner.lastGoodIndex();
    }

    /** Checksum of the last record, unsigned; −1 when that was pruned. */
    public long checksum() {
        return scanner.checksum();
    }

    @Override
    public void close() {
        scanner.close();
    }
}
