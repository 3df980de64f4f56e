package io.strikeiq.service.imports;

import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** All files below the given files, folders and zip archives, sorted by path, so that the order of a disk never matters. */
public final class SourceTree implements AutoCloseable {
    private final List<ZipFile> archives = new ArrayList<>();
    private final List<SourceFile> files = new ArrayList<>();

    /**
     * Lists the sources; archives stay open until this is closed.
     *
     * @throws UserException when a source is not there, or an archive is damaged
     */
    public SourceTree(List<Path> sources) {
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
                    files.add(new SourceFile(file.toString(), slashed(file), () -> Files.newInputStream(file)));
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
            archive.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .forEach(entry -> files.add(new SourceFile(
                            file + "!" + entry.getName(), entry.getName(), () -> archive.getInputStream(entry))));
        } catch (IOException e) {
            throw SourceFile.unreadable(file.toString(), e);
        }
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
