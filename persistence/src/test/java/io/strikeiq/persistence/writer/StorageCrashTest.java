package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.persistence.ChildJvm;
import io.strikeiq.persistence.ChildLeash;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.TestServer;
import io.strikeiq.persistence.journal.Journals;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.testing.CommitSeed;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class StorageCrashTest {
    private static final long SEED = CommitSeed.value();
    private static final long TICKS = 20_000;
    private static final WriterSettings TINY = new WriterSettings(3, 0);
    /** Records that a run may be ahead of what the test has read of it. */
    private static final int READ_AHEAD = 20;

    @TempDir
    Path directory;

    /** Runs the test run with journal and batch writer, and says how far the database is. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            Path journal = Path.of(arguments[0]);
            try (Database database =
                            Database.open(DatabaseSettings.external(arguments[1], arguments[2], arguments[3]));
                    SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO);
                    BatchWriter writer = BatchWriter.start(database, journal, TINY)) {
                PipelineResult result = TestRun.run(TICKS, new Paced(signals, writer, new ChildLeash(READ_AHEAD)));
                TestRun.end(signals, result);
                if (writer.flush(signals.lastIndex(), TimeUnit.MINUTES.toNanos(10))) {
                    System.out.println("done");
                }
            }
        }
    }

    /** Keeps the journal a few records ahead of the database, and says how far that is. */
    private record Paced(SignalJournalWriter signals, BatchWriter writer, ChildLeash leash) implements OutboundDrain {
        private static final long AHEAD = 20;

        @Override
        public void onSignal(Signal signal) {
            signals.onSignal(signal);
            pace();
        }

        @Override
        public void onMarketSnapshot(MarketSnapshot snapshot) {
            signals.onMarketSnapshot(snapshot);
            pace();
        }

        @Override
        public void onChainSnapshot(ChainSnapshot snapshot) {
            signals.onChainSnapshot(snapshot);
            pace();
        }

        @Override
        public void onOutcome(SignalOutcome outcome) {
            signals.onOutcome(outcome);
            pace();
        }

        private void pace() {
            writer.flush(signals.lastIndex() - AHEAD, TimeUnit.MINUTES.toNanos(10));
            leash.say("committed " + writer.committedIndex());
        }
    }

    @Test
    void shouldResumeAtTheCommittedIndexAfterKills() {
        Path whole = directory.resolve("whole");
        Path journal = directory.resolve("journal");
        TestRun.record(whole, TICKS);
        SplittableRandom random = new SplittableRandom(SEED);
        try (TestServer server = TestServer.startMigrated(directory.resolve("server"));
                Database database = Database.open(server.settings())) {
            long committed = -1;
            for (int round = 1; round <= 2; round++) {
                try (ChildJvm child = start(server, journal)) {
                    long kill = committed + random.nextInt(13, 60);
                    while (committed < kill) {
                        committed = Math.max(committed, Long.parseLong(child.await("committed")));
                        child.tell();
                    }
                }
            }
            assertTrue(committed > 25, "committed " + committed + ", seed " + SEED);
            try (ChildJvm child = start(server, journal)) {
                child.letRun();
                assertEquals("", child.await("done"));
            }
            assertEquals(Journals.content(whole), Journals.content(journal));
            new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
        }
    }

    private static ChildJvm start(TestServer server, Path journal) {
        DatabaseSettings.External settings = (DatabaseSettings.External) server.settings();
        return ChildJvm.start(Main.class, journal, settings.url(), settings.user(), settings.password());
    }
}
