package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A real service whose batch writer stands still, or ends, while rows wait for it. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class WatchedWriterTest {
    private static final String SAFETY = "safety: {stallWarning: 1s}\n";

    @TempDir
    private Path folder;

    private static Path with(Path config, String more) throws IOException {
        return Files.writeString(config, Files.readString(config) + more);
    }

    private static JsonNode result(SmallSession session) throws IOException {
        Path manifest = session.onlyRun().resolve("run.json");
        return new ObjectMapper().readTree(manifest.toFile()).get("result");
    }

    @Test
    void shouldNameTheBatchWriterWhenTheDatabaseHangsAndFlushWhenItGoesOn(TestInfo test) throws Exception {
        SmallSession session = new SmallSession(folder).record();
        Path config = with(session.config("speed: 200x"), SAFETY);
        try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
            service.awaitLine(line -> line.contains("  strength "));
            ProcessSignals.sendToDatabase(session, "STOP");
            service.awaitSaid("thread strikeiq-batch-writer stands still for ");
            ProcessSignals.sendToDatabase(session, "CONT");
            service.awaitSaid("thread strikeiq-batch-writer goes on");
            service.terminate();
            assertEquals(ExitCode.OK, service.await(), service::said);
        }
        assertTrue(result(session).get("stalls").longValue() >= 1);
        StoredRows.assertEqualToJournal(session);
        FaultReport.survived(test, "database that hangs", 1, "the writer is named; nothing else waits; caught up");
    }

    @Test
    void shouldNameABatchWriterThatHasEndedAndJournalOn(TestInfo test) throws Exception {
        try (KilledDatabase database = KilledDatabase.start(folder.resolve("postgres"))) {
            SmallSession session = new SmallSession(folder.resolve("run")).record();
            String paced = Files.readString(database.config(session))
                    .replace("source: replay", "speed: 1000x\n  flushTimeout: 2s\n  source: replay")
                    .replace("consoleRate: 0", "consoleRate: 20");
            Path config = Files.writeString(folder.resolve("paced.yaml"), paced + SAFETY);
            try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
                service.awaitLine(line -> line.contains("  strength "));
                // The line of a signal may be shown before the writer has begun.
                while (database.execute("update journal_positions set journal_index = journal_index + 100000") == 0) {
                    LockSupport.parkNanos(1_000_000);
                }
                service.awaitSaid("thread strikeiq-batch-writer has ended before its time: run ");
                service.terminate();
                assertEquals(ExitCode.UNFLUSHED, service.await(), service::said);
                assertTrue(service.said().contains("ENDED EARLY"), service::said);
            }
            JsonNode result = result(session);
            assertTrue(result.at("/failedThreads/0").textValue().contains("is being written by another process"));
            assertTrue(result.get("rowsPending").longValue() > 0, result::toString);
            database.execute("update journal_positions set journal_index = journal_index - 100000");

            CommandRun.succeeding("run", config, "--json");

            assertEquals(
                    StoredRows.signals(session.onlyRun().resolve("signals")).size(),
                    database.signals(session.onlyRun().getFileName().toString()));
            assertEquals(0, database.deadLetters());
        }
        FaultReport.survived(
                test,
                "batch writer that has ended",
                1,
                "named; journaled on, exit code 4; the next start stored the rest");
    }
}
