package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.RunEnd;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalReader;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a restart makes of a run that was cut off. Each kill costs a JVM and the start of an embedded database. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class RecoveryTest {
    private static final String PACE = "speed: 2000x";
    private static final int KILLS = 2;
    private static final long SEED = CommitSeed.value();

    @TempDir
    private Path folder;

    @TempDir
    private Path uninterrupted;

    private static List<Object> identity(SignalEmitted signal) {
        return List.of(signal.tickSequence(), signal.engine(), signal.ordinal());
    }

    private static List<String> withoutIndexAndEpoch(Path run) {
        return StoredRows.signals(run.resolve("signals")).stream()
                .map(signal -> signal.toString().replaceFirst("index=\\d+, epoch=\\d+, ", ""))
                .toList();
    }

    private static void killOnce(SmallSession session, Path folder, int signals) throws Exception {
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
        SmallSession reference = new SmallSession(uninterrupted).record();
        JsonNode expected =
                CommandRun.succeeding("run", reference.config(), "--json").json();
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
        assertEquals(
                withoutIndexAndEpoch(reference.onlyRun()), withoutIndexAndEpoch(session.onlyRun()), "seed " + SEED);
        StoredRows.assertEqualToJournal(session);
        FaultReport.survived(
                test,
                "run killed in mid-session, " + shape,
                KILLS,
                "hashes of an uninterrupted run, no signal twice, each row once");
    }

    @Test
    void shouldBeginANewRunWhenAskedForAFreshOne() throws Exception {
        SmallSession session = new SmallSession(folder).record();
        killOnce(session, folder, 1);

        CommandRun fresh = CommandRun.succeeding("run", session.config(PACE), "--fresh", "--json");

        assertFalse(fresh.err().contains("going on"), fresh.err());
        try (Stream<Path> runs = Files.list(session.data().resolve("runs"))) {
            assertEquals(2, runs.count());
        }
    }

    @Test
    void shouldEndARunOfAnotherProgramAndBeginANewOne(TestInfo test) throws Exception {
        SmallSession session = new SmallSession(folder).record();
        killOnce(session, folder, 1);
        RunFolder old = new RunFolder(session.onlyRun());
        String before = Files.readString(old.manifestFile());
        assertTrue(before.contains("\"program\" : \"from class files "), before);
        Files.writeString(old.manifestFile(), before.replace("from class files ", "0.0.9 "));
        long signals = StoredRows.signals(old.signals()).size();

        CommandRun next = CommandRun.succeeding("run", session.config(PACE), "--json");

        assertFalse(next.err().contains("going on"), next.err());
        assertTrue(next.err().contains(" is ended (another program), so that a new run begins"), next.err());
        assertEquals(SmallSession.TICKS, next.json().get("ticks").longValue());
        assertEquals(signals, end(old).signals());
        assertEquals(0, end(old).stateHash());
        FaultReport.survived(
                test, "run of another program cut off", 1, "ended with the signals it had; a new one begins");
    }

    @Test
    void shouldSayThatARunWithAnotherConfigIsLeft() throws Exception {
        SmallSession session = new SmallSession(folder).record();
        killOnce(session, folder, 1);
        String cutOff = session.onlyRun().getFileName().toString();

        CommandRun next = CommandRun.succeeding("run", session.config(PACE, "warmUp: 4d"), "--json");

        assertTrue(
                next.err().contains("run " + cutOff + " was cut off with another config, so that a new run begins"),
                next.err());
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

        assertEquals(Long.parseUnsignedLong(manifest.result().outcome().stateHash(), 16), end(run).stateHash());
    }

    private static RunEnd end(RunFolder run) {
        try (SignalJournalReader reader = SignalJournalReader.open(run.signals())) {
            JournalRecord record = reader.next();
            while (!(record instanceof RunEnd)) {
                assertNotNull(record, "the journal has no end");
                record = reader.next();
            }
            return (RunEnd) record;
        }
    }
}
