package io.strikeiq.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small source files for tests. */
public final class TextSource {
    private final Path folder;

    public TextSource(Path folder) {
        this.folder = folder;
    }

    /** Writes a file below the folder, its lines ended by line feeds. */
    public TextSource file(String path, String... lines) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }
}
