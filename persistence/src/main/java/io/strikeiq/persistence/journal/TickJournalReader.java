package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import java.nio.file.Path;

/** Gives the ticks of a journal in order, checked; allocates for instrument definitions only. One thread. */
public final class TickJournalReader implements TickSource {
    private final JournalScanner scanner;
    private final TickDecoder decoder = new TickDecoder();
    private final JournalInfo info;
    private long position;
    private boolean complete;

    private TickJournalReader(Path directory) {
        this.scanner = new JournalScanner(directory);
        try {
            this.info = JournalOpening.read(scanner, JournalKind.TICKS).info();
        } catch (RuntimeException e) {
            scanner.close();
            throw e;
        }
    }

    /**
     * Opens a journal before its first tick.
     *
     * @throws JournalException when the directory holds no tick journal
     */
    public static TickJournalReader open(Path directory) {
        return new TickJournalReader(directory);
    }

    /**
     * Opens a journal before a tick; the ticks before it are checked and passed over.
     *
     * @param firstSequence number of the first tick to give, from 1
     */
    public static TickJournalReader open(Path directory, long firstSequence) {
        TickJournalReader reader = new TickJournalReader(directory);
        try {
            reader.skipTo(firstSequence - 1);
            return reader;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private void skipTo(long sequence) {
        scanner.skipTo(sequence);
        if (JournalEnding.is(scanner)) {
            end();
        }
        position = scanner.lastGoodIndex() - (complete ? 1 : 0);
    }

    private void end() {
        JournalEnding.check(scanner);
        complete = true;
    }

    /**
     * Reads the next tick. At the end of a journal that is being written, a later call may find more.
     *
     * @throws JournalDamagedException when what follows is damaged; the ticks before it have been given
     */
    @Override
    public boolean next(MarketEvent slot) {
        if (complete || !scanner.next()) {
            return false;
        }
        if (JournalEnding.is(scanner)) {
            end();
            return false;
        }
        if (!decoder.decode(scanner, slot)) {
            throw new JournalException(
                    "record " + scanner.lastGoodIndex() + " of " + scanner.directory() + " has template "
                            + scanner.templateId() + ", which is no tick; it was written by a later version");
        }
        position = scanner.lastGoodIndex();
        slot.sequence = position;
        return true;
    }

    /** Number of the last tick given, 0 before the first. */
    public long position() {
        return position;
    }

    /** Whether the end that its writer gave the journal has been read. */
    public boolean isComplete() {
        return complete;
    }

    /** What the journal says of itself. */
    public JournalInfo info() {
        return info;
    }

    @Override
    public void close() {
        scanner.close();
    }
}
