package io.strikeiq.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LongTest
class SourceBoundsTest {
    private static final int MIB = 1 << 20;
    /** Mebibytes, twice as many as are read of it. */
    private static final int BOMB = 128;

    @TempDir
    private Path folder;

    private Path zip(String entry, int mebibytes) throws IOException {
        Path file = folder.resolve("source.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            fill(zip, mebibytes);
        }
        return file;
    }

    private Path gzip(int mebibytes) throws IOException {
        Path file = folder.resolve("source.csv.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            fill(gzip, mebibytes);
        }
        return file;
    }

    /** Lines of a few blanks, which pack as well as anything does. */
    private static void fill(OutputStream out, int mebibytes) throws IOException {
        byte[] block = new byte[MIB];
        Arrays.fill(block, (byte) ' ');
        for (int i = 0; i < MIB; i += 64) {
            block[i] = '\n';
        }
        for (int i = 0; i < mebibytes; i++) {
            out.write(block);
        }
    }

    private static String refused(Path source) {
        return assertThrows(ImportException.class, () -> {
                    try (SourceTree tree = new SourceTree(List.of(source))) {
                        tree.files().get(0).forEachLine((number, text) -> {});
                    }
                })
                .getMessage();
    }

    @Test
    void shouldReadNoMoreOfABombThanItsBound(TestInfo test) throws IOException {
        String zipped = refused(zip("bomb.csv", BOMB));
        assertTrue(zipped.contains("is taken for a zip bomb"), zipped);
        String gzipped = refused(gzip(BOMB));
        assertTrue(gzipped.contains("is taken for a zip bomb"), gzipped);
        FaultReport.survived(test, "zip and gzip bombs", 2, "refused with a message after 64 MiB");
    }

    @Test
    void shouldReadWhatPacksWellAndIsSmall() throws IOException {
        try (SourceTree tree = new SourceTree(List.of(zip("small.csv", 32), gzip(32)))) {
            tree.files().forEach(file -> file.forEachLine((number, text) -> {}));
            assertEquals(2, tree.files().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil.csv", "a/../../evil.csv", "/etc/evil.csv", "..\\\\evil.csv", "C:\\\\evil.csv"})
    void shouldRefuseAnArchiveWhoseEntriesPointOutOfIt(String entry) throws IOException {
        String message = refused(zip(entry, 0));

        assertTrue(message.contains("points out of the archive"), message);
        assertTrue(message.contains("source.zip"), message);
    }

    @Test
    void shouldRefuseAFileThatIsOneEndlessLine() throws IOException {
        Path file = folder.resolve("endless.csv");
        Files.writeString(file, "x".repeat(GuardedInput.LONGEST_LINE + 1));

        String message = refused(file);

        assertTrue(message.contains("a line is longer than 4 MiB"), message);
    }

    @Test
    void shouldShowNoMoreOfAWrongFieldThanALineAndNothingThatChangesATerminal() {
        RowError error = new RowError("a.csv", 1, "all", "\u001b[2J" + "9".repeat(5_000), "a number");

        assertTrue(error.toString().length() < 300, error.toString());
        assertTrue(error.toString().contains("'\\u001b[2J99"), error.toString());
    }

    @Test
    void shouldNotUnpackAnArchiveWithinAnArchive() throws IOException {
        byte[] inner = Files.readAllBytes(zip("inner.csv", 1));
        Path outer = folder.resolve("outer.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(outer))) {
            zip.putNextEntry(new ZipEntry("inner.zip"));
            zip.write(inner);
        }
        try (SourceTree tree = new SourceTree(List.of(outer))) {
            assertEquals(
                    List.of("inner.zip"),
                    tree.files().stream().map(SourceFile::fileName).toList());
        }
        assertTrue(new String(inner, StandardCharsets.ISO_8859_1).startsWith("PK"));
    }
}
