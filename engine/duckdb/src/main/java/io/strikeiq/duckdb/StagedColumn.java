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
    /** Rows up to the last that is known. */
    private int size;
    /** The text before, which the next one is as often as not, and its number. */
    private String last;

    private long lastNumber;

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

    /** Adds the value of a row; those of the rows since the last known one are unknown. */
    void add(int row, long value) {
        if (row >= bits.length) {
            bits = Arrays.copyOf(bits, Math.max(row + 1, 2 * bits.length));
        }
        if (size < row) {
            unknown.set(size, row);
        }
        bits[row] = value;
        size = row + 1;
    }

    void add(int row, String value) {
        if (!value.equals(last)) {
            lastNumber = number(value);
            last = value;
        }
        add(row, lastNumber);
    }

    private long number(String value) {
        Long number = numbers.get(value);
        if (number == null) {
            number = numbers.size() + 1L;
            numbers.put(value, number);
            texts.add(DuckDb.literal(value));
        }
        return number;
    }

    /** Copies values to a vector. */
    void copy(int from, int count, DuckDBWritableVector vector) {
        for (int i = 0; i < count; i++) {
            int row = from + i;
            if (row >= size || unknown.get(row)) {
                vector.setNull(i);
            } else {
                put(bits[row], i, vector);
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
