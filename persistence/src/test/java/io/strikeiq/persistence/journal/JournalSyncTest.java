package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

@LongTest
class JournalSyncTest {
    private static final long DAY = 86_400_000L;
    private static final Path MAPPINGS = Path.of("/proc/self/smaps");

    @TempDir(factory = TempDirFactory.Standard.class)
    Path directory;

    /** Kibibytes of the files of a folder that this process has mapped, changed, and that are not on the disk. */
    private static long dirty(Path folder) throws IOException {
        long dirty = 0;
        boolean ours = false;
        for (String line : Files.readAllLines(MAPPINGS)) {
            if (line.contains("-") && line.indexOf('-') < line.indexOf(' ')) {
                ours = line.contains(folder.toRealPath().toString()) && line.endsWith(".cq4");
            } else if (ours && (line.startsWith("Shared_Dirty:") || line.startsWith("Private_Dirty:"))) {
                dirty += Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return dirty;
    }

    private static void write(SignalJournalWriter journal, int from, int to) {
        for (int n = from; n <= to; n++) {
            journal.onSignal(TestSignals.signal(n, "NIFTY"));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldLeaveNothingInThePageCacheThatIsNotOnTheDisk(TestInfo test) throws IOException {
        Assumptions.assumeFalse(
                Files.getFileStore(directory).type().equals("tmpfs"), "a disk in memory writes nothing back");
        int rounds = 20;
        int dirtyRounds = 0;
        try (SignalJournalWriter journal = SignalJournalWriter.open(directory, TestRun.INFO);
                SyncedJournal synced = new SyncedJournal(directory, journal::lastIndex)) {
            for (int round = 0; round < rounds; round++) {
                write(journal, 1 + 500 * round, 500 * (round + 1));
                dirtyRounds += dirty(directory) > 0 ? 1 : 0;

                synced.force(journal.lastIndex());

                assertEquals(0, dirty(directory), "KiB that a power failure would take");
                assertEquals(journal.lastIndex(), synced.durable());
            }
        }
        assertTrue(dirtyRounds > 0, "what was appended is in the page cache, unless the system wrote it back at once");
        FaultReport.survived(test, "journal forced while it is written", rounds, "no page of it is left to be written");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldForceTheFilesThatRollsHaveLeft() throws IOException {
        Assumptions.assumeFalse(
                Files.getFileStore(directory).type().equals("tmpfs"), "a disk in memory writes nothing back");
        long[] now = {20_000 * DAY};
        try (SignalJournalWriter journal =
                        SignalJournalWriter.open(directory, TestRun.INFO, DiskGuard.defaults(), () -> now[0]);
                SyncedJournal synced = new SyncedJournal(directory, journal::lastIndex)) {
            for (int day = 0; day < 3; day++) {
                write(journal, 1 + 10 * day, 10 * (day + 1));
                now[0] += DAY;
            }
            assertEquals(3, QueueFolder.files(directory).size());

            synced.force(journal.lastIndex());

            assertEquals(0, dirty(directory));
        }
    }

    @Test
    void shouldReadWhatEveryJournalHasReachedBeforeItForcesTheFirst() throws Exception {
        Path ticks = directory.resolve("ticks");
        Path signals = directory.resolve("signals");
        TestRun.record(signals, 2_000);
        TestRun.record(ticks, 2_000);
        List<String> seen = new ArrayList<>();
        SyncedJournal[] first = new SyncedJournal[1];
        first[0] = new SyncedJournal(ticks, () -> ask("ticks", first[0], seen));
        SyncedJournal second = new SyncedJournal(signals, () -> ask("signals", first[0], seen));
        try (JournalSync sync = JournalSync.start(TimeUnit.HOURS.toNanos(1), List.of(first[0], second))) {
            sync.force();

            assertEquals(List.of("ticks at -1", "signals at -1"), seen, "asked when nothing was forced");
            assertEquals(7, first[0].durable());
            assertEquals(7, second.durable());
            assertEquals(1, sync.rounds());
        }
    }

    private static long ask(String name, SyncedJournal ticks, List<String> seen) {
        seen.add(name + " at " + ticks.durable());
        return 7;
    }

    @Test
    void shouldForceOnAThreadOfItsOwnUntilItIsClosed() {
        try (SignalJournalWriter journal = SignalJournalWriter.open(directory, TestRun.INFO);
                SyncedJournal synced = new SyncedJournal(directory, journal::lastIndex)) {
            JournalSync sync = JournalSync.start(1_000_000, List.of(synced));
            try (sync) {
                write(journal, 1, 100);
                while (synced.durable() < journal.lastIndex()) {
                    Thread.onSpinWait();
                }
            }
            assertTrue(sync.rounds() > 0, "the round that forced the last record is counted before its thread ends");
        }
    }

    @Test
    @ExpectedLog(logger = "JournalSync", contains = "journals are no longer forced to the disk")
    void shouldSayOnceThatTheDiskRefusesAndPromiseNothingMore() throws IOException {
        SyncedJournal synced = new SyncedJournal(directory, () -> 5);
        Files.createDirectory(directory.resolve("20260101F.cq4"));
        try (JournalSync sync = JournalSync.start(TimeUnit.HOURS.toNanos(1), List.of(synced))) {
            sync.force();
            sync.force();

            assertNotNull(sync.failure());
            assertEquals(-1, synced.durable());
        }
    }
}
