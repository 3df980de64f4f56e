package io.strikeiq.duckdb;

import io.strikeiq.export.columnar.ColumnarException;
import io.strikeiq.export.columnar.ExportedTable;
import io.strikeiq.export.table.Column;
import io.strikeiq.export.table.TableSchema;
import io.strikeiq.persistence.FileFault;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The view of a table over the files of exports. */
final class ExportView {
    private static final String HIVE = ", hive_partitioning = true, hive_types = {'" + TableSchema.DAY + "': date, '"
            + TableSchema.SYMBOL + "': varchar}";

    private static final String OWN = "select " + TableSchema.DAY + ", " + TableSchema.SYMBOL + ", * exclude ("
            + TableSchema.DAY + ", " + TableSchema.SYMBOL + ") from ";

    /** A day, a symbol, a file. */
    private static final int DEPTH = 3;

    private ExportView() {}

    static String of(ExportedTable table) {
        // By name, not by pattern: the folder of an export may be called "of [1] day".
        List<Path> all = table.folders().stream()
                .flatMap(folder -> files(folder, table.suffix()).stream())
                .toList();
        // All columns of today are there, whatever the version that made an export: NULL where it lacks one.
        StringJoiner parts = new StringJoiner(" union all by name ");
        parts.add("select " + empty(table.schema()));
        if (table.suffix().equals(".parquet")) {
            if (!all.isEmpty()) {
                parts.add(OWN + "read_parquet(" + list(all) + ", union_by_name = true" + HIVE + ")");
            }
        } else {
            byHeader(all)
                    .forEach((header, files) ->
                            parts.add(OWN + "read_csv(" + list(files) + csv(table.schema(), header) + HIVE + ")"));
        }
        return "create view " + DuckDb.name(table.schema().name()) + " as " + parts;
    }

    private static String list(List<Path> files) {
        StringJoiner names = new StringJoiner(", ", "[", "]");
        files.forEach(file -> names.add(DuckDb.literal(file)));
        return names.toString();
    }

    /** Files by the columns that they name. */
    private static Map<List<String>, List<Path>> byHeader(List<Path> files) {
        Map<List<String>, List<Path>> groups = new LinkedHashMap<>();
        for (Path file : files) {
            groups.computeIfAbsent(header(file), each -> new ArrayList<>()).add(file);
        }
        return groups;
    }

    /** The first line of a file that an export wrote, whose names need no quotes. */
    private static List<String> header(Path file) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            if (line == null) {
                throw new EOFException("it is empty");
            }
            return List.of(line.split(",", -1));
        } catch (IOException e) {
            throw new ColumnarException(file + " cannot be read: " + FileFault.reason(e), e);
        }
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

    private static String csv(TableSchema schema, List<String> header) {
        Map<String, String> types = new HashMap<>();
        schema.columns().forEach(column -> types.put(column.name(), type(column)));
        StringJoiner columns = new StringJoiner(", ", "{", "}");
        for (String name : header) {
            columns.add(DuckDb.literal(name) + ": '" + types.getOrDefault(name, "varchar") + '\'');
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
