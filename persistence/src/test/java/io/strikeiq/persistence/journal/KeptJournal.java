package io.strikeiq.persistence.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A folder in a zip among the test resources, as an earlier version wrote it. Queue files are sparse: their zeros at the
 * end are left out, and their length is the comment of their entry.
 */
public final class KeptJournal {
    private KeptJournal() {}

    /** Unpacks a resource into a folder. */
    public static Path unpack(String resource, Path folder) throws IOException {
        Path zip = Files.createTempFile("kept", ".zip");
        try (InputStream packed = KeptJournal.class.getResourceAsStream(resource)) {
            Files.write(zip, packed.readAllBytes());
        }
        try (ZipFile files = new ZipFile(zip.toFile())) {
            for (Enumeration<? extends ZipEntry> all = files.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream content = files.getInputStream(entry)) {
                    Files.write(file, content.readAllBytes());
                }
                try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
                    whole.setLength(Long.parseLong(entry.getComment()));
                }
            }
        } finally {
            Files.delete(zip);
        }
        return folder;
    }

    /** Packs the files of a folder, but for locks and notes, which are made again. */
    public static void pack(Path folder, Path zip) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files = tree.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".cq4t")
                            && !file.getFileName().toString().contains("lock"))
                    .sorted()
                    .toList();
        }
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            packed.setLevel(9);
            for (Path file : files) {
                byte[] all = Files.readAllBytes(file);
                int end = all.length;
                while (end > 0 && all[end - 1] == 0) {
                    end--;
                }
                ZipEntry entry = new ZipEntry(folder.relativize(file).toString());
                entry.setComment(Integer.toString(all.length));
                packed.putNextEntry(entry);
                packed.write(Arrays.copyOf(all, end));
                packed.closeEntry();
            }
        }
    }
}
