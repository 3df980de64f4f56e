package io.strikeiq.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that tests write and the build prints at its end: {@code target/reports/NAME.tsv} of the module, headings in
 * the first line. The build deletes it before the tests.
 */
public final class Report {
    private final Path file;
    private final String headings;

    /** Starts or continues the table of a name. */
    public Report(String name, String... headings) {
        this(Path.of(System.getProperty("basedir", "."), "target", "reports"), name, headings);
    }

    Report(Path folder, String name, String... headings) {
        this.file = folder.resolve(name + ".tsv");
        this.headings = String.join("\t", headings);
    }

    /**
     * Adds a row, in the place of the one with the same key if there is one.
     *
     * @param keyCells how many of the first cells are the key
     */
    public synchronized void add(int keyCells, String... cells) {
        String key = String.join("\t", List.of(cells).subList(0, keyCells)) + '\t';
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            Files.createDirectories(file.getParent());
            // Other processes run tests of the same module.
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of(headings));
                lines.removeIf(line -> line.startsWith(key));
                lines.add(String.join("\t", cells));
                Files.write(file, lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
