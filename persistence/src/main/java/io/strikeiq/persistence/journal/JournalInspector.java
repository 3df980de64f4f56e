package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentMaster;
import java.nio.file.Path;

/** Reads a journal from end to end and reports what it holds and what is wrong with it. */
public final class JournalInspector {
    private JournalInspector() {}

    /** Whether a directory holds a journal with at least its first record. */
    public static boolean isJournal(Path directory) {
        return JournalScanner.isJournal(directory);
    }

    /**
     * What a journal holds, by its first record.
     *
     * @throws JournalException when the directory holds no journal
     */
    public static JournalKind kind(Path directory) {
        try (JournalScanner scanner = new JournalScanner(directory)) {
            return JournalOpening.read(scanner).kind();
        }
    }

    /** Whether records of a signal journal, or all of it, were deleted on purpose. */
    public static boolean isPruned(Path directory) {
        return QueueFolder.files(directory).isEmpty()
                || PrunedRecords.of(directory).to() >= 0;
    }

    /**
     * Inspects a journal of either kind.
     *
     * @throws JournalException when the directory holds no journal
     * @throws JournalDamagedException when its first record is damaged, so that nothing can be said of it
     */
    public static JournalReport inspect(Path directory) {
        try (JournalScanner scanner = new JournalScanner(directory)) {
            JournalOpening opening = JournalOpening.read(scanner);
            JournalTally tally = new JournalTally();
            String damage = null;
            boolean incompleteTail = false;
            try {
                if (opening.kind() == JournalKind.TICKS) {
                    ticks(scanner, tally);
                } else {
                    signals(scanner, tally);
                }
                incompleteTail = scanner.hasIncompleteTail();
            } catch (JournalDamagedException e) {
                damage = e.getMessage();
            }
            return tally.report(opening, scanner.lastGoodIndex(), incompleteTail, damage);
        }
    }

    private static void ticks(JournalScanner scanner, JournalTally tally) {
        TickDecoder decoder = new TickDecoder();
        InstrumentMaster instruments = new InstrumentMaster();
        MarketEvent tick = new MarketEvent();
        scanner.showing(repeat -> {
            if (decoder.decode(repeat, tick)) {
                instruments.define(tick.definition);
            }
        });
        while (scanner.next()) {
            if (JournalEnding.is(scanner)) {
                JournalEnding.check(scanner);
                tally.complete();
                continue;
            }
            if (!decoder.decode(scanner, tick)) {
                throw new JournalException("record " + scanner.lastGoodIndex() + " of " + scanner.directory()
                        + " is no tick; it was written by a later version");
            }
            if (tick.type == TickType.INSTRUMENT) {
                instruments.define(tick.definition);
            }
            Instrument instrument = instruments.get(tick.instrumentId);
            Instrument underlying = instrument == null ? null : instruments.get(instrument.underlyingId());
            tally.add(
                    scanner.lastGoodIndex(),
                    tick.type.name(),
                    underlying == null ? null : underlying.symbol(),
                    tick.type.isCommand() ? 0 : tick.exchangeTime);
        }
    }

    private static void signals(JournalScanner scanner, JournalTally tally) {
        SignalDecoders decoders = new SignalDecoders();
        while (scanner.next()) {
            JournalRecord record = decoders.decode(scanner);
            if (record == null) {
                tally.add(scanner.lastGoodIndex(), "METRIC_NAMES", null, 0);
            } else {
                tally.add(record.index(), record.kind().name(), record.underlying(), record.time());
                if (record.kind() == RecordKind.RUN_END) {
                    tally.complete();
                }
            }
        }
    }
}
