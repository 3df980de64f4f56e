package io.strikeiq.export.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.export.table.Column;
import io.strikeiq.export.table.ColumnType;
import io.strikeiq.export.table.RowSink;
import io.strikeiq.export.table.Rows;
import io.strikeiq.export.table.TableSchema;
import io.strikeiq.persistence.journal.FilledRecord;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalRowsTest {
    /** Where a record is in its journal, and the id of what its symbol names. */
    private static final Set<String> LEFT_OUT = Set.of("index", "underlyingId");
    /** Columns that are not named as their fields are. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("tickSequence", "tick"),
            Map.entry("underlying", TableSchema.SYMBOL),
            Map.entry("expiryTime", "expiry"),
            Map.entry("options.right", "option_right"),
            Map.entry("horizon", "horizon_seconds"),
            Map.entry("grossReturn", "return_gross"),
            Map.entry("netReturn", "return_net"));
    /** Columns that tell of the number and the order of parts. */
    private static final Set<String> COUNTED = Set.of("signals.evidence", "evidence.position");

    /** What rows hold, by table and column; each value is of its column's type. */
    private static final class Taken implements Rows, RowSink {
        private final Map<String, String> values = new TreeMap<>();
        private TableSchema table;
        private int next;

        @Override
        public boolean wants(TableSchema wanted) {
            return true;
        }

        @Override
        public RowSink begin(TableSchema of, long time, String symbol) {
            table = of;
            next = 0;
            values.put(table.name() + "." + TableSchema.SYMBOL, symbol);
            return this;
        }

        private RowSink put(ColumnType type, Object value) {
            Column column = table.columns().get(next++);
            assertEquals(column.type(), type, column.name());
            values.put(table.name() + "." + column.name(), Objects.toString(value));
            return this;
        }

        @Override
        public RowSink whole(long value) {
            return put(ColumnType.LONG, value);
        }

        @Override
        public RowSink decimal(double value) {
            return put(ColumnType.DOUBLE, value);
        }

        @Override
        public RowSink text(String value) {
            return put(ColumnType.TEXT, value);
        }

        @Override
        public RowSink time(long nanos) {
            return put(ColumnType.TIME, nanos);
        }

        @Override
        public RowSink flag(boolean value) {
            return put(ColumnType.FLAG, value);
        }

        @Override
        public RowSink none(int columns) {
            next += columns;
            return this;
        }

        @Override
        public void endRow() {
            assertEquals(table.columns().size(), next, table.name());
        }
    }

    private static Map<String, String> rows(JournalRecord record) throws IOException {
        Taken taken = new Taken();
        new SignalRows(taken, 1).add(record);
        return taken.values;
    }

    private static String column(String field) {
        String name = NAMES.getOrDefault(field, field.replaceFirst("^(evidence|options)\\.", ""));
        return name.replace('.', '_').replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(classes = {SignalEmitted.class, ChainSnapshotTaken.class, SignalScored.class})
    void shouldWriteEachFieldOfARecordToTheColumnOfItsNameAndNoOther(Class<? extends JournalRecord> type)
            throws Exception {
        Map<String, String> plain = rows(FilledRecord.of(type));
        Set<String> unfilled = new TreeSet<>(plain.keySet());
        unfilled.removeAll(COUNTED);
        for (String field : FilledRecord.fields(type)) {
            if (!LEFT_OUT.contains(field)) {
                Map<String, String> changed = rows(FilledRecord.of(type, field));
                Set<String> columns = new TreeSet<>();
                plain.forEach((column, value) -> {
                    if (!value.equals(changed.get(column))) {
                        unfilled.remove(column);
                        columns.add(column.substring(column.indexOf('.') + 1));
                    }
                });
                assertEquals(Set.of(column(field)), columns, field);
            }
        }
        assertEquals(Set.of(), unfilled);
    }
}
