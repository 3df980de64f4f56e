package io.strikeiq.service.imports;

import io.strikeiq.service.cli.UserException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** All files below the given files, folders and zip archives, sorted by path, so that the order of a disk never matters. */
public final class SourceTree implements AutoCloseable {
    private static final int MOST_ENTRIES = 1_000_000;
    private final List<Path> sources;
    private final List<ZipFile> archives = new ArrayList<>();
    private final List<SourceFile> files = new ArrayList<>();
    private LongConsumer listener = bytes -> {};
    private long size;
    private long read;

    /**
     * Lists the sources; archives stay open until this is closed.
     *
     * @throws UserException when a source is not there, or an archive is damaged
     */
    public SourceTree(List<Path> sources) {
        this.sources = sources;
        try {
            for (Path source : sources) {
                if (!Files.exists(source)) {
                    throw new UserException("no such file or folder: " + source);
                }
                add(source);
            }
        } catch (UserException e) {
            close();
            throw e;
        }
    }

    private void add(Path source) {
        try (Stream<Path> tree = Files.walk(source)) {
            for (Path file : tree.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(SourceTree::slashed))
                    .toList()) {
                if (file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                    addArchive(file);
                } else {
                    size += Files.size(file);
                    files.add(
                            new SourceFile(file.toString(), slashed(file), () -> counted(Files.newInputStream(file))));
                }
            }
        } catch (IOException e) {
            throw SourceFile.unreadable(source.toString(), e);
        }
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private void addArchive(Path file) {
        try {
            ZipFile archive = new ZipFile(file.toFile());
            archives.add(archive);
            if (archive.size() > MOST_ENTRIES) {
                throw new IOException("it has " + archive.size() + " entries, more than " + MOST_ENTRIES);
            }
            for (ZipEntry entry : archive.stream()
                    .filter(each -> !each.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList()) {
                checkName(entry.getName());
                files.add(
                        new SourceFile(file + "!" + entry.getName(), entry.getName(), () -> unpacked(archive, entry)));
            }
            size += archive.stream()
                    .mapToLong(ZipEntry::getSize)
                    .filter(bytes -> bytes > 0)
                    .sum();
        } catch (IOException e) {
            throw SourceFile.unreadable(file.toString(), e);
        }
    }

    /** Nothing is ever unpacked to disk; a name that points out of its archive is refused all the same. */
    private static void checkName(String name) throws IOException {
        if (name.startsWith("/")
                || name.startsWith("\\")
                || name.matches("[A-Za-z]:.*")
                || Arrays.asList(name.split("[/\\\\]")).contains("..")) {
            throw new IOException("its entry '" + RowError.shown(name) + "' points out of the archive");
        }
    }

    private InputStream unpacked(ZipFile archive, ZipEntry entry) throws IOException {
        return GuardedInput.unpacked(counted(archive.getInputStream(entry)), entry::getCompressedSize);
    }

    private InputStream counted(InputStream bytes) {
        return new FilterInputStream(bytes) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                count(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                count(count);
                return count;
            }
        };
    }

    private void count(int bytes) {
        if (bytes > 0) {
            read += bytes;
            listener.accept(read);
        }
    }

    /** From now on {@code bytesRead} is told how many bytes have been read. */
    public void onRead(LongConsumer bytesRead) {
        listener = bytesRead;
    }

    /** Bytes of all files, those of archives unpacked. */
    public long size() {
        return size;
    }

    /** What was given, for messages. */
    public List<Path> sources() {
        return sources;
    }

    public List<SourceFile> files() {
        return files;
    }

    @Override
    public void close() {
        for (ZipFile archive : archives) {
            try {
                archive.close();
            } catch (IOException e) {
                throw SourceFile.unreadable(archive.getName(), e);
            }
        }
    }
}
