package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.instrument.Instrument;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Gives the ticks of a journal in order, checked; allocates for instrument definitions only. One thread. */
public final class TickJournalReader implements TickSource {
    private final JournalScanner scanner;
    private final TickDecoder decoder = new TickDecoder();
    private final JournalInfo info;
    private final Definitions definitions = new Definitions();
    /** Before the first tick is given. */
    private boolean opening = true;

    private long position;
    private boolean complete;

    private TickJournalReader(JournalInfo info, JournalScanner scanner) {
        this.info = info;
        this.scanner = scanner.showing(this::onRepeat);
        this.position = Math.max(0, scanner.lastGoodIndex());
    }

    /**
     * Opens a journal before its first tick.
     *
     * @throws JournalException when the directory holds no tick journal
     */
    public static TickJournalReader open(Path directory) {
        JournalScanner scanner = new JournalScanner(directory);
        try {
            JournalInfo info = JournalOpening.read(scanner, JournalKind.TICKS).info();
            return new TickJournalReader(info, scanner);
        } catch (RuntimeException e) {
            scanner.close();
            throw e;
        }
    }

    /**
     * Opens a journal as {@link #open(Path, long)} does, for who does not ask for definitions: none is looked up.
     *
     * @param firstSequence number of the first tick to give, from 1
     */
    static TickJournalReader openTicks(Path directory, long firstSequence) {
        JournalIndex index = JournalIndex.open(directory);
        TickJournalReader reader = open(directory);
        JournalScanner scanner = index.at(firstSequence);
        if (scanner.lastGoodIndex() < 0) {
            scanner.close();
        } else {
            reader.scanner.close();
            reader = new TickJournalReader(reader.info, scanner);
        }
        return reader.begun(each -> each.skipTo(firstSequence - 1));
    }

    /**
     * Number of the last tick of a journal, 0 when it has none. What stands behind the last row of its index is read, and checked.
     *
     * @throws JournalDamagedException when that is damaged
     */
    public static long lastTick(Path directory) {
        try (TickJournalReader reader = openTicks(directory, Long.MAX_VALUE)) {
            return reader.position();
        }
    }

    /**
     * Opens a journal before a tick. Of the ticks before it only those are read, and checked, that the journal's index does
     * not spare.
     *
     * @param firstSequence number of the first tick to give, from 1
     */
    public static TickJournalReader open(Path directory, long firstSequence) {
        if (firstSequence <= JournalIndexer.STRIDE) {
            TickJournalReader reader = open(directory);
            return reader.begun(each -> each.skipTo(firstSequence - 1));
        }
        JournalIndex index = JournalIndex.open(directory);
        return openAt(directory, index, index.at(firstSequence), reader -> reader.skipTo(firstSequence - 1));
    }

    /**
     * Opens a journal before the first tick whose event time is not before a time; at its end so far when there is none.
     *
     * @param time nanoseconds since the epoch
     */
    public static TickJournalReader openAt(Path directory, long time) {
        JournalIndex index = JournalIndex.open(directory);
        return openAt(directory, index, index.atTime(time), reader -> reader.skipToTime(time));
    }

    private static TickJournalReader openAt(
            Path directory, JournalIndex index, JournalScanner scanner, Consumer<TickJournalReader> skip) {
        TickJournalReader reader = open(directory);
        if (scanner.lastGoodIndex() < 0) {
            scanner.close();
        } else {
            reader.scanner.close();
            reader = new TickJournalReader(reader.info, scanner);
            reader.definitions.learn(directory, index, scanner.file(), scanner.lastGoodIndex() + 1);
        }
        return reader.begun(skip);
    }

    private TickJournalReader begun(Consumer<TickJournalReader> skip) {
        try {
            skip.accept(this);
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void skipTo(long sequence) {
        while (scanner.lastGoodIndex() < sequence && scanner.next()) {
            definitions.onRecord(scanner);
        }
        if (JournalEnding.is(scanner)) {
            end();
        }
        position = scanner.lastGoodIndex() - (complete ? 1 : 0);
    }

    private void skipToTime(long time) {
        while (scanner.next()) {
            if (JournalEnding.is(scanner)) {
                end();
                break;
            }
            if (IndexKeys.time(scanner.record(), scanner.templateId()) >= time) {
                scanner.unread();
                break;
            }
            definitions.onRecord(scanner);
        }
        position = Math.max(0, scanner.lastGoodIndex() - (complete ? 1 : 0));
    }

    private void onRepeat(JournalScanner repeat) {
        if (opening) {
            definitions.onRepeat(repeat);
        }
    }

    /**
     * The definitions that hold before the first tick which this reader gives, when that is not the journal's first: of each
     * id the last, in the order of ids; of instruments that had expired before the file of the tick began some may lack. To be
     * asked before the first tick is.
     */
    public List<Instrument> definitionsBefore() {
        if (opening && !complete) {
            lookAhead();
        }
        return definitions.all();
    }

    /** The first tick may stand in the next file, which begins with definitions. */
    private void lookAhead() {
        try {
            if (scanner.next()) {
                definitions.onHeadRead();
                scanner.unread();
            }
        } catch (JournalDamagedException e) {
            // It is said when the tick is asked for.
            return;
        }
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
        opening = false;
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

    /** Records read so far, those that were passed over included. */
    long recordsRead() {
        return scanner.recordsRead();
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
