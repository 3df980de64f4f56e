package io.strikeiq.service.recording;

import io.strikeiq.export.columnar.ColumnarException;
import io.strikeiq.export.columnar.MissingEngineException;
import io.strikeiq.export.columnar.ParquetTable;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.TableReader;
import io.strikeiq.imports.TableRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads Parquet for the importers, by the engine that exports are written with. */
public final class ParquetTableReader implements TableReader {
    @Override
    public boolean reads(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    @Override
    public TableRows open(Path file) {
        try {
            return new Rows(ParquetTable.open(file));
        } catch (MissingEngineException e) {
            throw ImportException.mistaken(file + ": " + e.getMessage());
        } catch (ColumnarException e) {
            throw damaged(file.toString(), e);
        }
    }

    private static ImportException damaged(String file, ColumnarException cause) {
        return ImportException.failed(
                "cannot read " + file + ": " + cause.getMessage() + "; no journal was written", cause);
    }

    /** Rows as text. */
    private static final class Rows implements TableRows {
        private final ParquetTable table;

        Rows(ParquetTable table) {
            this.table = table;
        }

        @Override
        public List<String> columns() {
            return table.columns();
        }

        @Override
        public List<String> next() {
            try {
                if (!table.next()) {
                    return null;
                }
                List<String> row = new ArrayList<>();
                for (int column = 0; column < table.columns().size(); column++) {
                    row.add(table.isNull(column) ? "" : table.text(column));
                }
                return row;
            } catch (ColumnarException e) {
                throw damaged("the table", e);
            }
        }

        @Override
        public void close() {
            table.close();
        }
    }
}
