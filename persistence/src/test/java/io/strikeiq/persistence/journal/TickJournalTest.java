package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.persistence.RandomTicks;
import io.strikeiq.testing.Allocation;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickJournalTest {
    private static final long SEED = 20_151_224;
    private static final JournalInfo INFO = new JournalInfo("test", Map.of("seed", "20151224"));
    private final RandomTicks ticks = new RandomTicks(SEED);
    private final MarketEvent tick = new MarketEvent();
    private final MarketEvent read = new MarketEvent();

    @TempDir
    Path directory;

    private void write(long from, long to) {
        try (TickJournalWriter writer = TickJournalWriter.open(directory, INFO)) {
            for (long n = from; n <= to; n++) {
                writer.accept(ticks.fill(tick, n));
                assertEquals(n, writer.lastSequence());
            }
        }
    }

    private void assertTicks(TickJournalReader reader, long from, long to) {
        for (long n = from; n <= to; n++) {
            assertTrue(reader.next(read), "journal ends before tick " + n);
            assertEquals(n, read.sequence);
            assertEquals(
                    RandomTicks.text(ticks.fill(tick, n)), RandomTicks.text(read), "tick " + n + " of seed " + SEED);
        }
        assertFalse(reader.next(read), "journal goes on behind tick " + to);
        assertEquals(to, reader.position());
    }

    @Test
    void shouldGiveBackEveryTypeOfTickAsItWasWritten() {
        write(1, 3_000);
        Set<TickType> seen = EnumSet.noneOf(TickType.class);
        for (long n = 1; n <= 3_000; n++) {
            seen.add(ticks.fill(tick, n).type);
        }
        assertEquals(EnumSet.allOf(TickType.class), seen);
        try (TickJournalReader reader = TickJournalReader.open(directory)) {
            assertEquals(INFO, reader.info());
            assertTicks(reader, 1, 3_000);
        }
    }

    @Test
    void shouldBeginBehindTicksThatAreElsewhereWithTheirDefinitions() {
        write(1, 300);
        List<Instrument> definitions;
        try (TickJournalReader reader = TickJournalReader.open(directory, 201)) {
            definitions = reader.definitionsBefore();
        }
        Path moved = directory.resolve("moved");
        try (TickJournalWriter writer = TickJournalWriter.openBehind(
                moved, INFO, DiskGuard.defaults(), System::currentTimeMillis, 200, definitions)) {
            writer.accept(ticks.fill(tick, 201));
            assertEquals(201, writer.lastSequence());
        }
        try (TickJournalWriter writer = TickJournalWriter.open(moved, INFO)) {
            for (long n = 202; n <= 260; n++) {
                writer.accept(ticks.fill(tick, n));
            }
        }

        try (TickJournalReader reader = TickJournalReader.open(moved)) {
            assertEquals(200, reader.position());
            assertFalse(definitions.isEmpty());
            assertEquals(definitions, reader.definitionsBefore());
            assertTicks(reader, 201, 260);
        }
        assertEquals(201, TickJournalSpan.of(moved).firstTick());
        try (TickJournalReader reader = TickJournalReader.open(moved, 231)) {
            assertTicks(reader, 231, 260);
        }
    }

    @Test
    void shouldGoOnWithTheNumbersAfterReopening() {
        write(1, 100);
        write(101, 250);
        write(251, 251);
        try (TickJournalReader reader = TickJournalReader.open(directory)) {
            assertTicks(reader, 1, 251);
        }
    }

    @Test
    void shouldBeginAtAGivenTick() {
        write(1, 500);
        try (TickJournalReader reader = TickJournalReader.open(directory, 123)) {
            assertTicks(reader, 123, 500);
        }
        try (TickJournalReader reader = TickJournalReader.open(directory, 501)) {
            assertFalse(reader.next(read));
        }
    }

    @Test
    void shouldFollowAJournalThatIsBeingWritten() {
        try (TickJournalWriter writer = TickJournalWriter.open(directory, INFO);
                TickJournalReader reader = TickJournalReader.open(directory)) {
            for (long n = 1; n <= 2_000; n++) {
                assertFalse(reader.next(read));
                writer.accept(ticks.fill(tick, n));
                assertTrue(reader.next(read));
                assertEquals(RandomTicks.text(tick), RandomTicks.text(read));
            }
        }
    }

    @Test
    void shouldHoldTheSameRecordsAsTheQueueItself() {
        write(1, 2_000);
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(directory)
                        .readOnly(true)
                        .build();
                ExcerptTailer tailer = queue.createTailer();
                JournalScanner scanner = new JournalScanner(directory)) {
            Bytes<?> bytes = Bytes.allocateElasticOnHeap();
            while (scanner.next()) {
                bytes.clear();
                assertTrue(tailer.readBytes(bytes));
                byte[] expected = new byte[scanner.record().length()];
                scanner.record().buffer().getBytes(0, expected);
                byte[] actual = bytes.toByteArray();
                System.arraycopy(actual, 20, expected, 20, Integer.BYTES);
                assertArrayEquals(expected, actual);
            }
            assertFalse(tailer.readBytes(bytes.clear()));
            assertEquals(2_000, scanner.lastGoodIndex());
        }
    }

    @Test
    void shouldRefuseASecondWriter() {
        try (TickJournalWriter writer = TickJournalWriter.open(directory, INFO)) {
            JournalException e = assertThrows(JournalException.class, () -> TickJournalWriter.open(directory, INFO));
            assertEquals("journal " + directory + " is being written by another process or thread", e.getMessage());
            writer.accept(ticks.fill(tick, 1));
        }
        write(2, 3);
    }

    @Test
    void shouldRefuseAJournalOfAnotherSource() {
        write(1, 1);
        JournalException e = assertThrows(
                JournalException.class, () -> TickJournalWriter.open(directory, JournalInfo.of("another")));
        assertEquals(
                "journal " + directory + " holds ticks of test, not of another; choose another directory",
                e.getMessage());
        write(2, 2);
    }

    @Test
    void shouldSayWhenThereIsNoJournal() {
        JournalException e = assertThrows(JournalException.class, () -> TickJournalReader.open(directory));
        assertEquals("no journal in " + directory + ": it has no .cq4 file", e.getMessage());
        assertFalse(JournalInspector.isJournal(directory));
    }

    @Test
    void shouldRefuseToWriteWhileTheDiskIsNearlyFull() {
        long[] usable = {1L << 30};
        DiskGuard guard = new DiskGuard(1L << 20, file -> usable[0]);
        try (TickJournalWriter writer = TickJournalWriter.open(directory, INFO, guard)) {
            writer.accept(ticks.fill(tick, 1));
            usable[0] = 1000;
            DiskFullException e = assertThrows(DiskFullException.class, () -> {
                for (long n = 2; n <= 100_000; n++) {
                    writer.accept(ticks.fill(tick, n));
                }
            });
            assertEquals(
                    "disk of " + directory + " has 0 MiB left, journals need 1 MiB;"
                            + " free some space or choose another directory",
                    e.getMessage());
            long written = writer.lastSequence();
            assertTrue(written < 50_000, "refused at " + written);
            usable[0] = 1L << 30;
            writer.accept(ticks.fill(tick, written + 1));
            try (TickJournalReader reader = TickJournalReader.open(directory)) {
                assertTicks(reader, 1, written + 1);
            }
        }
        usable[0] = 0;
        assertThrows(DiskFullException.class, () -> TickJournalWriter.open(directory, INFO, guard));
    }

    @Test
    void shouldAllocateNothingPerTick() {
        SplittableRandom random = new SplittableRandom(SEED);
        TickType[] types = {TickType.QUOTE, TickType.DEPTH, TickType.TRADE, TickType.OPEN_INTEREST, TickType.CLOCK};
        MarketEvent[] prepared = new MarketEvent[1_000];
        for (int i = 0; i < prepared.length; i++) {
            prepared[i] = ticks.fill(new MarketEvent(), types[i % types.length], i, random);
        }
        try (TickJournalWriter writer = TickJournalWriter.open(directory, INFO);
                TickJournalReader reader = TickJournalReader.open(directory)) {
            long written = Allocation.leastBytesOf(20, () -> {
                for (MarketEvent each : prepared) {
                    writer.accept(each);
                }
            });
            long readBytes = Allocation.leastBytesOf(20, () -> {
                for (int i = 0; i < prepared.length; i++) {
                    reader.next(read);
                }
            });
            assertEquals(0, written, "bytes allocated by writing 1000 ticks");
            assertEquals(0, readBytes, "bytes allocated by reading 1000 ticks");
        }
    }
}
