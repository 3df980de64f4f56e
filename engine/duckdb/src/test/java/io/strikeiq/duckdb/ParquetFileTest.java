package io.strikeiq.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.export.columnar.ColumnarEngine;
import io.strikeiq.export.columnar.ParquetTable;
import io.strikeiq.export.table.ColumnType;
import io.strikeiq.export.table.RowSink;
import io.strikeiq.export.table.TableFile;
import io.strikeiq.export.table.TableFormat;
import io.strikeiq.export.table.TableSchema;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More rows than a block of memory and a chunk of the engine have, with texts from few to one for each row. */
class ParquetFileTest {
    private static final int ROWS = 7_001;
    private static final int LATE = 5_000;
    private static final TableSchema TABLE = TableSchema.table("table", "rows of a test")
            .column("never", ColumnType.LONG, "unknown in every row")
            .column("row", ColumnType.LONG, "number of the row")
            .column("few", ColumnType.TEXT, "one of three, and unknown")
            .column("many", ColumnType.TEXT, "different in each row, and unknown")
            .column("late", ColumnType.DOUBLE, "unknown in the first rows")
            .column("early", ColumnType.TIME, "unknown in the last rows")
            .column("nothing", ColumnType.TEXT, "unknown in every row")
            .build();

    @TempDir
    private Path folder;

    private static String few(int row) {
        return row % 4 == 3 ? null : row % 4 == 2 ? "" : "it's " + row % 4;
    }

    private static String many(int row, String file) {
        return row % 7 == 0 ? null : file + " \u20ac" + row;
    }

    private static void write(TableFormat format, Path file, int rows) throws IOException {
        try (TableFile table = format.create(file, TABLE, "run '1'")) {
            for (int row = 0; row < rows; row++) {
                table.none(1)
                        .whole(row)
                        .text(few(row))
                        .text(many(row, file.getFileName().toString()))
                        .decimal(row < LATE ? Double.NaN : row / 8.0)
                        .time(row < LATE ? row : RowSink.NO_TIME)
                        .none(1)
                        .endRow();
            }
        }
        assertEquals(rows, format.count(file));
    }

    private static void check(Path file, int rows) {
        try (ParquetTable table = ParquetTable.open(file)) {
            for (int row = 0; row < rows; row++) {
                assertTrue(table.next());
                assertEquals("run '1'", table.text(0));
                assertTrue(table.isNull(1) && table.isNull(7));
                assertEquals(row, table.whole(2));
                assertEquals(few(row), table.text(3));
                assertEquals(many(row, file.getFileName().toString()), table.text(4));
                assertEquals(row < LATE ? Double.NaN : row / 8.0, table.decimal(5));
                assertEquals(row < LATE ? row : Long.MAX_VALUE, table.time(6));
            }
            assertFalse(table.next());
        }
    }

    @Test
    void shouldHoldWhatItWasGivenThoughFilesUseTheMemoryOfThoseBefore() throws IOException {
        try (TableFormat format = ColumnarEngine.find().parquet()) {
            write(format, folder.resolve("first"), ROWS);
            write(format, folder.resolve("second"), ROWS / 3);
            write(format, folder.resolve("third"), ROWS);
            write(format, folder.resolve("none"), 0);
        }
        check(folder.resolve("first"), ROWS);
        check(folder.resolve("second"), ROWS / 3);
        check(folder.resolve("third"), ROWS);
        check(folder.resolve("none"), 0);
    }
}
