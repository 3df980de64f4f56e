package io.strikeiq.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceTreeTest {
    @TempDir
    private Path folder;

    private Path zip(String name, String entry, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    void shouldListFilesAndArchiveEntriesInTheOrderOfTheirPaths() throws IOException {
        new TextSource(folder).file("b/two.csv", "2").file("a/one.csv", "1");
        zip("c.zip", "inner/three.csv", "3\n");
        try (SourceTree tree = new SourceTree(List.of(folder))) {
            assertEquals(
                    List.of("one.csv", "two.csv", "three.csv"),
                    tree.files().stream().map(SourceFile::fileName).toList());
            assertEquals("inner", tree.files().get(2).folderName());
            assertTrue(tree.files().get(2).name().endsWith("c.zip!inner/three.csv"));
        }
    }

    @Test
    void shouldNumberLinesAsAnEditorDoes() {
        new TextSource(folder).file("a.csv", "first", "", "third");
        List<String> lines = new ArrayList<>();
        try (SourceTree tree = new SourceTree(List.of(folder))) {
            tree.files().get(0).forEachLine((number, text) -> lines.add(number + " " + text));
        }
        assertEquals(List.of("1 first", "3 third"), lines);
    }

    @Test
    void shouldTellHowManyOfAllBytesHaveBeenRead() throws IOException {
        new TextSource(folder).file("a.csv", "12345", "67890");
        zip("c.zip", "b.csv", "1234\n");
        List<Long> told = new ArrayList<>();
        try (SourceTree tree = new SourceTree(List.of(folder))) {
            tree.onRead(told::add);
            tree.files().forEach(file -> file.forEachLine((number, text) -> {}));
            assertEquals(17, tree.size());
            assertEquals(List.of(12L, 17L), told);
        }
    }

    private List<String> names(Path... sources) {
        try (SourceTree tree = new SourceTree(List.of(sources))) {
            return tree.files().stream()
                    .map(file -> file.name().substring(folder.toString().length() + 1))
                    .toList();
        }
    }

    @Test
    void shouldFollowLinksToFoldersAndFiles() throws IOException {
        new TextSource(folder).file("real/one.csv", "1");
        Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("real"));
        Files.createDirectory(folder.resolve("source"));
        Files.createSymbolicLink(folder.resolve("source/inner"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("source/two.csv"), folder.resolve("real/one.csv"));
        assertEquals(List.of("linked/one.csv"), names(folder.resolve("linked")));
        assertEquals(List.of("source/inner/one.csv", "source/two.csv"), names(folder.resolve("source")));
    }

    @Test
    void shouldNameALinkInACircleOrToNothingAsLeftOut() throws IOException {
        new TextSource(folder).file("a/one.csv", "1");
        Files.createSymbolicLink(folder.resolve("a/loop"), folder.resolve("a"));
        Files.createSymbolicLink(folder.resolve("a/gone"), folder.resolve("nowhere"));
        try (SourceTree tree = new SourceTree(List.of(folder.resolve("a")))) {
            assertEquals(1, tree.files().size());
            String leftOut = tree.leftOut().toString();
            assertTrue(leftOut.contains("a/loop: a link to a folder above it"), leftOut);
            assertTrue(leftOut.contains("a/gone: a link to nothing"), leftOut);
            assertEquals(tree.leftOut(), new ImportReport(tree).ignoredFiles());
        }
    }

    @Test
    void shouldReadArchivesWhoseNamesHaveBackwardSlashes() throws IOException {
        Path archive = zip("c.zip", "inner\\three.csv", "3\n");
        try (SourceTree tree = new SourceTree(List.of(archive))) {
            assertEquals("three.csv", tree.files().get(0).fileName());
            assertEquals("inner", tree.files().get(0).folderName());
            assertEquals(1, lines(tree.files().get(0)));
        }
    }

    private static int lines(SourceFile file) {
        int[] lines = {0};
        file.forEachLine((number, text) -> lines[0]++);
        return lines[0];
    }

    @Test
    void shouldReadArchivesWhoseNamesAreNoUtf8() throws IOException {
        Path archive = folder.resolve("c.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive), StandardCharsets.ISO_8859_1)) {
            zip.putNextEntry(new ZipEntry("caf\u00e9.csv"));
            zip.write('3');
        }
        try (SourceTree tree = new SourceTree(List.of(archive))) {
            assertEquals(1, lines(tree.files().get(0)));
        }
    }

    @Test
    void shouldShowNamesEscaped() throws IOException {
        Path archive = zip("c.zip", "\u001b[2J.csv", "3\n");
        try (SourceTree tree = new SourceTree(List.of(archive))) {
            assertEquals(archive + "!\\u001b[2J.csv", tree.files().get(0).name());
        }
    }

    @Test
    void shouldHaveOneArchiveOpenAtATime() throws IOException {
        Path first = zip("a.zip", "one.csv", "1\n");
        Path second = zip("b.zip", "two.csv", "2\n");
        try (SourceTree tree = new SourceTree(List.of(first, second))) {
            for (int round = 0; round < 2; round++) {
                for (SourceFile file : tree.files()) {
                    assertEquals(1, lines(file));
                }
            }
            Path descriptors = Path.of("/proc/self/fd");
            assumeTrue(Files.isDirectory(descriptors));
            String place = folder.toRealPath().toString();
            try (Stream<Path> open = Files.list(descriptors)) {
                assertEquals(
                        1,
                        open.filter(Files::exists)
                                .filter(path -> target(path).startsWith(place))
                                .count());
            }
        }
    }

    private static String target(Path link) {
        try {
            return link.toRealPath().toString();
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void shouldSayInWordsThatACompressedFileIsEmptyOrEndsInTheMiddle() throws IOException {
        Files.createFile(folder.resolve("x.gz"));
        ImportException failure = assertThrows(ImportException.class, () -> {
            try (SourceTree tree = new SourceTree(List.of(folder))) {
                lines(tree.files().get(0));
            }
        });
        assertEquals(
                "cannot read " + folder.resolve("x.gz") + ": it is empty or ends in the middle; no journal was written",
                failure.getMessage());
    }

    @Test
    void shouldSayWhyAFolderCannotBeRead() throws IOException {
        assertEquals("permission denied", Unreadable.reason(new AccessDeniedException("src/secret")));
        assertEquals("Is a directory", Unreadable.reason(new FileSystemException("src", null, "Is a directory")));
        Path secret = Files.createDirectory(folder.resolve("secret"));
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(secret, Set.of());
        assumeFalse(Files.isReadable(secret), "the user may read everything");
        ImportException failure = assertThrows(ImportException.class, () -> new SourceTree(List.of(folder)));
        assertEquals("cannot read " + secret + ": permission denied; no journal was written", failure.getMessage());
    }

    @Test
    void shouldSayWhichSourceIsMissing() {
        Path missing = folder.resolve("nowhere");
        ImportException failure = assertThrows(ImportException.class, () -> new SourceTree(List.of(missing)));
        assertEquals("no such file or folder: " + missing, failure.getMessage());
        assertTrue(failure.isMistaken());
    }

    @Test
    void shouldSayWhichArchiveIsDamaged() throws IOException {
        Path archive = zip("c.zip", "three.csv", "3\n");
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        ImportException failure = assertThrows(ImportException.class, () -> new SourceTree(List.of(archive)));
        assertTrue(failure.getMessage().startsWith("cannot read " + archive), failure.getMessage());
        assertFalse(failure.isMistaken());
    }
}
