package io.strikeiq.duckdb;

import io.strikeiq.export.table.ColumnType;
import java.util.Arrays;
import java.util.BitSet;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;

/** The values of one column that wait to be written: numbers as 64 bits, texts as they are. */
final class StagedColumn {
    private static final int INITIAL = 1024;
    private final ColumnType type;
    private final BitSet unknown = new BitSet();
    private long[] bits;
    private String[] texts;
    private int size;

    StagedColumn(ColumnType type) {
        this.type = type;
        this.bits = new long[type == ColumnType.TEXT ? 0 : INITIAL];
        this.texts = new String[type == ColumnType.TEXT ? INITIAL : 0];
    }

    /** Its type while it is staged; times are numbers until they are written. */
    DuckDBColumnType stagedType() {
        return switch (type) {
            case LONG, TIME -> DuckDBColumnType.BIGINT;
            case DOUBLE -> DuckDBColumnType.DOUBLE;
            case TEXT -> DuckDBColumnType.VARCHAR;
            case FLAG -> DuckDBColumnType.BOOLEAN;
        };
    }

    void add(long value) {
        if (size == bits.length) {
            bits = Arrays.copyOf(bits, 2 * size);
        }
        bits[size++] = value;
    }

    void add(String value) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, 2 * size);
        }
        texts[size++] = value;
    }

    void addUnknown() {
        if (type == ColumnType.TEXT) {
            add(null);
        } else {
            unknown.set(size);
            add(0);
        }
    }

    int size() {
        return size;
    }

    /** Copies values to a vector. */
    void copy(int from, int count, DuckDBWritableVector vector) {
        for (int i = 0; i < count; i++) {
            boolean isUnknown = type == ColumnType.TEXT ? texts[from + i] == null : unknown.get(from + i);
            if (isUnknown) {
                vector.setNull(i);
            } else {
                put(from + i, i, vector);
            }
        }
    }

    private void put(int from, int to, DuckDBWritableVector vector) {
        switch (type) {
            case LONG, TIME -> vector.setLong(to, bits[from]);
            case DOUBLE -> vector.setDouble(to, Double.longBitsToDouble(bits[from]));
            case TEXT -> vector.setString(to, texts[from]);
            case FLAG -> vector.setBoolean(to, bits[from] != 0);
        }
    }
}
