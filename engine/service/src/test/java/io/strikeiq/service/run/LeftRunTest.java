package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** When a run that was killed is not gone on with. One run is killed; each test finds its data folder as the kill left it. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class LeftRunTest {
    @TempDir
    private static Path folder;

    @TempDir
    private static Path left;

    private static SmallSession session;

    @BeforeAll
    static void killARun() throws Exception {
        session = new SmallSession(folder).record();
        RecoveryRig.killOnce(session, folder, 1);
        // Stops the server, which outlives the process that started it.
        Database.open(DatabaseSettings.embedded(session.data().resolve("postgres")))
                .close();
        copy(session.data(), left.resolve("data"));
    }

    @BeforeEach
    void giveBack() throws IOException {
        try (Stream<Path> tree = Files.walk(session.data())) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
        copy(left.resolve("data"), session.data());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path each : tree.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void shouldBeginANewRunWhenAskedForAFreshOne() throws Exception {
        CommandRun fresh = CommandRun.succeeding("run", session.config(RecoveryRig.PACE), "--fresh", "--json");

        assertFalse(fresh.err().contains("going on"), fresh.err());
        try (Stream<Path> runs = Files.list(session.data().resolve("runs"))) {
            assertEquals(2, runs.count());
        }
    }

    @Test
    void shouldEndARunOfAnotherProgramAndBeginANewOne(TestInfo test) throws Exception {
        RunFolder old = new RunFolder(session.onlyRun());
        String before = Files.readString(old.manifestFile());
        assertTrue(before.contains("\"program\" : \"from class files "), before);
        Files.writeString(old.manifestFile(), before.replace("from class files ", "0.0.9 "));
        long signals = StoredRows.signals(old.signals()).size();

        CommandRun next = CommandRun.succeeding("run", session.config(RecoveryRig.PACE), "--json");

        assertFalse(next.err().contains("going on"), next.err());
        assertTrue(next.err().contains(" is ended (another program), so that a new run begins"), next.err());
        assertEquals(SmallSession.TICKS, next.json().get("ticks").longValue());
        assertEquals(signals, StoredRows.end(old).signals());
        assertEquals(0, StoredRows.end(old).stateHash());
        FaultReport.survived(
                test, "run of another program cut off", 1, "ended with the signals it had; a new one begins");
    }

    @Test
    void shouldSayThatARunWithAnotherConfigIsLeft() throws Exception {
        String cutOff = session.onlyRun().getFileName().toString();

        CommandRun next = CommandRun.succeeding("run", session.config(RecoveryRig.PACE, "warmUp: 4d"), "--json");

        assertTrue(
                next.err().contains("run " + cutOff + " was cut off with another config, so that a new run begins"),
                next.err());
    }
}
