package io.strikeiq.service.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.imports.Importer;
import io.strikeiq.service.imports.binance.BinanceImporter;
import io.strikeiq.service.imports.lean.LeanImporter;
import io.strikeiq.service.imports.nse.NseImporter;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of any content: read, imported with counted rejects, or refused with a message. The build tries the inputs that are
 * known; {@code -Dfuzz=5m} looks for new ones.
 */
@LongTest
class InputFuzzTest {
    private static final int DAMAGED = 10;
    private static final int MOST_TICKS = 1_000_000;
    private static final int LONGEST_NAME = 100;
    private static long tries;

    @TempDir
    private Path folder;

    private TestInfo test;

    @BeforeAll
    static void begin() {
        tries = 0;
    }

    @BeforeEach
    void remember(TestInfo running) {
        test = running;
    }

    @AfterEach
    void report() {
        FaultReport.survived(test, "fuzzed inputs of all formats", tries, "read, or refused with a message");
    }

    /** Each original as it is, and damaged. */
    private static Stream<byte[]> seeds(Stream<byte[]> originals) {
        return originals.flatMap(original -> Stream.concat(
                Stream.of(original), LongStream.range(0, DAMAGED).mapToObj(seed -> Mutator.mutate(original, seed))));
    }

    static Stream<byte[]> configs() throws IOException {
        return seeds(Stream.of(
                Files.readAllBytes(ConfigFuzzTest.supplied("service.yaml")),
                Files.readAllBytes(ConfigFuzzTest.supplied("demo.yaml")),
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

    static Stream<byte[]> archives() throws IOException {
        Original table = Originals.nse().get(0);
        return seeds(Stream.of(ImporterFuzzTest.zip(table.name(), table.text().getBytes(StandardCharsets.UTF_8))));
    }

    @MethodSource("configs")
    @FuzzTest
    void shouldReadOrRefuseAnyConfig(byte[] text) {
        tries++;
        try {
            ConfigFile.parse("fuzzed.yaml", new String(text, StandardCharsets.UTF_8), Map.of());
        } catch (UserException e) {
            assertTrue(e.getMessage().contains("fuzzed.yaml"), e.getMessage());
        }
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

    @MethodSource("archives")
    @FuzzTest
    void shouldImportOrRefuseAnyArchive(byte[] file) throws IOException {
        importFile(new NseImporter(), "archive.zip", file);
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
        } catch (UserException e) {
            assertFalse(e.getMessage().isBlank());
        } finally {
            Files.delete(file);
        }
    }
}
