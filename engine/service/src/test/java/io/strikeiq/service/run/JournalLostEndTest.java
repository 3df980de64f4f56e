package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What the service does about a journal that is shorter than what an external database has of it. */
@LongTest
@ExpectedLog(logger = "com.zaxxer.hikari")
class JournalLostEndTest {
    @TempDir
    private Path folder;

    @Test
    @ExpectedLog(logger = "EarlierRuns", contains = "cannot go on: the database has record ")
    void shouldRefuseToGoOnWithAJournalThatIsShorterThanWhatTheDatabaseHas(TestInfo test) throws Exception {
        try (KilledDatabase database = KilledDatabase.start(folder.resolve("postgres"))) {
            SmallSession session = new SmallSession(folder.resolve("cut")).record();
            Path config = cutOff(database, session);

            CommandRun run = CommandRun.of("run", config, "--json");

            assertEquals(ExitCode.DAMAGED, run.exitCode(), run.err());
            assertTrue(run.err().contains("the machine lost the end of the journal"), run.err());
            assertTrue(run.err().contains("its rows stay, begin a new run with --fresh"), run.err());
            CommandRun.succeeding("run", config, "--fresh", "--json");
            CommandRun next = CommandRun.succeeding("run", config, "--json");
            assertFalse(next.err().contains("going on"), next.err());
            assertEquals(0, database.deadLetters());
        }
        FaultReport.survived(
                test,
                "power failure takes the end of the journal, not of the database",
                1,
                "one message, exit code 3; --fresh begins a new run");
    }

    @Test
    void shouldFindThatAJournalLostItsEndWhenTheDatabaseIsBackInMidRun(TestInfo test) throws Exception {
        try (KilledDatabase database = KilledDatabase.start(folder.resolve("postgres"))) {
            SmallSession session = new SmallSession(folder.resolve("cut")).record();
            Path config = cutOff(database, session);
            long rows = database.signals(session.onlyRun().getFileName().toString());
            database.stop();
            try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
                service.awaitSaid("the database is away, rows wait in the journal");
                database.startAgain();
                service.awaitSaid("the machine lost the end of the journal");
                assertEquals(ExitCode.DAMAGED, service.await(), service::said);
            }
            assertEquals(rows, database.signals(session.onlyRun().getFileName().toString()));
            assertEquals(0, database.deadLetters());
        }
        FaultReport.survived(
                test,
                "journal that lost its end grows again while the database is away",
                1,
                "found when it is back, exit code 3; no row twice");
    }

    /** Runs the session, stops it, and gives its journal back as it was at an earlier moment; the database has all. */
    private Path cutOff(KilledDatabase database, SmallSession session) throws Exception {
        Path config = database.config(session, "source: replay", "consoleRate: 20", "speed: 1000x");
        Path before = folder.resolve("before");
        try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
            service.awaitLine(line -> line.contains("  strength "));
            copy(session.onlyRun().resolve("signals"), before);
            for (int signal = 0; signal < 4; signal++) {
                service.awaitLine(line -> line.contains("  strength "));
            }
            service.terminate();
            assertEquals(ExitCode.OK, service.await(), service::said);
        }
        Path signals = session.onlyRun().resolve("signals");
        Files.move(signals, folder.resolve("whole"));
        copy(before, signals);
        return config;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
