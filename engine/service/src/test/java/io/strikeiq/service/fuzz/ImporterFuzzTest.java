package io.strikeiq.service.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.imports.ImportReport;
import io.strikeiq.service.imports.Importer;
import io.strikeiq.service.imports.binance.BinanceImporter;
import io.strikeiq.service.imports.lean.LeanImporter;
import io.strikeiq.service.imports.nse.NseImporter;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Source files, damaged: each row becomes ticks or a counted reject, or the file is refused with a message. */
@LongTest
class ImporterFuzzTest {
    private static final int TRIES = 1_000;

    @TempDir
    private Path folder;

    private int imported;
    private int refused;

    private void importAll(Importer importer, Path source, String what) {
        long[] ticks = {0};
        try {
            ImportReport report = importer.run(List.of(source), tick -> ticks[0]++);
            report.check();
            assertTrue(ticks[0] < 1_000_000, what + ": " + ticks[0] + " ticks");
            imported++;
        } catch (UserException e) {
            assertFalse(e.getMessage().isBlank(), what);
            refused++;
        } catch (RuntimeException | Error e) {
            fail(what + ": " + e, e);
        }
    }

    private void fuzz(Importer importer, List<Original> originals) throws IOException {
        for (Original original : originals) {
            for (long seed = 0; seed < TRIES; seed++) {
                String what = original.name() + ", seed " + seed;
                Path place = Files.createDirectories(folder.resolve("s"));
                boolean renamed = seed % 10 == 0;
                String name =
                        renamed ? Mutator.mutate(original.name(), seed).replaceAll("[/\u0000]", "_") : original.name();
                byte[] text = Mutator.mutate(original.text().getBytes(StandardCharsets.UTF_8), seed);
                Path file =
                        place.resolve(Math.min(name.length(), 200) == name.length() ? name : name.substring(0, 200));
                if (name.isBlank() || file.equals(place) || !file.startsWith(place)) {
                    continue;
                }
                if (seed % 7 == 0) {
                    file = place.resolve("archive.zip");
                    Files.write(file, seed % 2 == 0 ? zip(name, text) : Mutator.mutate(zip(name, text), seed));
                } else {
                    Files.write(file, text);
                }
                importAll(importer, place, what);
                Files.delete(file);
            }
        }
    }

    static byte[] zip(String name, byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text);
        }
        return bytes.toByteArray();
    }

    private void report(TestInfo test, String format) {
        assertTrue(imported > 0, "none was imported");
        FaultReport.survived(
                test,
                "damaged " + format + " files",
                imported + refused,
                imported + " imported with counted rejects, " + refused + " refused with a message");
    }

    @Test
    void shouldImportOrRefuseWhateverALeanFileHolds(TestInfo test) throws IOException {
        fuzz(new LeanImporter(), Originals.lean());
        report(test, "LEAN");
    }

    @Test
    void shouldImportOrRefuseWhateverAnNseTableHolds(TestInfo test) throws IOException {
        fuzz(new NseImporter(), Originals.nse());
        report(test, "NSE");
    }

    @Test
    void shouldImportOrRefuseWhateverARecordedStreamHolds(TestInfo test) throws IOException {
        fuzz(new BinanceImporter(), Originals.streams());
        report(test, "stream");
    }
}
