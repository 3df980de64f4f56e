package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import java.nio.file.Path;

/** Gives the ticks of a journal in order, checked; allocates for instrument definitions only. One thread. */
public final class TickJournalReader implements TickSource {
    private final JournalScanner scanner;
    private final TickDecoder decoder = new TickDecoder();
    private final JournalInfo info;

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
            reader.scanner.skipTo(firstSequence - 1);
            return reader;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /**
     * Reads the next tick. At the end of a journal that is being written, a later call may find more.
     *
     * @throws JournalDamagedException when what follows is damaged; the ticks before it have been given
     */
    @Override
    public boolean next(MarketEvent slot) {
        if (!scanner.next()) {
            return false;
        }
        if (!decoder.decode(scanner, slot)) {
            throw new JournalException("record " + position() + " of " + scanner.directory() + " has template "
                    + scanner.templateId() + ", which is no tick; it was written by a later version");
        }
        slot.sequence = position();
        return true;
    }

    /** Number of the last tick given, 0 before the first. */
    public long position() {
        return scanner.lastGoodIndex();
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
