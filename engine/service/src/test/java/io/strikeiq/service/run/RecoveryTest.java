package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.testing.CommitSeed;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a restart makes of a run that was cut off. Each kill costs a JVM and the start of an embedded database. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class RecoveryTest {
    static final String PACE = "speed: 2000x";
    private static final int KILLS = 2;
    private static final long SEED = CommitSeed.value();

    private static JsonNode expected;
    private static List<String> expectedSignals;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runUninterrupted(@TempDir Path once) {
        SmallSession session = new SmallSession(once).record();
        expected = CommandRun.succeeding("run", session.config(), "--json").json();
        expectedSignals = withoutIndexAndEpoch(session.onlyRun());
    }

    private static List<Object> identity(SignalEmitted signal) {
        return List.of(signal.tickSequence(), signal.engine(), signal.ordinal());
    }

    private static List<String> withoutIndexAndEpoch(Path run) {
        return StoredRows.signals(run.resolve("signals")).stream()
                .map(signal -> signal.toString().replaceFirst("index=\\d+, epoch=\\d+, ", ""))
                .toList();
    }

    static void killOnce(SmallSession session, Path folder, int signals) throws Exception {
        try (ServiceProcess service = ServiceProcess.start(folder, "run", session.config(PACE))) {
            int[] left = {signals};
            service.awaitLine(line -> line.contains("  strength ") && left[0]-- == 0);
            service.kill();
            service.await();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"layout: fused", "layout: pipelined, shards: 2"})
    void shouldReachTheHashesOfAnUninterruptedRunAndEmitNoSignalTwiceAfterKills(String shape, TestInfo test)
            throws Exception {
        SmallSession session = new SmallSession(folder).shaped(shape).record();
        Random random = new Random(SEED);
        for (int i = 0; i < KILLS; i++) {
            killOnce(session, folder, random.nextInt(6));
        }

        CommandRun last = CommandRun.succeeding("run", session.config(PACE), "--json");

        assertTrue(last.err().contains("going on behind tick "), last.err());
        for (String key : List.of(
                "ticks", "signals", "signalsByEngine", "stateHash", "signalHash", "underlyings", "rowsByTable")) {
            assertEquals(expected.get(key), last.json().get(key), key + ", seed " + SEED);
        }
        List<SignalEmitted> signals = StoredRows.signals(session.onlyRun().resolve("signals"));
        assertEquals(
                signals.size(),
                signals.stream().map(RecoveryTest::identity).distinct().count(),
                "identities, seed " + SEED);
        assertEquals(expectedSignals, withoutIndexAndEpoch(session.onlyRun()), "seed " + SEED);
        StoredRows.assertEqualToJournal(session);
        FaultReport.survived(
                test,
                "run killed in mid-session, " + shape,
                KILLS,
                "hashes of an uninterrupted run, no signal twice, each row once");
    }

    @Test
    void shouldAddTheEndOfARunWhoseProcessDiedBetweenItsManifestAndIt() throws IOException {
        SmallSession session = new SmallSession(folder);
        CommandRun.succeeding("run", session.config(), "--json");
        RunFolder run = new RunFolder(session.onlyRun());
        RunManifest manifest = run.manifest();
        manifest.withResult(manifest.result().stored(DatabaseRows.UNKNOWN)).write(run.manifestFile());
        Files.move(run.signals(), folder.resolve("signals-before"));
        Files.move(session.data().resolve("postgres"), folder.resolve("postgres-before"));
        SignalJournalWriter.open(run.signals(), new RunInfo(run.runId(), manifest.tickJournal(), 1))
                .close();

        CommandRun.succeeding("run", session.config(), "--json");

        assertEquals(
                Long.parseUnsignedLong(manifest.result().outcome().stateHash(), 16),
                StoredRows.end(run).stateHash());
    }
}
