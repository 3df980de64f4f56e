package io.strikeiq.service.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.imports.ImportReport;
import io.strikeiq.service.imports.Importer;
import io.strikeiq.service.imports.SourceFile;
import io.strikeiq.service.imports.SourceTree;
import io.strikeiq.service.imports.binance.BinanceImporter;
import io.strikeiq.service.imports.lean.LeanImporter;
import io.strikeiq.service.imports.nse.NseImporter;
import io.strikeiq.testing.FaultReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Source files, damaged: each row becomes ticks or a counted reject, or the file is refused with a message. */
class ImporterFuzzTest {
    private static final int TRIES = 1_000;
    private static final int LINES = 60;

    @TempDir
    private Path folder;

    /** A file's name, from which a format is told, and its text. */
    private record Original(String name, String text) {}

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

    private static byte[] zip(String name, byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text);
        }
        return bytes.toByteArray();
    }

    /** The beginning of some real files; none where the recorded data are not there. */
    private static List<Original> recorded(String place, String part) {
        List<Original> originals = new ArrayList<>();
        Path path = Path.of(System.getProperty("shared.data", "none")).resolve(place);
        if (Files.exists(path)) {
            try (SourceTree tree = new SourceTree(List.of(path))) {
                tree.files().stream()
                        .filter(file -> file.name().contains(part))
                        .limit(2)
                        .forEach(file -> originals.add(
                                new Original(file.fileName().replaceFirst("\\.gz$", ""), beginning(file))));
            }
        }
        return originals;
    }

    private static String beginning(SourceFile file) {
        StringBuilder text = new StringBuilder();
        try {
            file.forEachLine((number, line) -> {
                text.append(line).append('\n');
                if (number == LINES) {
                    throw new EnoughException();
                }
            });
        } catch (EnoughException e) {
            return text.toString();
        }
        return text.toString();
    }

    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1L;
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
        List<Original> originals = new ArrayList<>(recorded("lean", "goog_minute_quote"));
        originals.addAll(recorded("lean", "_trade"));
        StringBuilder bars = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            bars.append(34_200_000 + 60_000 * i)
                    .append(",100000,110000,90000,105000,7,120000,130000,110000,115000,19\n");
        }
        originals.add(new Original("20151224_goog_minute_quote_american_call_7500000_20151224.csv", bars.toString()));
        fuzz(new LeanImporter(), originals);
        report(test, "LEAN");
    }

    @Test
    void shouldImportOrRefuseWhateverAnNseTableHolds(TestInfo test) throws IOException {
        List<Original> originals = recorded("nse-2019/NIFTY_2019-07.zip", ".csv");
        StringBuilder table = new StringBuilder(",CallOI,CallChnginOI,CallVolume,CallIV,CallLTP,CallNetChng,CallBidQty,"
                + "CallBidPrice,CallAskPrice,CallAskQty,StrikePrice,PutBidQty,PutBidPrice,PutAskPrice,PutAskQty,PutNetChng,"
                + "PutLTP,PutIV,PutVolume,PutChnginOI,PutOI,CurrentVal\n");
        for (int i = 0; i < LINES; i++) {
            table.append("0,750,0,75,15.00,100.00,1.00,150,99.00,101.00,75,")
                    .append(11_000 + 50 * i)
                    .append(",-,-,-,-,-,-,-,-,-,-,11800.5\n");
        }
        originals = new ArrayList<>(originals);
        originals.add(new Original("NIFTY_2019-07-01_10-00.csv", table.toString()));
        fuzz(new NseImporter(), originals);
        report(test, "NSE");
    }

    @Test
    void shouldImportOrRefuseWhateverARecordedStreamHolds(TestInfo test) throws IOException {
        List<Original> originals = new ArrayList<>(recorded("binance-l2", "btcusdt"));
        StringBuilder lines = new StringBuilder("1000 {\"lastUpdateId\":10,\"E\":1,\"T\":1,\"bids\":[[\"100\",\"1\"]],"
                + "\"asks\":[[\"101\",\"1\"]]}\n");
        for (int i = 0; i < LINES; i++) {
            lines.append(String.format(
                    Locale.ROOT,
                    "%d {\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"T\":%d,\"p\":\"100.5\",\"q\":\"0.25\",\"m\":true}}%n",
                    4_000 + i,
                    2 + i));
        }
        originals.add(new Original("btcusdt_20240808.log", lines.toString()));
        fuzz(new BinanceImporter(), originals);
        report(test, "stream");
    }
}
