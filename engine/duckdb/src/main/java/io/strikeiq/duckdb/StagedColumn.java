package io.strikeiq.duckdb;

import io.strikeiq.export.table.ColumnType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;

/** The values of one column that wait to be written, as 64 bits each: of a text its number among the different ones, from 1. */
final class StagedColumn {
    private static final int LAST = ValueBlocks.LENGTH - 1;
    private final ColumnType type;
    private final ValueBlocks memory;
    private final BitSet unknown = new BitSet();
    private final StagedTexts texts = new StagedTexts();
    /** By rows, null where no row is known. */
    private final List<long[]> blocks = new ArrayList<>();

    private long[] block;
    /** First row behind the block. */
    private int blockEnd;
    /** Rows up to the last that is known. */
    private int size;

    StagedColumn(ColumnType type, ValueBlocks memory) {
        this.type = type;
        this.memory = memory;
    }

    /** Its type while it is staged; {@link #value} makes of it what it shall be. */
    DuckDBColumnType stagedType() {
        return switch (type) {
            case LONG, TIME -> DuckDBColumnType.BIGINT;
            case TEXT -> texts.areNamed() ? DuckDBColumnType.BIGINT : DuckDBColumnType.VARCHAR;
            case DOUBLE -> DuckDBColumnType.DOUBLE;
            case FLAG -> DuckDBColumnType.BOOLEAN;
        };
    }

    /** The expression of its value, which the engine computes for many rows at once. */
    String value(String name) {
        return switch (type) {
            case TIME -> "make_timestamp_ns(" + name + ')';
            case TEXT -> texts.areNamed() ? texts.named(name) : name;
            case LONG, DOUBLE, FLAG -> name;
        };
    }

    /** The expression of the value of a column that has none. */
    String none() {
        return switch (type) {
            case TIME -> "null::timestamp_ns";
            case TEXT -> "null::varchar";
            case LONG -> "null::bigint";
            case DOUBLE -> "null::double";
            case FLAG -> "null::boolean";
        };
    }

    /** Whether no row has a value. */
    boolean isEmpty() {
        return size == 0;
    }

    /** Adds the value of a row; those of the rows since the last known one are unknown. */
    void add(int row, long value) {
        if (row >= blockEnd) {
            turnTo(row);
        }
        if (size < row) {
            unknown.set(size, row);
        }
        block[row & LAST] = value;
        size = row + 1;
    }

    private void turnTo(int row) {
        int number = row / ValueBlocks.LENGTH;
        while (blocks.size() < number) {
            blocks.add(null);
        }
        block = memory.take();
        blocks.add(block);
        blockEnd = blocks.size() * ValueBlocks.LENGTH;
    }

    void add(int row, String value) {
        add(row, texts.number(value));
    }

    /** Copies the values of some rows to a vector. */
    void copy(int from, int count, DuckDBWritableVector vector) {
        if (type == ColumnType.TEXT && !texts.areNamed()) {
            vector.setStringUtf8Batch(0, utf8(from, count));
            return;
        }
        int end = from + count;
        int known = Math.min(end, size);
        int row = from;
        while (row < known) {
            int toNext = Math.min(known, (row | LAST) + 1);
            copyBlock(blocks.get(row / ValueBlocks.LENGTH), row, toNext, from, vector);
            row = toNext;
        }
        for (; row < end; row++) {
            vector.setNull(row - from);
        }
    }

    /** Copies rows of one block, the first of them to where it is behind the vector's first. */
    private void copyBlock(long[] values, int from, int to, int first, DuckDBWritableVector vector) {
        for (int row = from; row < to; row++) {
            if (unknown.get(row)) {
                vector.setNull(row - first);
            } else {
                put(values[row & LAST], row - first, vector);
            }
        }
    }

    private byte[][] utf8(int from, int count) {
        byte[][] values = new byte[count][];
        for (int i = 0; i < count; i++) {
            int row = from + i;
            if (row < size && !unknown.get(row)) {
                values[i] = texts.utf8((int) blocks.get(row / ValueBlocks.LENGTH)[row & LAST]);
            }
        }
        return values;
    }

    private void put(long value, int to, DuckDBWritableVector vector) {
        switch (type) {
            case LONG, TIME, TEXT -> vector.setLong(to, value);
            case DOUBLE -> vector.setDouble(to, Double.longBitsToDouble(value));
            case FLAG -> vector.setBoolean(to, value != 0);
        }
    }

    /** Gives its memory back; it has no values after that. */
    void clear() {
        memory.give(blocks);
        size = 0;
    }
}
