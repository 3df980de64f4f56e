package io.strikeiq.watch.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CounterFileTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = System.currentTimeMillis() * 1_000_000;

    @TempDir
    private Path folder;

    private CounterFile create() {
        return CounterFile.create(folder, "1.2", START, SECOND / 5);
    }

    private CounterView read() {
        return CounterView.read(folder).orElseThrow();
    }

    @Test
    void shouldBeReadAsItWasWritten() {
        try (CounterFile file = create()) {
            file.run("20260101T000000Z-abcd");
            file.set(Measure.SIGNALS, "liquidity", 3);
            file.set(Measure.SIGNALS, "formula", 8);
            file.set(Measure.TICKS_PUBLISHED, 1_000);
            file.set(Measure.TICKS_PUBLISHED, 2_000);
            file.beat(START + SECOND);

            CounterView view = read();

            assertEquals("1.2", view.program());
            assertEquals("20260101T000000Z-abcd", view.runId());
            assertEquals(ProcessHandle.current().pid(), view.processId());
            assertEquals(START + SECOND, view.beatAt());
            assertEquals(OptionalLong.of(2_000), view.value(Measure.TICKS_PUBLISHED));
            assertEquals(
                    List.of(new Reading(Measure.SIGNALS, "formula", 8), new Reading(Measure.SIGNALS, "liquidity", 3)),
                    view.of(Measure.SIGNALS));
            assertEquals(OptionalLong.empty(), view.value(Measure.LAG));
        }
    }

    @Test
    void shouldTellARunningProcessFromOneThatHangsThatEndedAndThatDied() throws IOException {
        try (CounterFile file = create()) {
            file.beat(START + SECOND);
            assertEquals(CounterView.State.RUNNING, read().state(START + 2 * SECOND));
            assertEquals(CounterView.State.HANGS, read().state(START + 20 * SECOND));

            Process gone = new ProcessBuilder("true").start();
            long dead = gone.pid();
            gone.onExit().join();
            CounterView now = read();
            CounterView other =
                    new CounterView(now.program(), "", dead, START, now.beatAt(), 0, now.period(), List.of());
            assertEquals(CounterView.State.DIED, other.state(START + 20 * SECOND));

            file.end(START + 3 * SECOND);
            assertEquals(CounterView.State.ENDED, read().state(START + 20 * SECOND));
        }
    }

    @Test
    void shouldNotTakeALaterProcessOfTheSameIdForTheOneThatWrote() {
        CounterView view = new CounterView(
                "",
                "",
                ProcessHandle.current().pid(),
                START - 86_400 * SECOND,
                START - 3_600 * SECOND,
                0,
                SECOND,
                List.of());

        assertEquals(CounterView.State.DIED, view.state(START));
    }

    @Test
    void shouldStartANewFileAndLeaveTheOldOneToWhoHasIt() {
        try (CounterFile old = create()) {
            old.set(Measure.LAG, 5);
            try (CounterFile file = create()) {
                old.set(Measure.LAG, 6);

                assertEquals(OptionalLong.empty(), read().value(Measure.LAG));
                file.set(Measure.LAG, 7);
                assertEquals(OptionalLong.of(7), read().value(Measure.LAG));
            }
        }
    }

    @Test
    void shouldKeepTheValuesOfAProcessThatHasGone() {
        try (CounterFile file = create()) {
            file.set(Measure.LAG, 9);
        }

        assertEquals(OptionalLong.of(9), read().value(Measure.LAG));
    }

    @Test
    void shouldLeaveOutWhatItHasNoRoomFor() {
        try (CounterFile file = create()) {
            for (int i = 0; i < 2 * CounterLayout.MOST; i++) {
                file.set(Measure.REFUSED, "reason " + i, i);
            }

            List<Reading> kept = read().of(Measure.REFUSED);
            assertTrue(
                    kept.size() > CounterLayout.MOST - 10 && kept.size() <= CounterLayout.MOST, "kept " + kept.size());
            assertTrue(kept.contains(new Reading(Measure.REFUSED, "reason 17", 17)), "an early one is gone");
        }
    }

    @Test
    void shouldBeAsLargeAsThePageSays() throws IOException {
        create().close();

        assertEquals(644 << 10, Files.size(CounterView.file(folder)));
    }

    @Test
    void shouldBeForItsOwnerAlone() throws IOException {
        create().close();

        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(CounterView.file(folder))));
    }

    @Test
    void shouldSayWhatIsWrongWithAFileThatIsNone() throws IOException {
        assertTrue(CounterView.read(folder).isEmpty());
        Path file = CounterView.file(folder);

        Files.writeString(file, "x");
        assertEquals(file + " has 1 bytes, which no such file has", message());
        Files.write(file, new byte[CounterLayout.HEADER]);
        assertEquals(file + " is no file of counters", message());
        create().close();
        byte[] good = Files.readAllBytes(file);
        good[CounterLayout.VERSION_AT] = 9;
        Files.write(file, good);
        assertEquals(file + " is of version 9; this program reads version 1", message());
    }

    private String message() {
        return assertThrows(CounterFileException.class, () -> CounterView.read(folder))
                .getMessage();
    }

    @Test
    void shouldReadOrRefuseAnyDamagedFile() throws IOException {
        try (CounterFile file = create()) {
            file.set(Measure.SIGNALS, "liquidity", 3);
            file.set(Measure.LAG, 1);
        }
        Path path = CounterView.file(folder);
        byte[] good = Files.readAllBytes(path);
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] damaged = good.clone();
            for (int i = random.nextInt(1, 20); i > 0; i--) {
                damaged[random.nextInt(CounterLayout.HEADER + 2 * 512)] = (byte) random.nextInt();
            }
            Files.write(path, damaged);
            int tried = seed;
            try {
                CounterView.read(folder);
            } catch (CounterFileException e) {
                assertTrue(e.getMessage().startsWith(path.toString()), () -> "seed " + tried + ": " + e.getMessage());
            }
        }
    }

    @Test
    void shouldHaveNumbersAndNamesThatAreEachOfOneMeasure() {
        assertEquals(
                Measure.values().length,
                List.of(Measure.values()).stream()
                        .map(Measure::number)
                        .distinct()
                        .count());
        assertEquals(
                Measure.values().length,
                List.of(Measure.values()).stream()
                        .map(Measure::title)
                        .distinct()
                        .count());
        assertEquals(
                "strikeiq_jvm_gc_time_seconds{collector=\"G1\"}", new Reading(Measure.COLLECTION_TIME, "G1", 1).name());
        assertEquals(1.5, new Reading(Measure.COLLECTION_TIME, "G1", 1_500_000_000).inUnit());
    }
}
