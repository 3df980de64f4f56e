package io.strikeiq.export.columnar;

import io.strikeiq.export.table.TableSchema;
import java.nio.file.Path;
import java.util.List;

/**
 * A table that queries know by the name of its schema.
 *
 * @param folders a folder of each export that has it; they hold files in folders {@code day=.../symbol=...}
 * @param suffix how the names of its files end: {@code .parquet}, {@code .csv} or {@code .csv.gz}
 */
public record ExportedTable(TableSchema schema, List<Path> folders, String suffix) {}
