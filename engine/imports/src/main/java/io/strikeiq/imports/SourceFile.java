package io.strikeiq.imports;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * One file of a source: on disk or an entry of a zip archive. A name that ends in {@code .gz} is decompressed.
 *
 * @param name path for messages, {@code archive!entry} inside an archive, free of what would change a terminal
 * @param path path inside the source with forward slashes, by which formats are recognised
 * @param opener opens the bytes
 */
public record SourceFile(String name, String path, Opener opener) {
    /** Escapes the name and makes all slashes forward ones, since some archivers write others. */
    public SourceFile {
        name = Shown.escaped(name);
        path = path.replace('\\', '/');
    }

    /** Opens the bytes of a file. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /** Takes the lines of a file. */
    @FunctionalInterface
    public interface LineReader {
        /** Takes one line; lines are numbered from 1. */
        void line(long number, String text);
    }

    /** Last part of the path. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Name of the folder that holds the file, empty when there is none. */
    public String folderName() {
        int end = path.lastIndexOf('/');
        return end < 0 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /**
     * Reads all lines that are not blank; a byte order mark at the beginning is no part of the first.
     *
     * @throws ImportException when the file or its archive is damaged
     */
    public void forEachLine(LineReader reader) {
        try (SourceLines lines = lines()) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                reader.line(lines.number(), line);
            }
        }
    }

    /**
     * Opens the lines that are not blank, to be taken one by one.
     *
     * @throws ImportException when the file or its archive is damaged
     */
    public SourceLines lines() {
        return new SourceLines(name, open());
    }

    /**
     * Opens the bytes, decompressed where the name ends in {@code .gz}; bounded as text is.
     *
     * @throws ImportException when the file or its archive is damaged
     */
    public InputStream open() {
        try {
            InputStream bytes = opener.open();
            try {
                return unpacked(bytes);
            } catch (IOException e) {
                bytes.close();
                throw e;
            }
        } catch (IOException e) {
            throw Unreadable.source(name, e);
        }
    }

    /**
     * Opens the bytes of a file that is no text, decompressed where the name ends in {@code .zst}.
     *
     * @throws ImportException when the file or its archive is damaged
     */
    public InputStream openBinary() {
        try {
            InputStream bytes = new BufferedInputStream(opener.open(), 1 << 16);
            if (!path.toLowerCase(Locale.ROOT).endsWith(".zst")) {
                return bytes;
            }
            CountedInput packed = new CountedInput(bytes);
            try {
                return new BufferedInputStream(
                        GuardedInput.unpackedBinary(new ZstdInputStream(packed), packed::count), 1 << 16);
            } catch (IOException e) {
                bytes.close();
                throw e;
            }
        } catch (IOException e) {
            throw Unreadable.source(name, e);
        }
    }

    /**
     * The file on disk, for readers that open it themselves.
     *
     * @throws ImportException when it is in an archive
     */
    public Path onDisk() {
        if (name.endsWith("!" + Shown.escaped(path))) {
            throw ImportException.failed(
                    name + ": a file of this kind is read from disk, and not out of an archive: unpack it");
        }
        return Path.of(path);
    }

    /** The failure of a file that cannot be read further. */
    public ImportException unreadable(IOException cause) {
        return Unreadable.source(name, cause);
    }

    private InputStream unpacked(InputStream bytes) throws IOException {
        if (!path.toLowerCase(Locale.ROOT).endsWith(".gz")) {
            return GuardedInput.plain(bytes);
        }
        CountedInput packed = new CountedInput(bytes);
        return GuardedInput.unpacked(new GZIPInputStream(packed, 1 << 16), packed::count);
    }
}
