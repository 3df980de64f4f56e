package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.PassingDrain;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.persistence.ChildJvm;
import io.strikeiq.persistence.ChildLeash;
import io.strikeiq.persistence.RandomTicks;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.testing.CommitSeed;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class JournalCrashTest {
    private static final long SEED = CommitSeed.value();
    /** Signals that a run may be ahead of what the test has read of it. */
    private static final int AHEAD = 50;

    @TempDir
    Path directory;

    /** Writes ticks for ever, each fiftieth acknowledged on standard output. */
    static final class TickMain {
        private TickMain() {}

        public static void main(String[] arguments) {
            RandomTicks ticks = new RandomTicks(SEED);
            MarketEvent tick = new MarketEvent();
            try (TickJournalWriter writer = TickJournalWriter.open(Path.of(arguments[0]), JournalInfo.of("crash"))) {
                for (long n = writer.lastSequence() + 1; ; n++) {
                    writer.accept(ticks.fill(tick, n));
                    if (n % 50 == 0) {
                        System.out.println("written " + n);
                    }
                }
            }
        }
    }

    @Test
    void shouldKeepEveryAcknowledgedTickOverKills(TestInfo test) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 1; round <= 2; round++) {
            long acknowledged = 0;
            try (ChildJvm child = ChildJvm.start(TickMain.class, directory)) {
                int kill = random.nextInt(1, 400);
                for (int i = 0; i < kill; i++) {
                    acknowledged = Long.parseLong(child.await("written"));
                }
            }
            assertTicks(acknowledged, "round " + round + " of seed " + SEED);
        }
        FaultReport.survived(test, "kill -9 of a journal writer", 2, "every acknowledged tick is there");
    }

    private void assertTicks(long atLeast, String what) {
        RandomTicks ticks = new RandomTicks(SEED);
        MarketEvent expected = new MarketEvent();
        MarketEvent tick = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(directory)) {
            while (reader.next(tick)) {
                String text = RandomTicks.text(ticks.fill(expected, reader.position()));
                assertEquals(text, RandomTicks.text(tick), what);
            }
            assertTrue(reader.position() >= atLeast, what + ": " + reader.position() + " of " + atLeast + " ticks");
        }
        assertFalse(JournalInspector.inspect(directory).isDamaged());
    }

    /** Writes a day of three ticks, a new file each, whenever it is told to, so that a kill meets the roll of a file. */
    static final class RollMain {
        private RollMain() {}

        public static void main(String[] arguments) throws IOException {
            RolledJournal journal = new RolledJournal(Path.of(arguments[0]), SEED);
            for (int day = 0; day < Integer.parseInt(arguments[1]); day++) {
                journal.nextDay();
            }
            try (TickJournalWriter writer = journal.open()) {
                do {
                    journal.append(writer, 3);
                    System.out.println("written " + writer.lastSequence());
                    journal.nextDay();
                } while (System.in.read() >= 0);
            }
        }
    }

    @Test
    @Timeout(3600)
    void shouldKeepEveryAcknowledgedTickWhenKilledAtTheRollOfAFile(TestInfo test) {
        SplittableRandom random = new SplittableRandom(SEED);
        RolledJournal journal = new RolledJournal(directory, SEED);
        int kills = Integer.getInteger("faults.rolls", 3);
        for (int kill = 1; kill <= kills; kill++) {
            long acknowledged = 0;
            try (ChildJvm child =
                    ChildJvm.start(RollMain.class, directory, journal.files().size())) {
                int rolls = random.nextInt(1, 9);
                for (int i = 0; i < rolls; i++) {
                    acknowledged = Long.parseLong(child.await("written"));
                    child.tell();
                }
                // The next roll begins now.
                for (int spin = random.nextInt(20_000); spin > 0; spin--) {
                    Thread.onSpinWait();
                }
            }
            RolledJournal.Outcome read = journal.read("kill " + kill + " of seed " + SEED);
            assertNull(read.damage(), "kill " + kill + " of seed " + SEED);
            assertTrue(read.last() >= acknowledged, read.last() + " of " + acknowledged);
        }
        FaultReport.survived(test, "kill -9 at the roll of a journal file", kills, "every acknowledged tick is there");
    }

    /** Runs the test run from its first tick; the journal passes over what it has. */
    static final class RunMain {
        private RunMain() {}

        public static void main(String[] arguments) {
            try (SignalJournalWriter journal = SignalJournalWriter.open(Path.of(arguments[0]), TestRun.INFO)) {
                TestRun.end(
                        journal,
                        TestRun.run(Long.parseLong(arguments[1]), new Acknowledging(journal, new ChildLeash(AHEAD))));
            }
            System.out.println("done");
        }
    }

    /** Says on standard output how far the journal is. */
    private static final class Acknowledging extends PassingDrain {
        private final SignalJournalWriter journal;
        private final ChildLeash leash;

        private Acknowledging(SignalJournalWriter journal, ChildLeash leash) {
            super(journal);
            this.journal = journal;
            this.leash = leash;
        }

        @Override
        public void onSignal(Signal signal) {
            super.onSignal(signal);
            leash.say("at " + journal.lastIndex());
        }
    }

    @Test
    void shouldJournalNothingTwiceOverKills() {
        Path whole = directory.resolve("whole");
        Path killed = directory.resolve("killed");
        long ticks = 40_000;
        TestRun.record(whole, ticks);
        SplittableRandom random = new SplittableRandom(SEED);
        long reached = 0;
        for (int round = 1; round <= 2; round++) {
            try (ChildJvm child = ChildJvm.start(RunMain.class, killed, ticks)) {
                long kill = reached + random.nextInt(50, 400);
                while (reached < kill) {
                    reached = Long.parseLong(child.await("at"));
                    child.tell();
                }
            }
        }
        try (ChildJvm child = ChildJvm.start(RunMain.class, killed, ticks)) {
            child.letRun();
            assertEquals("", child.await("done"));
        }
        assertEquals(Journals.content(whole), Journals.content(killed));
    }
}
