package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.sbe.MetricNamesDecoder;
import java.nio.file.Path;
import java.util.List;

/** Gives the records of a signal journal in order, checked and decoded. One thread. */
public final class SignalJournalReader implements AutoCloseable {
    private JournalScanner scanner;
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

    /**
     * Passes over the records up to a journal index, or to the end so far; checks those that the index of the journal does
     * not spare.
     */
    public void skipTo(long journalIndex) {
        if (journalIndex - scanner.lastGoodIndex() > JournalIndexer.STRIDE) {
            leap(journalIndex);
        }
        while (scanner.lastGoodIndex() < journalIndex && scanner.next()) {
            decoders.remember(scanner);
        }
        boolean isPruned = journalIndex >= 0
                && journalIndex == PrunedRecords.of(scanner.directory()).to();
        if (isPruned && scanner.lastGoodIndex() == journalIndex + 1) {
            scanner.unread();
        }
    }

    private void leap(long journalIndex) {
        JournalIndex index = JournalIndex.open(scanner.directory());
        JournalScanner ahead = index.at(journalIndex);
        if (ahead.lastGoodIndex() <= scanner.lastGoodIndex()) {
            ahead.close();
            return;
        }
        scanner.close();
        scanner = ahead;
        List<IndexEntry> names = index.landmarks(MetricNamesDecoder.TEMPLATE_ID, ahead.lastGoodIndex() + 1);
        index.read(names.subList(Math.max(0, names.size() - 1), names.size()), decoders::remember);
    }

    /**
     * Whether the last record of a journal is that of a run's end.
     *
     * @throws JournalException when the directory holds no journal
     */
    public static boolean hasEnded(Path directory) {
        try (JournalScanner scanner = JournalIndex.open(directory).atEnd()) {
            SignalDecoders decoders = new SignalDecoders();
            boolean ended = false;
            while (scanner.next()) {
                ended = decoders.isRunEnd(scanner);
            }
            return ended;
        }
    }

    /** The last tick that a journal has a record of, 0 when it has none or is not there; all records of earlier ticks are there. */
    public static long lastTick(Path directory) {
        if (!JournalScanner.isJournal(directory)) {
            return 0;
        }
        JournalIndex index = JournalIndex.open(directory);
        try (JournalScanner scanner = index.atEnd()) {
            long tick = index.lastTick();
            while (scanner.next()) {
                tick = Math.max(tick, IndexKeys.tick(scanner.record(), scanner.templateId(), scanner.lastGoodIndex()));
            }
            return tick;
        }
    }

    /** The run that the journal holds. */
    public String runId() {
        return runId;
    }

    /** Records read since the last leap. */
    long recordsRead() {
        return scanner.recordsRead();
    }

    /** Journal index of the last record read, those that {@link #next} keeps to itself included. */
    public long position() {
        return scanner.lastGoodIndex();
    }

    /** Checksum of the last record, unsigned; −1 when that was pruned. */
    public long checksum() {
        return scanner.checksum();
    }

    /** The record last read as it is in the journal, its header included. */
    public byte[] stored() {
        return scanner.record().bytes();
    }

    /** The record, as it is in the journal, that names the metrics of market snapshots by position; empty before the first. */
    public byte[] names() {
        return decoders.namesRecord();
    }

    /** Journal index of {@link #names}, −1 before the first. */
    public long namesIndex() {
        return decoders.namesIndex();
    }

    @Override
    public void close() {
        scanner.close();
    }
}
