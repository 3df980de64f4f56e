package io.strikeiq.export.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.export.table.Column;
import io.strikeiq.export.table.ColumnType;
import io.strikeiq.export.table.RowSink;
import io.strikeiq.export.table.Rows;
import io.strikeiq.export.table.TableSchema;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** The fields of a record and of its parts, such as {@code model.low}. */
    private static List<String> fields(Class<?> type, String of) {
        List<String> names = new ArrayList<>();
        for (RecordComponent field : type.getRecordComponents()) {
            Class<?> part = part(field);
            if (part.isRecord()) {
                names.addAll(fields(part, of + field.getName() + "."));
            } else {
                names.add(of + field.getName());
            }
        }
        return names;
    }

    private static Class<?> part(RecordComponent field) {
        return field.getGenericType() instanceof ParameterizedType list
                ? (Class<?>) list.getActualTypeArguments()[0]
                : field.getType();
    }

    /** A record with one part of each kind, whose fields have the first value but for the one that has the second. */
    private static Object make(Class<?> type, String of, String second) throws ReflectiveOperationException {
        RecordComponent[] fields = type.getRecordComponents();
        List<Object> values = new ArrayList<>();
        for (RecordComponent field : fields) {
            String name = of + field.getName();
            Class<?> part = part(field);
            Object value = part.isRecord() ? make(part, name + ".", second) : value(part, name.equals(second) ? 1 : 0);
            values.add(field.getType() == List.class ? List.of(value) : value);
        }
        return type.getDeclaredConstructor(
                        Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new))
                .newInstance(values.toArray());
    }

    private static Object value(Class<?> type, int number) {
        if (type == double.class) {
            return (double) number;
        } else if (type == long.class) {
            return 1L + number;
        } else if (type == int.class) {
            return 1 + number;
        } else if (type == boolean.class) {
            return number == 1;
        } else if (type == String.class) {
            return "text " + number;
        }
        return type.getEnumConstants()[number];
    }

    private static String column(String field) {
        String name = NAMES.getOrDefault(field, field.replaceFirst("^(evidence|options)\\.", ""));
        return name.replace('.', '_').replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(classes = {SignalEmitted.class, ChainSnapshotTaken.class, SignalScored.class})
    void shouldWriteEachFieldOfARecordToTheColumnOfItsNameAndNoOther(Class<? extends JournalRecord> type)
            throws Exception {
        Map<String, String> plain = rows(type.cast(make(type, "", "")));
        Set<String> unfilled = new TreeSet<>(plain.keySet());
        unfilled.removeAll(COUNTED);
        for (String field : fields(type, "")) {
            if (!LEFT_OUT.contains(field)) {
                Map<String, String> changed = rows(type.cast(make(type, "", field)));
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
