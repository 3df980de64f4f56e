package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

@LongTest
class JournalRetentionTest {
    private static final long DAY = 86_400_000L;

    @TempDir
    Path directory;

    private Path journal;

    /** Signals 1 to 60 over six days: the first file ends at index 12, each of the others ten behind. */
    private void write(String name, boolean ended) {
        journal = directory.resolve(name);
        long[] now = {20_000 * DAY};
        try (SignalJournalWriter writer =
                SignalJournalWriter.open(journal, TestRun.INFO, DiskGuard.defaults(), () -> now[0])) {
            for (int n = 1; n <= 60; n++) {
                writer.onSignal(TestSignals.signal(n, "NIFTY"));
                now[0] += n % 10 == 0 && n < 60 ? DAY : 0;
            }
            if (ended) {
                writer.endRun(1, 2, 3, 4, 5);
            }
        }
        assertEquals(6, QueueFolder.files(journal).size());
    }

    private List<Long> ticks() {
        return Journals.records(journal).stream()
                .filter(SignalEmitted.class::isInstance)
                .map(record -> ((SignalEmitted) record).tickSequence())
                .toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void shouldDeleteConfirmedFilesOnlyAndReadOverThem(TestInfo test) {
        write("goes-on", false);
        for (long confirmed = -1; confirmed <= 63; confirmed++) {
            long index = confirmed;
            JournalRetention.Plan plan = JournalRetention.plan(journal, run -> index);
            assertTrue(plan.to() <= confirmed, "confirmed " + confirmed + ", planned " + plan);
            assertEquals(
                    Math.max(0, Math.min(4, (confirmed - 12) / 10)),
                    plan.files().size());
        }
        JournalRetention.delete(JournalRetention.plan(journal, run -> 33));
        assertEquals(4, QueueFolder.files(journal).size());
        List<Long> left = new ArrayList<>(range(1, 10));
        left.addAll(range(31, 60));
        assertEquals(left, ticks());
        JournalRetention.delete(JournalRetention.plan(journal, run -> 45));
        left.removeAll(range(31, 40));
        assertEquals(left, ticks());
        try (SignalJournalWriter writer = SignalJournalWriter.open(journal, TestRun.INFO)) {
            assertEquals(60, writer.resumedAt());
            writer.onSignal(TestSignals.signal(61, "NIFTY"));
        }
        left.add(61L);
        assertEquals(left, ticks());
        FaultReport.survived(test, "prune of confirmed journal files", 65, "no unconfirmed record is deleted");
    }

    @Test
    void shouldGoOnBehindTheLastRecordThatWasPruned() {
        write("resumed", false);
        JournalRetention.delete(JournalRetention.plan(journal, run -> 32));
        try (SignalJournalReader reader = SignalJournalReader.open(journal)) {
            reader.skipTo(32);
            assertEquals(32, reader.position());
            assertEquals(-1, reader.checksum());
            assertEquals(33, reader.next().index());
        }
    }

    /** A reader that follows stands at the end of a file until a record comes to the next one. */
    @Test
    void shouldGoOnInTheNextFileWhenTheOneThatAReaderStandsInIsPruned() {
        write("followed", false);
        try (SignalJournalReader reader = SignalJournalReader.open(journal)) {
            for (long index = 0; index < 32; ) {
                index = reader.next().index();
            }

            JournalRetention.delete(JournalRetention.plan(journal, run -> 32));

            assertEquals(4, QueueFolder.files(journal).size());
            for (long index = 33; index <= 62; index++) {
                assertEquals(index, reader.next().index());
            }
            assertNull(reader.next());
        }
    }

    @Test
    void shouldDeleteTheWholeJournalOfAnEndedRunOnceAllIsConfirmed() {
        write("ended", true);
        long last = JournalInspector.inspect(journal).lastGoodIndex();
        assertFalse(JournalRetention.plan(journal, run -> last - 1).whole());
        JournalRetention.Plan plan = JournalRetention.plan(journal, run -> last);
        assertTrue(plan.whole());
        assertEquals(6, QueueFolder.files(journal).size());
        JournalRetention.delete(plan);
        assertFalse(Files.exists(journal));
    }

    @Test
    void shouldKeepFilesThatAreNotOldEnough() {
        write("young", true);
        long last = JournalInspector.inspect(journal).lastGoodIndex();
        LocalDate first = LocalDate.ofEpochDay(20_000);
        assertEquals(
                List.of(),
                JournalRetention.plan(journal, run -> last, first.plusDays(1)).files());
        assertEquals(
                QueueFolder.files(journal).subList(1, 3),
                JournalRetention.plan(journal, run -> last, first.plusDays(3)).files());
        assertFalse(
                JournalRetention.plan(journal, run -> last, first.plusDays(5)).whole());
        assertTrue(
                JournalRetention.plan(journal, run -> last, first.plusDays(6)).whole());
    }

    @Test
    void shouldGoOnInANewEpochWhenTheEpochsBeforeWerePruned() {
        journal = directory.resolve("epochs");
        long[] now = {20_000 * DAY};
        for (int start = 1; start <= 4; start++) {
            try (SignalJournalWriter writer =
                    SignalJournalWriter.open(journal, TestRun.INFO, DiskGuard.defaults(), () -> now[0])) {
                assertEquals(start, writer.epoch());
                writer.onSignal(TestSignals.signal(start, "NIFTY"));
                now[0] += DAY;
            }
        }
        JournalRetention.delete(JournalRetention.plan(journal, run -> Long.MAX_VALUE));
        assertEquals(2, QueueFolder.files(journal).size());
        try (SignalJournalWriter writer =
                SignalJournalWriter.open(journal, TestRun.INFO, DiskGuard.defaults(), () -> now[0])) {
            assertEquals(5, writer.epoch());
            assertEquals(4, writer.resumedAt());
        }
    }

    @Test
    void shouldDeleteTheTicksOfAnEndedRunOnceTheyAreOldEnough() {
        RolledJournal ticks = new RolledJournal(directory.resolve("ticks"), 5);
        ticks.write(3, 20);
        LocalDate last = QueueFolder.day(ticks.files().get(2));
        assertEquals(
                List.of(),
                JournalRetention.planTicks(directory.resolve("ticks"), "run", last)
                        .files());
        JournalRetention.Plan plan = JournalRetention.planTicks(directory.resolve("ticks"), "run", last.plusDays(1));
        assertEquals(60, plan.to());
        JournalRetention.delete(plan);
        assertFalse(Files.exists(directory.resolve("ticks")));
    }

    @Test
    void shouldTakeAGapThatIsNotNotedForDamage() throws IOException {
        write("holes", false);
        JournalRetention.delete(JournalRetention.plan(journal, run -> 33));
        Files.delete(QueueFolder.files(journal).get(1));
        assertThrows(JournalDamagedException.class, this::ticks);
        assertThrows(JournalDamagedException.class, () -> JournalRetention.plan(journal, run -> 60));
        Files.writeString(journal.resolve("pruned"), "what");
        JournalException e = assertThrows(JournalException.class, this::ticks);
        assertEquals(journal.resolve("pruned") + " does not say which records are gone", e.getMessage());
    }

    @Test
    void shouldGoOnWithAPruneThatWasCutOff() throws IOException {
        write("cut", false);
        JournalRetention.Plan plan = JournalRetention.plan(journal, run -> 45);
        PrunedRecords.write(journal, new PrunedRecords(plan.from(), plan.to()));
        for (int i = plan.files().size() - 1; i >= 0; i--) {
            Files.delete(plan.files().get(i));
            assertEquals(50 - 10 * (plan.files().size() - 1 - i), ticks().size());
            JournalRetention.Plan rest = JournalRetention.plan(journal, run -> 45);
            assertEquals(i, rest.files().size());
            if (i == 1) {
                JournalRetention.delete(rest);
                assertEquals(30, ticks().size());
                return;
            }
        }
    }
}
