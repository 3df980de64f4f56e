package io.strikeiq.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.imports.lean.LeanImporter;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongTest
final class DayTicksTest {
    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheTicksOfADayThatMemoryDoesNotHoldInTheOrderOfTime() {
        int count = 3 * DayTicks.IN_MEMORY + 17;
        Random random = new Random(5);
        List<long[]> expected = new ArrayList<>();
        List<long[]> seen = new ArrayList<>();
        try (DayTicks day = new DayTicks(50)) {
            for (int i = 0; i < count; i++) {
                long time = 100L + random.nextInt(1_000);
                int id = random.nextInt(3);
                day.trade(time, 0, id, i + 1, 1);
                expected.add(new long[] {time, id, i + 1});
            }
            day.session(50, 0, SessionPhase.OPEN);
            assertEquals(50, day.firstTime());
            day.drainTo(tick -> {
                if (tick.type == TickType.TRADE) {
                    seen.add(new long[] {tick.exchangeTime, tick.instrumentId, (long) tick.price});
                } else {
                    assertTrue(seen.isEmpty(), "the session opens first");
                }
            });
            assertTrue(day.isEmpty());
        }
        expected.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        assertEquals(count, seen.size());
        for (int i = 0; i < count; i++) {
            assertEquals(expected.get(i)[0], seen.get(i)[0]);
            assertEquals(expected.get(i)[2], seen.get(i)[2], "equal ones as added");
        }
    }

    @Test
    void shouldGiveBackWhatItWroteToDisk() {
        List<String> types = new ArrayList<>();
        try (DayTicks day = new DayTicks(0)) {
            for (int i = 0; i < DayTicks.IN_MEMORY; i++) {
                day.quote(2, 0, 0, 1, 2, 3, 4);
            }
            day.venueGreeks(3, 0, 1, 0.5, 0.25, 7, 101);
            day.openInterest(4, 0, 1, 9);
            day.drainTo(tick -> {
                if (tick.type == TickType.VENUE_GREEKS) {
                    types.add(tick.venueIv + " " + tick.venueDelta + " " + tick.venueVega + " " + tick.venueForward);
                } else if (tick.type == TickType.OPEN_INTEREST) {
                    types.add("" + tick.openInterest);
                } else {
                    assertEquals(4, tick.askSize);
                }
            });
        }
        assertEquals(List.of("0.5 0.25 7.0 101.0", "9.0"), types);
    }

    /** The import of a day of four million ticks, about 0.4 GB in memory, in a process with a heap of 256 MiB. */
    @Test
    void shouldImportADayOfMillionsOfTicksWithinASmallHeap() throws Exception {
        Path zip = folder.resolve("20131008_quote.zip");
        int files = 4;
        int rows = 1_000_000;
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setLevel(1);
            for (int file = 0; file < files; file++) {
                out.putNextEntry(new ZipEntry("20131008_s" + file + "_Quote_Tick.csv"));
                StringBuilder text = new StringBuilder();
                for (int row = 0; row < rows; row++) {
                    text.append(34_200_000 + row * 20 + file)
                            .append(",")
                            .append(1_000_000 + row % 977)
                            .append(",1,1001000,2,P,0,0\n");
                    if (text.length() > 1 << 16) {
                        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                        text.setLength(0);
                    }
                }
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp")),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CountedImport.class.getName(),
                        zip.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), () -> read(out));
        assertEquals("quotes 4000000", read(out).strip());
        assertEquals(0, process.exitValue());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports a source and prints how many quotes came, in the order of time. */
    static final class CountedImport {
        private CountedImport() {}

        public static void main(String[] arguments) {
            long[] seen = {0, Long.MIN_VALUE};
            new LeanImporter().run(List.of(Path.of(arguments[0])), tick -> count(tick, seen));
            System.out.println("quotes " + seen[0]);
        }

        private static void count(MarketEvent tick, long[] seen) {
            if (tick.exchangeTime < seen[1]) {
                throw new IllegalStateException("tick " + seen[0] + " goes back in time");
            }
            seen[1] = tick.exchangeTime;
            seen[0] += tick.type == TickType.QUOTE ? 1 : 0;
        }
    }
}
