package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentMaster;
import io.strikeiq.persistence.sbe.InstrumentDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gives the ticks of a journal in order, checked; allocates for instrument definitions only. One thread. */
public final class TickJournalReader implements TickSource {
    private final JournalScanner scanner;
    private final TickDecoder decoder = new TickDecoder();
    private final JournalInfo info;
    private final JournalIndex index;
    private final List<Instrument> passed = new ArrayList<>();
    /** Number of the record at which reading began. */
    private long first;

    private long position;
    private boolean complete;

    private TickJournalReader(JournalInfo info, JournalIndex index, JournalScanner scanner) {
        this.info = info;
        this.index = index;
        this.scanner = scanner;
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
            return new TickJournalReader(info, null, scanner);
        } catch (RuntimeException e) {
            scanner.close();
            throw e;
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
            return reader.begun(() -> reader.skipTo(firstSequence - 1));
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
            reader = new TickJournalReader(reader.info, index, scanner);
        }
        TickJournalReader opened = reader;
        return opened.begun(() -> skip.accept(opened));
    }

    private TickJournalReader begun(Runnable skip) {
        try {
            first = scanner.lastGoodIndex() + 1;
            skip.run();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void skipTo(long sequence) {
        while (scanner.lastGoodIndex() < sequence && scanner.next()) {
            keepDefinition();
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
            keepDefinition();
        }
        position = Math.max(0, scanner.lastGoodIndex() - (complete ? 1 : 0));
    }

    private void keepDefinition() {
        if (scanner.templateId() == InstrumentDecoder.TEMPLATE_ID) {
            passed.add(definition(scanner));
        }
    }

    private Instrument definition(JournalScanner of) {
        MarketEvent tick = new MarketEvent();
        decoder.decode(of, tick);
        return tick.definition;
    }

    /**
     * The definitions that hold before the first tick which this reader gives, when it was not opened at the journal's
     * beginning: of each id the last, in the order of ids.
     */
    public List<Instrument> definitionsBefore() {
        InstrumentMaster master = new InstrumentMaster();
        if (index != null) {
            index.read(index.landmarks(InstrumentDecoder.TEMPLATE_ID, first), each -> master.define(definition(each)));
        }
        passed.forEach(master::define);
        List<Instrument> definitions = new ArrayList<>();
        for (int id = 0; id < master.size(); id++) {
            if (master.get(id) != null) {
                definitions.add(master.get(id));
            }
        }
        return definitions;
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
