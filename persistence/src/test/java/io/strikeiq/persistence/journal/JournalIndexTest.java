package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentMaster;
import io.strikeiq.persistence.RandomTicks;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.sbe.InstrumentDecoder;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts, prunes and looks back read a part of a journal that does not grow with it: records are counted, not time. */
class JournalIndexTest {
    private static final int A_DAY = 3 * JournalIndexer.STRIDE + 100;
    private static final long DAY = 86_400_000L;

    @TempDir
    Path directory;

    private RolledJournal write(int days) {
        RolledJournal journal = new RolledJournal(directory, 13);
        assertEquals((long) days * A_DAY, journal.write(days, A_DAY));
        return journal;
    }

    private Path indexOf(int file) {
        return FileIndex.path(QueueFolder.files(directory).get(file));
    }

    private static String next(TickJournalReader reader) {
        MarketEvent tick = new MarketEvent();
        return reader.next(tick) ? tick.sequence + " " + RandomTicks.text(tick) : "end";
    }

    /** What a reader that reads all gives first. */
    private String expected(long number, long time) {
        MarketEvent tick = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(directory)) {
            while (reader.next(tick)) {
                if (tick.sequence >= number && tick.exchangeTime >= time) {
                    return tick.sequence + " " + RandomTicks.text(tick);
                }
            }
            return "end";
        }
    }

    private long timeOf(long number) {
        MarketEvent tick = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(directory, number)) {
            assertTrue(reader.next(tick));
            return tick.exchangeTime;
        }
    }

    private void assertFinds() {
        for (long number : new long[] {1, 2, 4_096, 4_097, 9_000, A_DAY, A_DAY + 1, 2L * A_DAY}) {
            try (TickJournalReader reader = TickJournalReader.open(directory, number)) {
                assertEquals(number - 1, reader.position());
                assertEquals(expected(number, Long.MIN_VALUE), next(reader));
            }
            long time = timeOf(number);
            try (TickJournalReader reader = TickJournalReader.openAt(directory, time)) {
                assertEquals(expected(1, time), next(reader));
            }
        }
        try (TickJournalReader reader = TickJournalReader.openAt(directory, Long.MAX_VALUE)) {
            assertEquals("end", next(reader));
        }
    }

    @Test
    void shouldReadLittleOfALargeJournalWhenItIsResumed() {
        RolledJournal journal = write(3);
        try (TickJournalWriter writer = journal.open()) {
            assertEquals(3L * A_DAY, writer.lastSequence());
            assertTrue(writer.recordsRead() <= JournalIndexer.STRIDE + 1, writer.recordsRead() + " records");
            journal.append(writer, 10);
        }
        assertEquals(3L * A_DAY + 10, journal.read("resumed").last());
    }

    @Test
    void shouldReadLittleOfALargeJournalToBeginAtATickOrATime() {
        write(2);
        assertFinds();
        long number = 2L * A_DAY - 5;
        try (TickJournalReader reader = TickJournalReader.open(directory, number)) {
            next(reader);
            assertTrue(reader.recordsRead() <= JournalIndexer.STRIDE + 1, reader.recordsRead() + " records");
        }
    }

    @Test
    void shouldReadLittleOfALargeSignalJournalWhenItIsResumedOrPruned() {
        long[] now = {20_000 * DAY};
        int signals = 2 * JournalIndexer.STRIDE;
        long last;
        try (SignalJournalWriter writer =
                SignalJournalWriter.open(directory, TestRun.INFO, DiskGuard.defaults(), () -> now[0])) {
            for (int n = 1; n <= 2 * signals; n++) {
                writer.onSignal(TestSignals.signal(n, "NIFTY"));
                now[0] += n == signals ? DAY : 0;
            }
            last = writer.lastIndex();
        }
        List<Long> read = new ArrayList<>();
        JournalRetention.plan(directory, run -> last, LocalDate.MAX, read::add);
        assertTrue(read.get(0) <= 2 * (JournalIndexer.STRIDE + 2), read + " records");
        try (SignalJournalReader reader = SignalJournalReader.open(directory)) {
            reader.skipTo(last - 1);
            assertEquals(last - 1, reader.position());
            assertTrue(reader.recordsRead() <= JournalIndexer.STRIDE + 1, reader.recordsRead() + " records");
            assertEquals(last, reader.next().index());
        }
        assertFalse(SignalJournalReader.hasEnded(directory));
        try (SignalJournalWriter writer =
                SignalJournalWriter.open(directory, TestRun.INFO, DiskGuard.defaults(), () -> now[0])) {
            assertEquals(2L * signals, writer.resumedAt());
            assertEquals(2, writer.epoch());
            assertTrue(writer.recordsRead() <= 2 * JournalIndexer.STRIDE + 3, writer.recordsRead() + " records");
            writer.onSignal(TestSignals.signal(2L * signals, "NIFTY"));
            assertEquals(last + 2, writer.lastIndex(), "the signal was journaled before");
        }
    }

    @LongTest
    @Test
    void shouldMakeAMissingOrDamagedIndexAgain() throws IOException {
        RolledJournal journal = write(2);
        List<byte[]> whole = List.of(Files.readAllBytes(indexOf(0)), Files.readAllBytes(indexOf(1)));
        for (int damage = 0; damage < 4; damage++) {
            for (int file = 0; file < 2; file++) {
                byte[] bytes = whole.get(file).clone();
                bytes[bytes.length / 2] ^= 16;
                switch (damage) {
                    case 0 -> Files.delete(indexOf(file));
                    case 1 -> Files.write(indexOf(file), bytes);
                    case 2 -> Files.write(indexOf(file), java.util.Arrays.copyOf(bytes, bytes.length - 7));
                    default -> Files.write(indexOf(file), new byte[0]);
                }
            }
            assertFinds();
            journal.open().close();
            assertEquals(2L * A_DAY, journal.read("damage " + damage).last());
            for (int file = 0; file < 2; file++) {
                assertEquals(
                        java.util.Arrays.toString(whole.get(file)),
                        java.util.Arrays.toString(Files.readAllBytes(indexOf(file))),
                        "damage " + damage);
            }
        }
    }

    @Test
    void shouldNotTrustAnIndexBeyondWhatTheJournalProves() {
        RolledJournal journal = write(2);
        for (int file = 0; file < 2; file++) {
            Path queueFile = QueueFolder.files(directory).get(file);
            List<IndexEntry> rows = FileIndex.read(queueFile).entries();
            try (FileIndex wrong = new FileIndex(queueFile, 1)) {
                for (IndexEntry row : rows.subList(1, rows.size())) {
                    wrong.add(row.sequence() + 7, row.offset(), row.time(), row.tick(), row.checksum(), 14);
                }
                wrong.add(9L * A_DAY, 1L << 40, 1, 9L * A_DAY, 5, 14);
            }
        }
        try (TickJournalReader reader = TickJournalReader.open(directory, 9_000)) {
            assertEquals(expected(9_000, Long.MIN_VALUE), next(reader));
        }
        try (TickJournalWriter writer = journal.open()) {
            assertEquals(2L * A_DAY, writer.lastSequence());
            journal.append(writer, 5);
        }
        assertEquals(2L * A_DAY + 5, journal.read("proved").last());
        assertFinds();
    }

    @Test
    void shouldKnowTheDefinitionsThatHoldWhereReadingBegins() {
        write(2);
        long number = A_DAY + 5_000;
        InstrumentMaster master = new InstrumentMaster();
        MarketEvent tick = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(directory)) {
            while (reader.next(tick) && tick.sequence < number) {
                if (tick.type == TickType.INSTRUMENT) {
                    master.define(tick.definition);
                }
            }
        }
        List<Instrument> expected = IntStream.range(0, master.size())
                .mapToObj(master::get)
                .filter(each -> each != null)
                .toList();
        assertFalse(expected.isEmpty());
        try (TickJournalReader reader = TickJournalReader.open(directory, number)) {
            assertEquals(expected, reader.definitionsBefore());
        }
    }

    /** What a start reads does not grow with the days: it does without what stands between the ends of the files before the last. */
    @Test
    void shouldReadNothingOfTheDaysBeforeTheLastWhenItStarts() throws IOException {
        RolledJournal journal = write(3);
        long number = 3L * A_DAY - 5;
        TickJournalSpan span = TickJournalSpan.of(directory);
        List<Instrument> definitions;
        String next;
        try (TickJournalReader reader = TickJournalReader.open(directory, number)) {
            definitions = reader.definitionsBefore();
            next = next(reader);
        }
        for (Path file : journal.files().subList(0, 2)) {
            List<IndexEntry> rows = FileIndex.read(file).entries();
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                long from = rows.get(1).offset();
                bytes.seek(from);
                bytes.write(new byte[(int) (rows.get(rows.size() - 1).offset() - from)]);
            }
        }

        assertEquals(span, TickJournalSpan.of(directory));
        assertEquals(3L * A_DAY, TickJournalReader.lastTick(directory));
        try (TickJournalReader reader = TickJournalReader.open(directory, number)) {
            assertEquals(definitions, reader.definitionsBefore());
            assertEquals(next, next(reader));
        }
        try (TickJournalWriter writer = journal.open()) {
            assertEquals(3L * A_DAY, writer.lastSequence());
        }
    }

    @Test
    void shouldOpenAFileOnceForAllItsDefinitions() {
        write(2);
        JournalIndex index = JournalIndex.open(directory);
        List<IndexEntry> rows = index.landmarks(InstrumentDecoder.TEMPLATE_ID, Long.MAX_VALUE);
        List<Long> read = new ArrayList<>();
        Set<JournalScanner> scanners = Collections.newSetFromMap(new IdentityHashMap<>());
        index.read(rows, scanner -> {
            read.add(scanner.lastGoodIndex());
            scanners.add(scanner);
        });
        assertEquals(rows.stream().map(IndexEntry::sequence).toList(), read);
        assertTrue(rows.size() > 2, rows.size() + " definitions");
        assertEquals(2, scanners.size());
    }
}
