package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

@LongTest
class JournalRollTest {
    private static final long SEED = 8;
    private static final long DAY = 86_400_000L;

    @TempDir
    Path directory;

    @Test
    void shouldGoOnOverMidnightInTheFileOfTheNextDay(TestInfo test) {
        RolledJournal journal = new RolledJournal(directory, SEED);
        assertEquals(400, journal.write(4, 100));
        assertEquals(4, journal.files().size());
        assertEquals(new RolledJournal.Outcome(400, null), journal.read("four days"));
        JournalReport report = JournalInspector.inspect(directory);
        assertEquals(400, report.lastGoodIndex());
        assertNull(report.damage());
        FaultReport.survived(test, "roll of a journal at midnight", 3, "read over it without a gap");
    }

    @Test
    void shouldGoOnWithTheNumbersWhenItIsOpenedOnAnotherDay() {
        RolledJournal journal = new RolledJournal(directory, SEED);
        journal.write(2, 50);
        journal.write(1, 50);
        journal.nextDay();
        journal.nextDay();
        journal.write(1, 50);
        assertEquals(3, journal.files().size());
        assertEquals(new RolledJournal.Outcome(200, null), journal.read("reopened"));
    }

    @Test
    void shouldStayInOrderWhenTheClockIsSetBackOverMidnight(TestInfo test) throws IOException {
        RolledJournal journal = new RolledJournal(directory, SEED);
        journal.write(3, 50);
        journal.clockBack();
        journal.write(1, 50);
        try (TickJournalWriter writer = journal.open()) {
            journal.append(writer, 25);
            journal.clockBack();
            journal.append(writer, 25);
        }
        assertEquals(new RolledJournal.Outcome(250, null), journal.read("clock back"));
        Files.delete(directory.resolve("metadata.cq4t"));
        journal.write(1, 50);
        assertEquals(new RolledJournal.Outcome(300, null), journal.read("clock back, notes lost"));
        FaultReport.survived(test, "clock set back over midnight", 3, "records stay in order");
    }

    @Test
    void shouldFollowAJournalOverMidnight() {
        RolledJournal journal = new RolledJournal(directory, SEED);
        MarketEvent tick = new MarketEvent();
        try (TickJournalWriter writer = journal.open();
                TickJournalReader reader = TickJournalReader.open(directory)) {
            for (int day = 0; day < 5; day++) {
                assertFalse(reader.next(tick));
                journal.append(writer, 10);
                for (int i = 0; i < 10; i++) {
                    assertTrue(reader.next(tick));
                }
                assertEquals(writer.lastSequence(), reader.position());
                journal.nextDay();
            }
        }
    }

    @Test
    void shouldFindTheFileOfTheNextDayInAFolderThatHasNotChangedForLong() throws IOException {
        RolledJournal journal = new RolledJournal(directory, SEED);
        MarketEvent tick = new MarketEvent();
        try (TickJournalWriter writer = journal.open();
                TickJournalReader reader = TickJournalReader.open(directory)) {
            journal.append(writer, 1);
            assertTrue(reader.next(tick));
            FileTime longAgo = FileTime.fromMillis(System.currentTimeMillis() - 60_000);
            Files.setLastModifiedTime(directory, longAgo);
            assertFalse(reader.next(tick));
            assertFalse(reader.next(tick));
            journal.append(writer, 1);
            assertTrue(reader.next(tick), "in the same file");
            assertFalse(reader.next(tick));
            journal.nextDay();
            journal.append(writer, 1);
            assertTrue(reader.next(tick), "in the next one");
            assertFalse(reader.next(tick));
        }
    }

    @Test
    void shouldJournalNothingTwiceWhenARunGoesOnAfterMidnight() {
        long[] now = {20_000 * DAY + DAY - 1};
        for (int to : new int[] {40, 80, 120}) {
            try (SignalJournalWriter writer =
                    SignalJournalWriter.open(directory, TestRun.INFO, DiskGuard.defaults(), () -> now[0])) {
                assertEquals(to - 40, writer.resumedAt());
                for (int n = 1; n <= to; n++) {
                    writer.onSignal(TestSignals.signal(n, "NIFTY"));
                    now[0] += n % 20 == 0 ? DAY : 0;
                }
            }
        }
        List<Long> sequences = Journals.records(directory).stream()
                .filter(SignalEmitted.class::isInstance)
                .map(record -> assertInstanceOf(SignalEmitted.class, record).tickSequence())
                .toList();
        assertEquals(LongStream.rangeClosed(1, 120).boxed().toList(), sequences);
        assertTrue(QueueFolder.files(directory).size() > 4);
    }
}
