package io.strikeiq.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * All files below the given files, folders and zip archives, sorted by path, so that the order of a disk never matters. Links are
 * followed. One archive is open at a time: the one from which an entry was opened last.
 */
public final class SourceTree implements AutoCloseable {
    private final List<Path> sources;
    private final List<SourceFile> files = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private LongConsumer listener = bytes -> {};
    private Archive opened;
    private ZipFile open;
    private long size;
    private long read;

    /**
     * Lists the sources.
     *
     * @throws ImportException when a source is not there, cannot be read, or an archive is damaged
     */
    public SourceTree(List<Path> sources) {
        this.sources = sources;
        for (Path source : sources) {
            if (!Files.exists(source)) {
                throw Unreadable.missing(source);
            }
            add(source);
        }
    }

    private void add(Path source) {
        Walk walk = new Walk();
        try {
            Files.walkFileTree(source, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        } catch (IOException e) {
            throw Unreadable.source(walk.at == null ? source.toString() : walk.at.toString(), e);
        }
        walk.found.sort(Comparator.comparing(SourceTree::slashed));
        for (Path file : walk.found) {
            try {
                if (file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                    addArchive(new Archive(file));
                } else {
                    size += Files.size(file);
                    files.add(
                            new SourceFile(file.toString(), slashed(file), () -> counted(Files.newInputStream(file))));
                }
            } catch (IOException e) {
                throw Unreadable.source(file.toString(), e);
            }
        }
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private void addArchive(Archive archive) throws IOException {
        for (ZipEntry entry : archive.entries()) {
            String name = entry.getName();
            long packed = entry.getCompressedSize();
            files.add(new SourceFile(archive.file() + "!" + name, name, () -> unpacked(archive, name, packed)));
            size += Math.max(0, entry.getSize());
        }
    }

    private InputStream unpacked(Archive archive, String name, long packed) throws IOException {
        if (opened != archive) {
            closeArchive();
            open = archive.open();
            opened = archive;
        }
        ZipEntry entry = open.getEntry(name);
        if (entry == null) {
            throw new IOException("the archive has changed");
        }
        return GuardedInput.unpackedBinary(counted(open.getInputStream(entry)), () -> packed);
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

    /** From now on {@code bytesRead} is given the number of bytes that have been read. */
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

    /** What is in the sources and cannot hold data, each with the reason: links in a circle or to nothing, devices. */
    public List<String> leftOut() {
        return leftOut;
    }

    @Override
    public void close() {
        Archive last = opened;
        try {
            closeArchive();
        } catch (IOException e) {
            throw Unreadable.source(last.file().toString(), e);
        }
    }

    private void closeArchive() throws IOException {
        ZipFile last = open;
        open = null;
        opened = null;
        if (last != null) {
            last.close();
        }
    }

    /** Finds the files below a source. */
    private final class Walk extends SimpleFileVisitor<Path> {
        private final List<Path> found = new ArrayList<>();
        private Path at;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                found.add(file);
            } else {
                leaveOut(file, attributes.isSymbolicLink() ? "a link to nothing" : "no regular file");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof FileSystemLoopException) {
                leaveOut(file, "a link to a folder above it");
                return FileVisitResult.CONTINUE;
            }
            at = file;
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            if (failure != null) {
                at = folder;
                throw failure;
            }
            return FileVisitResult.CONTINUE;
        }

        private void leaveOut(Path file, String reason) {
            leftOut.add(Shown.escaped(file.toString()) + ": " + reason);
        }
    }
}
