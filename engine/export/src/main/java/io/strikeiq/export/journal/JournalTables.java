package io.strikeiq.export.journal;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.export.table.Rows;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.RecordKind;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/** Reads journals into tables, and says how many rows each table must then have. */
public final class JournalTables {
    private static final int REPORTED = 1 << 14;

    private JournalTables() {}

    /**
     * What was read of a journal.
     *
     * @param records records but the first and the last of the journal itself
     * @param complete whether its end was there
     * @param rows what they are in rows, by name of table
     */
    public record Read(long records, boolean complete, Map<String, Long> rows) {}

    /**
     * Reads a tick journal to its end, or to its end so far.
     *
     * @param progress is given the number of records read now and then
     */
    public static Read ticks(Path journal, Rows rows, LongConsumer progress) throws IOException {
        TickRows made = new TickRows(rows);
        MarketEvent tick = new MarketEvent();
        long ticks = 0;
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            for (Instrument known : reader.definitionsBefore()) {
                made.before(known);
            }
            long first = 0;
            while (reader.next(tick)) {
                first = ticks == 0 ? tick.sequence : first;
                made.add(tick);
                if (++ticks % REPORTED == 0) {
                    progress.accept(ticks);
                }
            }
            long numbered = ticks == 0 ? 0 : reader.position() - first + 1;
            if (numbered != ticks) {
                throw new JournalException("journal " + journal + " has ticks " + first + " to " + reader.position()
                        + ", and " + ticks + " were read");
            }
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put(TickTables.TICKS.name(), ticks);
            counts.put(TickTables.DEPTH.name(), made.levels());
            counts.put(TickTables.MARKS.name(), made.marks());
            counts.put(TickTables.INSTRUMENTS.name(), made.definitions());
            return new Read(ticks, reader.isComplete(), counts);
        }
    }

    /**
     * Reads a signal journal to its end, or to its end so far.
     *
     * @param cadence nanoseconds of event time between two rows of a metric
     * @param progress is given the number of records read now and then
     */
    public static Read signals(Path journal, long cadence, Rows rows, LongConsumer progress) throws IOException {
        SignalRows made = new SignalRows(rows, cadence);
        Map<RecordKind, Long> kinds = new EnumMap<>(RecordKind.class);
        long records = 0;
        boolean complete = false;
        try (SignalJournalReader reader = SignalJournalReader.open(journal)) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                kinds.merge(record.kind(), 1L, Long::sum);
                complete = record.kind() == RecordKind.RUN_END;
                made.add(record);
                if (++records % REPORTED == 0) {
                    progress.accept(records);
                }
            }
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put(SignalTables.SIGNALS.name(), kinds.getOrDefault(RecordKind.SIGNAL, 0L));
        counts.put(SignalTables.EVIDENCE.name(), made.evidence());
        counts.put(SignalTables.SNAPSHOTS.name(), kinds.getOrDefault(RecordKind.MARKET_SNAPSHOT, 0L));
        counts.put(SignalTables.CHAIN.name(), made.options());
        counts.put(SignalTables.OUTCOMES.name(), kinds.getOrDefault(RecordKind.OUTCOME, 0L));
        counts.put(SignalTables.METRICS.name(), made.metrics());
        return new Read(records, complete, counts);
    }
}
