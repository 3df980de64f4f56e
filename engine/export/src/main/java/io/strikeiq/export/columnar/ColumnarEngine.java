package io.strikeiq.export.columnar;

import io.strikeiq.export.table.TableFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Writes and reads Parquet, and answers SQL over exports. Found by {@link ServiceLoader}. */
public interface ColumnarEngine {
    /**
     * The engine on the class path.
     *
     * @throws MissingEngineException when no engine is on the class path
     */
    static ColumnarEngine find() {
        return ServiceLoader.load(ColumnarEngine.class).findFirst().orElseThrow(MissingEngineException::new);
    }

    /** Name and version, for reports. */
    String name();

    /** Parquet files, packed by zstd. */
    TableFormat parquet();

    /** The rows of a file; see {@link ParquetTable#open}. */
    ParquetTable read(Path file, List<String> wanted);

    /**
     * Opens exports for queries that only read.
     *
     * @throws ColumnarException when an export cannot be read
     */
    QuerySession query(List<ExportedTable> tables);
}
