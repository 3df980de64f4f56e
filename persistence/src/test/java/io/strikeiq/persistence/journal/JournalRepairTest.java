package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.ChildJvm;
import io.strikeiq.persistence.sbe.MessageHeaderDecoder;
import io.strikeiq.persistence.sbe.MessageHeaderEncoder;
import io.strikeiq.testing.CommitSeed;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

@LongTest
class JournalRepairTest {
    private static final long SEED = CommitSeed.value();
    private static final int DAYS = 4;
    private static final int TICKS_OF_A_DAY = 120;
    private static final int TICKS = DAYS * TICKS_OF_A_DAY;

    @TempDir
    Path directory;

    private int copies;

    private RolledJournal fresh() {
        return new RolledJournal(directory.resolve("journal-" + copies++), SEED);
    }

    private Path last() {
        return directory.resolve("journal-" + (copies - 1));
    }

    /** Repairs, reads what is kept, and goes on with it. */
    private JournalRepair.Repaired repair(RolledJournal journal, String what) {
        RolledJournal.Outcome before = journal.read(what);
        assertNotNull(before.damage(), what + ": not found");
        JournalRepair.Repaired repaired = JournalRepair.repair(last()).orElseThrow();
        assertEquals(before.damage().getMessage(), repaired.damage(), what);
        assertEquals(new RolledJournal.Outcome(before.last(), null), journal.read(what + ", repaired"));
        assertTrue(JournalRepair.repair(last()).isEmpty(), what);
        journal.write(2, 30);
        assertEquals(new RolledJournal.Outcome(before.last() + 60, null), journal.read(what + ", gone on with"));
        return repaired;
    }

    @Test
    void shouldFindAndRepairFlippedBitsOfAnyFile(TestInfo test) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        int tries = Integer.getInteger("faults.repairs", 6);
        for (int attempt = 0; attempt < tries; attempt++) {
            RolledJournal journal = fresh();
            journal.write(DAYS, TICKS_OF_A_DAY);
            int record = random.nextInt(2, TICKS);
            Path file = flipBitOf(record, random);
            JournalRepair.Repaired repaired = repair(journal, "seed " + SEED + ", record " + record);
            assertEquals(record - 1, repaired.lastGoodIndex());
            assertTrue(Files.exists(repaired.removed().resolve(file.getFileName())));
            assertEquals(DAYS - (record - 1) / TICKS_OF_A_DAY, repaired.files().size(), repaired.toString());
        }
        FaultReport.survived(test, "flipped bit, journal repaired and gone on with", tries, "all before it is kept");
    }

    private Path flipBitOf(int record, SplittableRandom random) throws IOException {
        try (JournalScanner scanner = new JournalScanner(last())) {
            scanner.skipTo(record);
            Path file = scanner.file();
            long end = scanner.position();
            int within = random.nextInt(RecordBuffer.HEADER_LENGTH);
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                long at = end - ((scanner.record().length() + 3) & ~3) + within;
                bytes.seek(at);
                int old = bytes.read();
                bytes.seek(at);
                bytes.write(old ^ (1 << random.nextInt(8)));
            }
            return file;
        }
    }

    @Test
    void shouldFindZeroedPagesAndRepairThem(TestInfo test) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        int tries = Integer.getInteger("faults.repairs", 6);
        for (int attempt = 0; attempt < tries; attempt++) {
            RolledJournal journal = fresh();
            journal.write(DAYS, TICKS_OF_A_DAY);
            Path file = journal.files().get(random.nextInt(DAYS));
            // The first page holds the queue's own header, the records begin at 64 KiB.
            int page = random.nextInt(3) == 0 ? 0 : 16 + random.nextInt(2);
            zero(file, page * 4096L, 4096);
            repairOrGiveUp(journal, "seed " + SEED + ", page " + page + " of " + file.getFileName());
        }
        FaultReport.survived(test, "zeroed page, journal repaired and gone on with", tries, "all before it is kept");
    }

    private void repairOrGiveUp(RolledJournal journal, String what) {
        RolledJournal.Outcome before = journal.read(what);
        if (before.damage() != null && before.damage().lastGoodIndex() < 0) {
            JournalException e = assertThrows(JournalException.class, () -> JournalRepair.repair(last()));
            assertTrue(e.getMessage().startsWith("nothing of journal " + last() + " can be kept: "), e.getMessage());
        } else {
            repair(journal, what);
        }
    }

    private static void zero(Path file, long from, int length) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(from);
            bytes.write(new byte[length]);
        }
    }

    @Test
    void shouldFindAMissingFileWhicheverItIs(TestInfo test) throws IOException {
        for (int missing = 1; missing < DAYS; missing++) {
            RolledJournal journal = fresh();
            journal.write(DAYS, TICKS_OF_A_DAY);
            Path file = journal.files().get(missing);
            Files.delete(file);
            RolledJournal.Outcome read = journal.read("file " + missing + " missing");
            assertEquals((long) missing * TICKS_OF_A_DAY, read.last());
            if (missing == DAYS - 1) {
                assertEquals(file, read.damage().file());
                assertEquals("a file is missing", read.damage().damage());
            }
            assertThrows(JournalDamagedException.class, () -> journal.open().close());
            repair(journal, "file " + missing + " missing");
        }
        RolledJournal journal = fresh();
        journal.write(DAYS, TICKS_OF_A_DAY);
        Files.delete(journal.files().get(0));
        assertEquals(0, journal.read("first file missing").last());
        assertThrows(JournalException.class, () -> JournalRepair.repair(last()));
        FaultReport.survived(test, "missing roll file", DAYS, "reading stops before it");
    }

    @Test
    void shouldCutALastFileAtEveryByteOfItsLastRecord(TestInfo test) throws IOException {
        RolledJournal journal = fresh();
        journal.write(2, 20);
        Path file = journal.files().get(1);
        byte[] whole = firstBytes(file);
        try (JournalScanner scanner = new JournalScanner(last())) {
            scanner.skipTo(Long.MAX_VALUE);
            long end = scanner.position();
            long from = end - ((scanner.record().length() + 3) & ~3) - Integer.BYTES;
            for (long length = from; length < end - 3; length++) {
                restore(file, whole);
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(length);
                }
                RolledJournal.Outcome cut = journal.read("cut at " + length);
                assertEquals(39, cut.last(), "cut at " + length);
                assertNotNull(cut.damage(), "cut at " + length);
                assertEquals(file, cut.damage().file());
                restore(file, whole);
                zero(file, length, (int) (end - length));
                RolledJournal.Outcome lost = journal.read("lost from " + length);
                assertTrue(lost.damage() != null || lost.last() == 40, "lost from " + length);
                assertTrue(lost.last() == 39 || lost.last() == 40, "lost from " + length);
            }
            FaultReport.survived(
                    test,
                    "last file cut at a byte of its last record",
                    2 * (end - 3 - from),
                    "found, all before is read");
        }
        restore(file, whole);
        zero(file, whole.length - 100, 100);
        assertEquals(40, journal.read("restored").last());
    }

    private static byte[] firstBytes(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] first = new byte[128 << 10];
            bytes.readFully(first);
            return first;
        }
    }

    private static void restore(Path file, byte[] first) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.write(first);
            bytes.setLength(80L << 20);
        }
    }

    @Test
    void shouldRefuseARecordOfALaterSchemaVersionAndNotRepairIt(TestInfo test) throws IOException {
        RolledJournal journal = fresh();
        journal.write(2, 20);
        long at = renumberVersion(40, MessageHeaderDecoder.SCHEMA_VERSION + 1);
        JournalException e = assertThrows(JournalException.class, () -> journal.read("later version"));
        assertFalse(e instanceof JournalDamagedException);
        assertEquals(
                "record 40 in " + journal.files().get(1) + " at offset " + at
                        + " has schema version " + (MessageHeaderDecoder.SCHEMA_VERSION + 1)
                        + ", this program reads versions up to " + MessageHeaderDecoder.SCHEMA_VERSION
                        + "; read it with the program that"
                        + " wrote it, or a later one",
                e.getMessage());
        assertThrows(JournalException.class, () -> JournalRepair.repair(last()));
        assertThrows(JournalException.class, () -> journal.open().close());
        FaultReport.survived(test, "journal of a later schema version", 1, "refused, left as it is");
    }

    /** Gives a record another schema version and the checksum that goes with it. */
    private long renumberVersion(int record, int version) throws IOException {
        try (JournalScanner scanner = new JournalScanner(last())) {
            scanner.skipTo(record);
            int length = scanner.record().length();
            byte[] bytes = new byte[length];
            scanner.record().buffer().getBytes(0, bytes);
            MessageHeaderEncoder header = new MessageHeaderEncoder().wrap(new UnsafeBuffer(bytes), 0);
            header.version(version).checksum(0);
            CRC32C crc = new CRC32C();
            crc.update(bytes);
            header.checksum((int) crc.getValue());
            long at = scanner.position() - ((length + 3) & ~3);
            try (RandomAccessFile file = new RandomAccessFile(scanner.file().toFile(), "rw")) {
                file.seek(at);
                file.write(bytes);
            }
            return at - Integer.BYTES;
        }
    }

    /** Writes ticks for ever. */
    static final class WriterMain {
        private WriterMain() {}

        public static void main(String[] arguments) {
            RolledJournal journal = new RolledJournal(Path.of(arguments[0]), SEED);
            try (TickJournalWriter writer = journal.open()) {
                journal.append(writer, 1_000);
                System.out.println("writing");
                while (writer.lastSequence() < 100_000_000) {
                    journal.append(writer, 10);
                    LockSupport.parkNanos(2_000_000);
                }
            }
        }
    }

    @Test
    void shouldReadButNeitherWriteNorRepairWhatAnotherProcessWrites(TestInfo test) {
        RolledJournal journal = fresh();
        int reads = 20;
        try (ChildJvm child = ChildJvm.start(WriterMain.class, last())) {
            child.await("writing");
            long before = 0;
            for (int i = 0; i < reads; i++) {
                RolledJournal.Outcome read = journal.read("while it is written");
                assertNull(read.damage());
                assertTrue(read.last() >= before);
                before = read.last();
            }
            String refused = "journal " + last() + " is being written by another process or thread";
            assertEquals(
                    refused,
                    assertThrows(JournalException.class, () -> journal.open().close())
                            .getMessage());
            assertEquals(
                    refused,
                    assertThrows(JournalException.class, () -> JournalRepair.repair(last()))
                            .getMessage());
        }
        assertNull(journal.read("killed").damage());
        FaultReport.survived(
                test, "another process writes the journal", reads, "reads what is whole; no second writer");
    }

    @Test
    void shouldNotTrustTheNotesOfTheQueue(TestInfo test) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        int tries = 60;
        for (int attempt = 0; attempt < tries; attempt++) {
            RolledJournal journal = fresh();
            journal.write(2, 20);
            Path notes = last().resolve("metadata.cq4t");
            try (RandomAccessFile bytes = new RandomAccessFile(notes.toFile(), "rw")) {
                long at = random.nextInt(0x1F0);
                bytes.seek(at);
                int old = bytes.read();
                bytes.seek(at);
                bytes.write(old ^ (1 << random.nextInt(8)));
            }
            String what = "seed " + SEED + ", attempt " + attempt;
            RolledJournal.Outcome read = journal.read(what);
            assertEquals(40, read.last(), what);
            if (read.damage() != null) {
                assertEquals("a file is missing", read.damage().damage(), what);
                assertEquals(
                        List.of(), JournalRepair.repair(last()).orElseThrow().files());
            }
            journal.write(1, 10);
            assertEquals(new RolledJournal.Outcome(50, null), journal.read(what));
        }
        FaultReport.survived(test, "flipped bit in the queue's notes", tries, "nothing is lost");
    }

    @Test
    void shouldLeaveAWholeJournalAlone() {
        RolledJournal journal = fresh();
        journal.write(2, 20);
        assertTrue(JournalRepair.repair(last()).isEmpty());
        assertEquals(new RolledJournal.Outcome(40, null), journal.read("whole"));
        JournalException e = assertThrows(JournalException.class, () -> JournalRepair.repair(directory));
        assertEquals("no journal in " + directory + ": it has no .cq4 file", e.getMessage());
    }
}
