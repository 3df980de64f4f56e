package io.strikeiq.imports;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip archive of a source: its entries by name, and how to open it. Names that are no UTF-8 are read as code page 437. */
final class Archive {
    private static final int MOST_ENTRIES = 1_000_000;
    /** What the format says names are when they are not marked as UTF-8. */
    private static final String FIRST_CODE_PAGE = "IBM437";

    private final Path file;
    private Charset names = StandardCharsets.UTF_8;

    Archive(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Opens the archive; the caller closes it. */
    ZipFile open() throws IOException {
        if (!file.toFile().exists()) {
            throw new IOException("its name cannot be spelled in this locale; run it with LC_ALL=C.UTF-8");
        }
        try {
            return new ZipFile(file.toFile(), names);
        } catch (ZipException e) {
            if (names.equals(StandardCharsets.UTF_8) && e.getMessage().contains("bad entry name")) {
                names = Charset.isSupported(FIRST_CODE_PAGE)
                        ? Charset.forName(FIRST_CODE_PAGE)
                        : StandardCharsets.ISO_8859_1;
                return new ZipFile(file.toFile(), names);
            }
            throw e;
        }
    }

    /** The entries that are files, by name. */
    List<ZipEntry> entries() throws IOException {
        try (ZipFile archive = open()) {
            if (archive.size() > MOST_ENTRIES) {
                throw new IOException("it has " + archive.size() + " entries, more than " + MOST_ENTRIES);
            }
            List<ZipEntry> entries = archive.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().endsWith("\\"))
                    .map(ZipEntry.class::cast)
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                checkName(entry.getName());
            }
            return entries;
        }
    }

    /** Nothing is ever unpacked to disk; a name that points out of its archive is refused all the same. */
    private static void checkName(String name) throws IOException {
        if (name.startsWith("/")
                || name.startsWith("\\")
                || name.matches("(?s)[A-Za-z]:.*")
                || Arrays.asList(name.split("[/\\\\]")).contains("..")) {
            throw new IOException("its entry '" + Shown.value(name) + "' points out of the archive");
        }
    }
}
