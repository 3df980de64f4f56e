package io.strikeiq.duckdb;

import io.strikeiq.export.table.ColumnType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;

/** The values of one column that wait to be written, as 64 bits each: of a text its number among the different ones, from 1. */
final class StagedColumn {
    private static final int INITIAL = 1024;
    private final ColumnType type;
    private final BitSet unknown = new BitSet();
    private final Map<String, Long> numbers = new HashMap<>();
    private final StringJoiner texts = new StringJoiner(", ", "[", "]");
    private long[] bits = new long[INITIAL];
    private int size;

    StagedColumn(ColumnType type) {
        this.type = type;
    }

    /** Its type while it is staged; {@link #value} makes of it what it shall be. */
    DuckDBColumnType stagedType() {
        return switch (type) {
            case LONG, TIME, TEXT -> DuckDBColumnType.BIGINT;
            case DOUBLE -> DuckDBColumnType.DOUBLE;
            case FLAG -> DuckDBColumnType.BOOLEAN;
        };
    }

    /** The expression of its value, which the engine computes for many rows at once. */
    String value(String name) {
        return switch (type) {
            case TIME -> "make_timestamp_ns(" + name + ')';
            case TEXT -> numbers.isEmpty() ? "null::varchar" : texts + "[" + name + ']';
            case LONG, DOUBLE, FLAG -> name;
        };
    }

    void add(long value) {
        if (size == bits.length) {
            bits = Arrays.copyOf(bits, 2 * size);
        }
        bits[size++] = value;
    }

    void add(String value) {
        if (value == null) {
            addUnknown();
            return;
        }
        Long number = numbers.get(value);
        if (number == null) {
            number = numbers.size() + 1L;
            numbers.put(value, number);
            texts.add(DuckDb.literal(value));
        }
        add(number.longValue());
    }

    void addUnknown() {
        unknown.set(size);
        add(0);
    }

    /** Copies values to a vector. */
    void copy(int from, int count, DuckDBWritableVector vector) {
        for (int i = 0; i < count; i++) {
            if (unknown.get(from + i)) {
                vector.setNull(i);
            } else {
                put(bits[from + i], i, vector);
            }
        }
    }

    private void put(long value, int to, DuckDBWritableVector vector) {
        switch (type) {
            case LONG, TIME, TEXT -> vector.setLong(to, value);
            case DOUBLE -> vector.setDouble(to, Double.longBitsToDouble(value));
            case FLAG -> vector.setBoolean(to, value != 0);
        }
    }
}
