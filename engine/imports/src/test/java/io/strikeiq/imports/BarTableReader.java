package io.strikeiq.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads tables of tests, called {@code .bars}: fields between bars, the first line names them. */
public final class BarTableReader implements TableReader {
    @Override
    public boolean reads(String fileName) {
        return fileName.endsWith(".bars");
    }

    @Override
    public TableRows open(Path file) {
        try {
            return new Rows(Files.readAllLines(file).iterator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Rows implements TableRows {
        private final Iterator<String> lines;
        private final List<String> columns;

        Rows(Iterator<String> lines) {
            this.lines = lines;
            this.columns = split(lines.next());
        }

        private static List<String> split(String line) {
            return new ArrayList<>(List.of(line.split("\\|", -1)));
        }

        @Override
        public List<String> columns() {
            return columns;
        }

        @Override
        public List<String> next() {
            return lines.hasNext() ? split(lines.next()) : null;
        }

        @Override
        public void close() {
            // The lines are in memory.
        }
    }
}
