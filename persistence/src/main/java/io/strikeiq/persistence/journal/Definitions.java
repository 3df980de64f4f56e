package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentMaster;
import io.strikeiq.persistence.sbe.InstrumentDecoder;
import io.strikeiq.persistence.sbe.JournalStartDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The definitions of instruments that hold at a place of a tick journal. They are found in the file of that place alone
 * where it begins with those of its time, and else in all files before it.
 */
final class Definitions {
    private final TickDecoder decoder = new TickDecoder();
    private final MarketEvent decoded = new MarketEvent();
    private InstrumentMaster master = new InstrumentMaster();
    /** What the head of a file has repeated so far, null outside of one. */
    private InstrumentMaster repeated;
    /** Event time of the last tick, and of the one with which the last file began. */
    private long time = Long.MIN_VALUE;

    private long fileTime = Long.MIN_VALUE;
    private boolean fileBegins;

    /** Learns what holds before a row of the index, or before the first record where none is given. */
    void learn(Path directory, JournalIndex index, Path file, long before) {
        boolean isHeaded = readHead(directory, file);
        List<IndexEntry> rows = index.landmarks(InstrumentDecoder.TEMPLATE_ID, before);
        index.read(
                rows.stream()
                        .filter(row -> !isHeaded || row.file().equals(file))
                        .toList(),
                this::onRecord);
    }

    /** Takes what a file repeats, and the time of its first tick; false when it repeats nothing. */
    private boolean readHead(Path directory, Path file) {
        boolean isHeaded = false;
        try (JournalScanner scanner = JournalScanner.ofFile(directory, file)) {
            while (scanner.nextOrRepeat() && scanner.isRepeat()) {
                isHeaded = true;
                onRepeat(scanner);
            }
            if (scanner.lastGoodIndex() > 0 && !scanner.isRepeat()) {
                onHeadRead();
                fileTime = IndexKeys.time(scanner.record(), scanner.templateId());
                time = fileTime;
            }
        } catch (JournalDamagedException e) {
            // Who reads on will say what is wrong.
            return isHeaded;
        }
        return isHeaded;
    }

    /** A scanner has read a record that repeats an earlier one. */
    void onRepeat(JournalScanner scanner) {
        if (repeated == null || scanner.templateId() == JournalStartDecoder.TEMPLATE_ID) {
            repeated = new InstrumentMaster();
        }
        define(scanner, repeated);
    }

    /** A scanner has read a record behind those that repeat; a head without one may lack its end. */
    void onHeadRead() {
        if (repeated != null) {
            master = repeated;
            repeated = null;
        }
    }

    /** A scanner has read a record. */
    void onRecord(JournalScanner scanner) {
        onHeadRead();
        define(scanner, master);
    }

    private void define(JournalScanner scanner, InstrumentMaster in) {
        if (scanner.templateId() == InstrumentDecoder.TEMPLATE_ID) {
            decoder.decode(scanner, decoded);
            in.define(decoded.definition);
        }
    }

    /** A tick has been recorded. */
    void onTick(MarketEvent tick) {
        time = tick.exchangeTime;
        if (fileBegins) {
            fileBegins = false;
            fileTime = time;
        }
        if (tick.type == TickType.INSTRUMENT) {
            master.define(tick.definition);
        }
    }

    /** All, in the order of ids. */
    List<Instrument> all() {
        List<Instrument> all = new ArrayList<>();
        for (int id = 0; id < master.size(); id++) {
            if (master.get(id) != null) {
                all.add(master.get(id));
            }
        }
        return all;
    }

    /**
     * Those with which a new file begins: all but those that had expired when the file before it began, and have now, so that
     * one tick of a wrong time takes none away. What is left of the others is forgotten.
     */
    List<Instrument> living() {
        long dead = Math.min(time, fileTime);
        fileBegins = true;
        InstrumentMaster left = new InstrumentMaster();
        List<Instrument> known = all();
        known.stream().filter(each -> each.expiryTime() >= dead).forEach(each -> keep(each, left));
        master = left;
        return all();
    }

    /** With what it is listed on, and the book of that, whatever their age. */
    private void keep(Instrument instrument, InstrumentMaster left) {
        if (instrument != null && left.get(instrument.id()) == null) {
            left.define(instrument);
            keep(master.get(instrument.underlyingId()), left);
            keep(master.get(instrument.bookInstrumentId()), left);
        }
    }

    /** A definition as a record that repeats it. */
    MarketEvent tick(Instrument terms) {
        decoded.asInstrument(terms, terms.effectiveFrom()).receiveTime = terms.effectiveFrom();
        return decoded;
    }
}
