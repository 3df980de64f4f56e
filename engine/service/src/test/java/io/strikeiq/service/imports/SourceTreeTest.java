package io.strikeiq.service.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    @Test
    void shouldSayWhichSourceIsMissing() {
        Path missing = folder.resolve("nowhere");
        UserException failure = assertThrows(UserException.class, () -> new SourceTree(List.of(missing)));
        assertEquals("no such file or folder: " + missing, failure.getMessage());
        assertEquals(ExitCode.USAGE, failure.exitCode());
    }

    @Test
    void shouldSayWhichArchiveIsDamaged() throws IOException {
        Path archive = zip("c.zip", "three.csv", "3\n");
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        UserException failure = assertThrows(UserException.class, () -> new SourceTree(List.of(archive)));
        assertTrue(failure.getMessage().startsWith("cannot read " + archive), failure.getMessage());
        assertEquals(ExitCode.FAILURE, failure.exitCode());
    }
}
