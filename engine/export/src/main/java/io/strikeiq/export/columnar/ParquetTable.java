package io.strikeiq.export.columnar;

import java.nio.file.Path;
import java.util.List;

/**
 * The rows of one Parquet file, read once and forward in the order of the file, in bounded memory. One thread.
 *
 * <pre>{@code
 * try (ParquetTable table = ParquetTable.open(file)) {
 *     int strike = table.column("strike");
 *     while (table.next()) {
 *         double price = table.decimal(strike);
 *     }
 * }
 * }</pre>
 */
public interface ParquetTable extends AutoCloseable {
    /**
     * Opens a file, all its columns or those that are named.
     *
     * @param wanted names of columns, read in this order; none for all
     * @throws MissingEngineException when no engine is on the class path
     * @throws ColumnarException when the file cannot be read or lacks a column that is wanted
     */
    static ParquetTable open(Path file, String... wanted) {
        return ColumnarEngine.find().read(file, List.of(wanted));
    }

    /** Names of the columns in order. */
    List<String> columns();

    /** Position of a column from 0, or −1 when there is none of that name; case does not matter. */
    default int column(String name) {
        for (int i = 0; i < columns().size(); i++) {
            if (columns().get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Rows of the file, by its footer. */
    long rows();

    /**
     * Goes on to the next row.
     *
     * @throws ColumnarException when the file is damaged; the rows before it have been given
     */
    boolean next();

    /** Whether the value is NULL. */
    boolean isNull(int column);

    /** A whole number; 0 for NULL. */
    long whole(int column);

    /** A number; {@code NaN} for NULL. */
    double decimal(int column);

    /** A value of any type as text; null for NULL. */
    String text(int column);

    /** A timestamp or date in nanoseconds since the epoch, without a zone taken for UTC; {@link Long#MAX_VALUE} for NULL. */
    long time(int column);

    @Override
    void close();
}
