package io.strikeiq.imports;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/** Reads tables that are no text, such as Parquet. Found by {@link ServiceLoader}, so that the importers need no library for them. */
public interface TableReader {
    /**
     * The reader of a file by its name, empty of a text.
     *
     * @throws ImportException when it is Parquet, and no reader of it is on the class path
     */
    static Optional<TableReader> of(SourceFile file) {
        String name = file.fileName();
        if (name.endsWith(".csv") || name.endsWith(".gz") || name.endsWith(".txt")) {
            return Optional.empty();
        }
        for (TableReader reader : ServiceLoader.load(TableReader.class)) {
            if (reader.reads(name)) {
                return Optional.of(reader);
            }
        }
        if (name.endsWith(".parquet")) {
            throw ImportException.mistaken(file.name() + " is Parquet, and no reader of it is on the class path");
        }
        return Optional.empty();
    }

    /** Whether it reads files of a name. */
    boolean reads(String fileName);

    /**
     * Opens a file.
     *
     * @throws ImportException when it cannot be read
     */
    TableRows open(Path file);
}
