package io.strikeiq.duckdb;

import io.strikeiq.export.columnar.ExportedTable;
import io.strikeiq.export.table.Column;
import io.strikeiq.export.table.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** The view of a table over the files of exports. */
final class ExportView {
    private static final String HIVE = ", hive_partitioning = true, hive_types = {'" + TableSchema.DAY + "': date, '"
            + TableSchema.SYMBOL + "': varchar}";

    /** A day, a symbol, a file. */
    private static final int DEPTH = 3;

    private ExportView() {}

    static String of(ExportedTable table) {
        StringJoiner files = new StringJoiner(", ", "[", "]");
        // By name, not by pattern: the folder of an export may be called "of [1] day".
        List<Path> all = table.folders().stream()
                .flatMap(folder -> files(folder, table.suffix()).stream())
                .toList();
        all.forEach(file -> files.add(DuckDb.literal(file)));
        String view = "create view " + DuckDb.name(table.schema().name()) + " as select ";
        if (all.isEmpty()) {
            return view + empty(table.schema());
        }
        String own = TableSchema.DAY + ", " + TableSchema.SYMBOL + ", * exclude (" + TableSchema.DAY + ", "
                + TableSchema.SYMBOL + ") from ";
        return view
                + own
                + (table.suffix().equals(".parquet")
                        ? "read_parquet(" + files + ", union_by_name = true" + HIVE + ")"
                        : "read_csv(" + files + csv(table.schema()) + HIVE + ")");
    }

    /** Those of all days and symbols, in order. */
    private static List<Path> files(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(folder, DEPTH)) {
            return tree.filter(file -> folder.relativize(file).getNameCount() == DEPTH
                            && file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String csv(TableSchema schema) {
        StringJoiner columns = new StringJoiner(", ", "{'" + TableSchema.RUN + "': 'varchar', ", "}");
        for (Column column : schema.columns()) {
            columns.add(DuckDb.literal(column.name()) + ": '" + type(column) + '\'');
        }
        return ", header = true, delim = ',', quote = '\"', escape = '\"', allow_quoted_nulls = false, auto_detect = false"
                + ", columns = " + columns;
    }

    private static String empty(TableSchema schema) {
        StringJoiner columns = new StringJoiner(", ", "", " where false");
        columns.add("null::date as " + TableSchema.DAY)
                .add("null::varchar as " + TableSchema.SYMBOL)
                .add("null::varchar as " + TableSchema.RUN);
        for (Column column : schema.columns()) {
            columns.add("null::" + type(column) + " as " + DuckDb.name(column.name()));
        }
        return columns.toString();
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case LONG -> "bigint";
            case DOUBLE -> "double";
            case TEXT -> "varchar";
            case TIME -> "timestamp_ns";
            case FLAG -> "boolean";
        };
    }
}
