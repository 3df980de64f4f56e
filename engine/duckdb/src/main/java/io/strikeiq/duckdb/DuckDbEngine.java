package io.strikeiq.duckdb;

import io.strikeiq.export.columnar.ColumnarEngine;
import io.strikeiq.export.columnar.ColumnarException;
import io.strikeiq.export.columnar.ExportedTable;
import io.strikeiq.export.columnar.ParquetTable;
import io.strikeiq.export.columnar.QuerySession;
import io.strikeiq.export.table.TableFormat;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** DuckDB within the process, each time with a database in memory that is gone after it. */
public final class DuckDbEngine implements ColumnarEngine {
    @Override
    public String name() {
        return "DuckDB";
    }

    @Override
    public TableFormat parquet() {
        try {
            return new ParquetFormat(DuckDb.open(DuckDb.Use.WRITE));
        } catch (SQLException e) {
            throw Refusal.of(e);
        }
    }

    @Override
    public ParquetTable read(Path file, List<String> wanted) {
        try {
            return ParquetRows.open(file, wanted);
        } catch (SQLException e) {
            throw new ColumnarException(file + " cannot be read: " + Refusal.text(e), e);
        }
    }

    @Override
    public QuerySession query(List<ExportedTable> tables) {
        try {
            return ExportQueries.open(tables);
        } catch (SQLException e) {
            throw Refusal.of(e);
        }
    }
}
