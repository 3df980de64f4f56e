package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.testing.CommitSeed;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A live run that is cut off again and again. Each cut costs a JVM and the start of an embedded database. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class LiveCutTest {
    private static final List<String> OUTCOME = List.of("ticks", "signals", "stateHash", "signalHash", "rowsByTable");
    private static final int CUTS = 2;
    private static final long SEED = CommitSeed.value();

    @TempDir
    private Path folder;

    @Test
    void shouldBecomeTheUninterruptedRunAfterCutsInMidSession(@TempDir Path uninterrupted, TestInfo test)
            throws Exception {
        SmallSession recorded = new SmallSession(uninterrupted);
        JsonNode expected =
                CommandRun.succeeding("run", recorded.config(), "--json").json();
        SmallSession session = new SmallSession(folder);
        Random random = new Random(SEED);
        for (int i = 0; i < CUTS; i++) {
            LiveRunTest.runToSignal(session, folder, random.nextInt(3));
        }

        CommandRun last =
                CommandRun.succeedingAt(LiveRunTest.AT_NOON, "run", session.config(LiveRunTest.LIVE), "--json");

        assertTrue(last.err().contains("going on behind tick "), last.err());
        assertTrue(last.json().get("completed").booleanValue());
        for (String key : OUTCOME) {
            assertEquals(expected.get(key), last.json().get(key), key + ", seed " + SEED);
        }
        assertEquals(SmallSession.TICKS, expected.get("ticks").longValue());
        assertTrue(
                last.json().at("/feed/received").longValue() < SmallSession.TICKS, "only the rest came from the feed");
        StoredRows.assertEqualToJournal(session);
        CommandRun.succeeding("replay", "--verify", session.onlyRun());
        CommandRun.succeeding("inspect", session.onlyRun().resolve("ticks"));
        FaultReport.survived(
                test,
                "live run cut in mid-session by SIGKILL",
                CUTS,
                "state and signals of an uninterrupted run, each row once");
    }
}
