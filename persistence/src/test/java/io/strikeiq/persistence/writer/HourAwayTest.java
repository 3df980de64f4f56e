package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The writer's own loop over a real journal, against a database that is away for an hour of virtual time. */
@LongTest
class HourAwayTest {
    private static final long SEED = 11;
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final long BEFORE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long CAP = TimeUnit.SECONDS.toNanos(5);
    private static final int SIGNALS_OF_A_TRY = 3;

    @TempDir
    Path journal;

    private final List<Long> waits = new ArrayList<>();
    private long now;
    private int signals;

    /** Away for an hour, once the first rows are there. */
    private final class Away implements ModelDatabase.Faults {
        @Override
        public void before(ModelDatabase.Step step) throws SQLException {
            if (now >= BEFORE && now < BEFORE + HOUR) {
                throw new SQLException("the server is away", "08001");
            }
        }

        @Override
        public ModelDatabase.Commit commit() {
            return ModelDatabase.Commit.DONE;
        }
    }

    private void journal(SignalJournalWriter writer, int count) {
        for (int i = 0; i < count; i++) {
            writer.onSignal(TestSignals.signal(++signals, "NIFTY"));
        }
    }

    @Test
    @ExpectedLog(logger = "BackOff", contains = "the database is away, rows wait in the journal: the server is away")
    @ExpectedLog(logger = "BackOff", contains = "the database has been away for 60 s, ")
    @ExpectedLog(logger = "BackOff", contains = "the database has been away for 8 min, ")
    @ExpectedLog(
            logger = "BackOff",
            contains = "the database has been away for 33 min, 1599 records wait in the journal")
    @ExpectedLog(logger = "BackOff", contains = "the database has been away for")
    void shouldTryAnHourInCappedUnevenWaitsAndSayHowFarBehindItIs(TestInfo test) {
        ModelDatabase database = new ModelDatabase(new Away(), row -> false);
        int tries = 0;
        try (SignalJournalWriter writer = SignalJournalWriter.open(journal, TestRun.INFO);
                JournalBatches batches = new JournalBatches(journal, 50)) {
            CommittedState state = new CommittedState(writer::lastIndex);
            WriterLoop loop = new WriterLoop(
                    batches,
                    database,
                    Preparation.NONE,
                    state,
                    new BackOff(() -> now, new SplittableRandom(SEED)),
                    () -> now,
                    1_000_000);
            while (now < BEFORE + HOUR) {
                long before = state.counters(writer.lastIndex()).retries();
                journal(writer, SIGNALS_OF_A_TRY);
                long wait = loop.step(true);
                if (state.counters(writer.lastIndex()).retries() > before) {
                    tries++;
                    waits.add(wait);
                    assertTrue(batches.batch().rowCount() <= 50, "the journal is the buffer, not the memory");
                }
                now += Math.max(wait, 1_000_000);
            }
            long behind = state.counters(writer.lastIndex()).lag();
            assertTrue(behind > tries, behind + " records behind after " + tries + " tries");

            while (state.committedIndex() < writer.lastIndex()) {
                now += 1 + loop.step(true);
            }
        }
        assertEquals(signals, database.rows().size());
        assertWaits();
        FaultReport.survived(
                test,
                "database away for an hour of virtual time",
                tries,
                "waits of at most 5 s, uneven; told how far behind; caught up");
    }

    /** Twice as long each time up to the cap, and of each a random part of up to a half less. */
    private void assertWaits() {
        long cap = TimeUnit.MILLISECONDS.toNanos(50);
        for (long wait : waits) {
            assertTrue(
                    wait >= cap / 2 && wait <= cap, "seed " + SEED + ": a wait of " + wait + " under a cap of " + cap);
            cap = Math.min(2 * cap, CAP);
        }
        long capped = waits.stream().filter(wait -> wait > CAP / 2).count();
        assertTrue(capped > 700, waits.size() + " tries in an hour");
        assertTrue(waits.stream().distinct().count() > waits.size() * 0.99, "uneven, so that writers do not meet");
    }
}
