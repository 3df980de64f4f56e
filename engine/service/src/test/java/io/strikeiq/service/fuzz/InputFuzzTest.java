package io.strikeiq.service.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.binance.BinanceImporter;
import io.strikeiq.imports.deribit.DeribitImporter;
import io.strikeiq.imports.lean.LeanImporter;
import io.strikeiq.imports.nse.NseImporter;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import io.strikeiq.venue.VenueException;
import io.strikeiq.venue.VenueFiles;
import io.strikeiq.venue.yaml.StrictYamlException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of any content: read, imported with counted rejects, or refused with a message. The build tries good files, damaged
 * ones, and the inputs that fuzzing has kept; {@code -Dfuzz=5m} looks for new ones.
 */
@LongTest
class InputFuzzTest {
    private static final int DAMAGED = 100;
    private static final int MOST_TICKS = 1_000_000;
    private static final int LONGEST_NAME = 100;
    private static long tries;

    @TempDir
    private Path folder;

    @BeforeAll
    static void begin() {
        tries = 0;
    }

    @AfterAll
    static void report(TestInfo test) {
        FaultReport.survived(test, "fuzzed inputs of all formats", tries, "read, or refused with a message");
    }

    /** Each original as it is, and damaged. */
    private static Stream<byte[]> seeds(Stream<byte[]> originals) {
        return originals.flatMap(original -> Stream.concat(
                Stream.of(original), LongStream.range(0, DAMAGED).mapToObj(seed -> Mutator.mutate(original, seed))));
    }

    static Stream<byte[]> configs() throws IOException {
        return seeds(Stream.of(
                Files.readAllBytes(supplied("service.yaml")),
                Files.readAllBytes(supplied("demo.yaml")),
                "run: {source: replay, speed: 10x}\nengines: {liquidity: {cooldown: 1m}}\n"
                        .getBytes(StandardCharsets.UTF_8),
                "a: &a [1, 2]\nb: *a\n<<: *a\ndatabase: {password: \"${X:y}\"}\n".getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<byte[]> leanFiles() {
        return seeds(Originals.lean().stream().map(Original::named));
    }

    static Stream<byte[]> nseTables() {
        return seeds(Originals.nse().stream().map(Original::named));
    }

    static Stream<byte[]> streams() {
        return seeds(Originals.streams().stream().map(Original::named));
    }

    static Stream<byte[]> snapshots() {
        return seeds(Originals.snapshots().stream().map(Original::named));
    }

    static Stream<byte[]> venues() throws IOException {
        return seeds(Stream.of(
                Files.readAllBytes(supplied("venues/nse.yaml")), Files.readAllBytes(supplied("venues/deribit.yaml"))));
    }

    static Stream<byte[]> archives() throws IOException {
        return seeds(Stream.of(
                zip(Originals.nse().get(0)),
                zip(Originals.lean().get(0)),
                zip(Originals.streams().get(0))));
    }

    private static byte[] zip(Original original) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(original.name()));
            zip.write(original.text().getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Path supplied(String name) {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("engine/core"))) {
            root = root.getParent();
        }
        return root.resolve("config").resolve(name);
    }

    @MethodSource("configs")
    @FuzzTest
    void shouldReadOrRefuseAnyConfig(byte[] text) {
        tries++;
        try {
            ConfigFile.parse("fuzzed.yaml", new String(text, StandardCharsets.UTF_8), Map.of());
        } catch (UserException e) {
            assertTrue(e.getMessage().contains("fuzzed.yaml"), e.getMessage());
            assertFalse(e.getMessage().contains("Exception"), e.getMessage());
        }
    }

    @Test
    void shouldRefuseAConfigThatIsNestedWithoutEndOrTooLarge() throws IOException {
        Path file = folder.resolve("deep.yaml");
        for (String bracket : new String[] {"[", "{a: ", "- "}) {
            Files.writeString(file, bracket.repeat(100_000));
            UserException deep = assertThrows(UserException.class, () -> ConfigFile.load(file, Map.of()));
            assertTrue(deep.getMessage().contains(file.toString()), deep.getMessage());
        }
        Files.write(file, new byte[2 << 20]);
        UserException large = assertThrows(UserException.class, () -> ConfigFile.load(file, Map.of()));
        assertTrue(large.getMessage().contains("is larger than"), large.getMessage());
    }

    @MethodSource("leanFiles")
    @FuzzTest
    void shouldImportOrRefuseAnyLeanFile(byte[] file) throws IOException {
        importNamed(new LeanImporter(), file);
    }

    @MethodSource("nseTables")
    @FuzzTest
    void shouldImportOrRefuseAnyNseTable(byte[] file) throws IOException {
        importNamed(new NseImporter(), file);
    }

    @MethodSource("streams")
    @FuzzTest
    void shouldImportOrRefuseAnyStream(byte[] file) throws IOException {
        importNamed(new BinanceImporter(), file);
    }

    @MethodSource("snapshots")
    @FuzzTest
    void shouldImportOrRefuseAnySnapshot(byte[] file) throws IOException {
        importNamed(new DeribitImporter(), file);
    }

    @MethodSource("venues")
    @FuzzTest
    void shouldReadOrRefuseAnyVenueFile(byte[] text) throws IOException {
        tries++;
        Path file = folder.resolve("nse.yaml");
        Files.write(file, text);
        try {
            VenueFiles.in(folder).venue("NSE").calendar().isTradingDay(LocalDate.of(2025, 7, 1));
        } catch (VenueException | StrictYamlException e) {
            assertFalse(e.getMessage().isBlank());
        } finally {
            Files.delete(file);
        }
    }

    @MethodSource("archives")
    @FuzzTest
    void shouldImportOrRefuseAnyArchive(byte[] file) throws IOException {
        for (Importer importer : List.of(new NseImporter(), new LeanImporter(), new BinanceImporter())) {
            importFile(importer, "archive.zip", file);
        }
    }

    /** The first line is the name of the file. */
    private void importNamed(Importer importer, byte[] file) throws IOException {
        int end = 0;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        String name = new String(file, 0, Math.min(end, LONGEST_NAME), StandardCharsets.ISO_8859_1)
                .replaceAll("[^!-.0-~]", "_");
        importFile(
                importer,
                name.matches("\\.*") ? "_" : name,
                Arrays.copyOfRange(file, Math.min(end + 1, file.length), file.length));
    }

    private void importFile(Importer importer, String name, byte[] content) throws IOException {
        tries++;
        Path file = folder.resolve(name);
        Files.write(file, content);
        long[] ticks = {0};
        try {
            importer.run(List.of(file), tick -> ticks[0]++).check();
            assertTrue(ticks[0] < MOST_TICKS, ticks[0] + " ticks");
        } catch (ImportException e) {
            assertFalse(e.getMessage().isBlank());
        } finally {
            Files.delete(file);
        }
    }
}
