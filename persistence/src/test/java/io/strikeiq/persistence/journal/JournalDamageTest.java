package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.RandomTicks;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

@LongTest
class JournalDamageTest {
    private static final long SEED = Long.getLong("faults.seed", 41);
    private static final int FLIPS = Integer.getInteger("faults.flips", 1_500);
    private static final int TICKS = 300;
    private static final RandomTicks RANDOM_TICKS = new RandomTicks(SEED);
    private static JournalBytes intact;

    @TempDir
    static Path original;

    @TempDir
    Path directory;

    @BeforeAll
    static void writeJournal() {
        MarketEvent tick = new MarketEvent();
        try (TickJournalWriter writer = TickJournalWriter.open(
                original, JournalInfo.of("damage"), DiskGuard.defaults(), () -> TestRun.ONE_DAY)) {
            for (int n = 1; n <= TICKS; n++) {
                writer.accept(RANDOM_TICKS.fill(tick, n));
            }
        }
        intact = JournalBytes.of(original);
        assertEquals(TICKS + 1, intact.records().size());
    }

    /** Reads a journal to its end or its damage, checks every tick given, and returns what stopped it. */
    private static JournalDamagedException read(Path journal, String attempt) {
        MarketEvent tick = new MarketEvent();
        MarketEvent expected = new MarketEvent();
        long n = 0;
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            while (reader.next(tick)) {
                n++;
                assertEquals(
                        RandomTicks.text(RANDOM_TICKS.fill(expected, n)),
                        RandomTicks.text(tick),
                        attempt + ", tick " + n);
            }
            assertEquals(TICKS, n, attempt + ": the journal ended early and silently");
            return null;
        } catch (JournalDamagedException e) {
            assertEquals(n, Math.max(0, e.lastGoodIndex()), attempt + ": " + e.getMessage());
            return e;
        }
    }

    private static int recordAt(int offset) {
        List<JournalBytes.Extent> records = intact.records();
        for (int i = 0; i < records.size(); i++) {
            if (offset >= records.get(i).from() && offset < records.get(i).to()) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void shouldReadTheIntactJournal() {
        JournalBytes.write(directory, intact.copy());
        assertNull(read(directory, "intact"));
    }

    @Test
    void shouldFindEveryFlippedBitOfARecordAtItsIndex(TestInfo test) {
        SplittableRandom random = new SplittableRandom(SEED);
        int from = intact.records().get(0).from();
        for (int attempt = 0; attempt < FLIPS; attempt++) {
            int offset = random.nextInt(from, intact.end());
            int bit = random.nextInt(8);
            byte[] bytes = intact.copy();
            bytes[offset] ^= (byte) (1 << bit);
            JournalBytes.write(directory, bytes);
            String what = "seed " + SEED + ", bit " + bit + " at offset " + offset;
            JournalDamagedException damage = read(directory, what);
            int record = recordAt(offset);
            if (record < 0) {
                assertNull(damage, what + " is padding");
            } else {
                assertNotNull(damage, what + " in record " + record + " was not found");
                assertEquals(record, damage.index(), what + ": " + damage.getMessage());
            }
        }
        FaultReport.survived(test, "flipped bit in a record", FLIPS, "found at its record");
    }

    @Test
    void shouldFindEveryFlippedBitOfARecordsQueueHeader() {
        for (int record : new int[] {0, 1, 77, TICKS - 1, TICKS}) {
            int from = intact.records().get(record).from();
            for (int bit = 0; bit < 32; bit++) {
                byte[] bytes = intact.copy();
                bytes[from + bit / 8] ^= (byte) (1 << (bit % 8));
                JournalBytes.write(directory, bytes);
                JournalDamagedException damage = read(directory, "header bit " + bit + " of record " + record);
                assertNotNull(damage, "header bit " + bit + " of record " + record);
                assertEquals(record, damage.index(), damage.getMessage());
            }
        }
    }

    @Test
    void shouldNeverGiveLessOrOtherTicksSilentlyWhenTheQueuesOwnPagesAreFlipped(TestInfo test) {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        int found = 0;
        for (int attempt = 0; attempt < 800; attempt++) {
            int offset = random.nextInt(4) == 0
                    ? random.nextInt(0x110)
                    : random.nextInt(intact.records().get(0).from());
            byte[] bytes = intact.copy();
            bytes[offset] ^= (byte) (1 << random.nextInt(8));
            JournalBytes.write(directory, bytes);
            found += read(directory, "seed " + (SEED + 1) + ", offset " + offset) == null ? 0 : 1;
        }
        assertTrue(found > 10, "only " + found + " were found");
        FaultReport.survived(test, "flipped bit in the queue's own pages", 800, "no tick lost silently, none changed");
    }

    @Test
    void shouldFindWhereAFileIsCutOff() {
        SplittableRandom random = new SplittableRandom(SEED + 2);
        int from = intact.records().get(1).from();
        for (int attempt = 0; attempt < 300; attempt++) {
            int length = random.nextInt(from, intact.end());
            JournalBytes.write(directory, Arrays.copyOf(intact.copy(), length));
            JournalDamagedException damage = read(directory, "seed " + (SEED + 2) + ", cut at " + length);
            assertNotNull(damage, "cut at " + length);
            int whole = 0;
            while (intact.records().get(whole + 1).to() <= length) {
                whole++;
            }
            assertEquals(whole, damage.lastGoodIndex(), damage.getMessage());
        }
    }

    @Test
    void shouldFindAMissingRecord() {
        JournalBytes.Extent fifth = intact.records().get(5);
        JournalBytes.Extent sixth = intact.records().get(6);
        byte[] bytes = intact.copy();
        byte[] missing = new byte[bytes.length];
        System.arraycopy(bytes, 0, missing, 0, fifth.from());
        System.arraycopy(bytes, sixth.from(), missing, fifth.from(), bytes.length - sixth.from());
        JournalBytes.write(directory, missing);
        JournalDamagedException damage = read(directory, "missing");
        assertNotNull(damage);
        assertEquals(5, damage.index());
        assertEquals("record 6 stands where record 5 was expected", damage.damage());
    }

    @Test
    void shouldRemoveWhatADyingWriterLeftBehindTheLastRecord() {
        byte[] bytes = intact.copy();
        for (int i = intact.end() + 4; i < intact.end() + 2_000; i++) {
            bytes[i] = (byte) (0xA5 ^ i);
        }
        JournalBytes.write(directory, bytes);
        assertNull(read(directory, "torn"));
        JournalReport torn = JournalInspector.inspect(directory);
        assertTrue(torn.incompleteTail());
        assertFalse(torn.isDamaged());
        MarketEvent tick = new MarketEvent();
        try (TickJournalWriter writer = TickJournalWriter.open(directory, JournalInfo.of("damage"))) {
            assertEquals(TICKS, writer.lastSequence());
            writer.accept(tick.asClock(1));
            writer.accept(tick.asClock(2));
        }
        JournalReport report = JournalInspector.inspect(directory);
        assertEquals(TICKS + 2, report.records());
        assertFalse(report.incompleteTail());
        assertFalse(report.isDamaged(), report.damage());
    }

    @Test
    void shouldRefuseToWriteBehindDamage() {
        byte[] bytes = intact.copy();
        bytes[intact.records().get(100).from() + 40] ^= 1;
        JournalBytes.write(directory, bytes);
        JournalDamagedException e = assertThrows(
                JournalDamagedException.class, () -> TickJournalWriter.open(directory, JournalInfo.of("damage")));
        assertEquals(99, e.lastGoodIndex());
        assertEquals(
                "journal is damaged: the checksum of record 100 is wrong in "
                        + directory.resolve("20260101F.cq4") + " at offset "
                        + intact.records().get(100).from() + "; the last good record is 99",
                e.getMessage());
    }
}
