package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored of a run is deleted while the service goes on with it, in a process of its own. */
@LongTest
class RunningPruneTest {
    /** As the simulated market opens: files are named by the clock, and what a start needs is found by event time. */
    private static final Instant STARTED = Instant.parse("2026-01-05T03:45:00Z");

    private static final long A_DAY = 12_000;
    private static final int DAYS = 4;

    @TempDir
    private Path folder;

    private Path config() throws IOException {
        SmallSession session = new SmallSession(folder);
        // A session lasts some hundred seconds, so that ticks come before, while and after what is stored goes.
        Path config =
                session.config("source: live", "speed: 10x", "warmUp: 5m", "drainTimeout: 5m", "flushTimeout: 5m");
        String text = Files.readString(config);
        Files.writeString(
                config, text.replace("ticks: " + SmallSession.TICKS, "ticks: " + A_DAY + ", sessions: " + (DAYS + 1)));
        return Files.writeString(config, "retention: {ticks: 1d}\n", StandardOpenOption.APPEND);
    }

    private static long lastTick(CutOffRun run) {
        return TickJournalReader.lastTick(run.folder().ticks());
    }

    /** Waits for a tick of its own; fails when the process ends before it. */
    private static void awaitTick(CutOffRun run, long after, ServiceProcess service) throws InterruptedException {
        while (lastTick(run) <= after) {
            assertFalse(service.awaitEnd(50), service::said);
        }
    }

    @Test
    void shouldGoOnAndLoseNothingWhileWhatIsStoredOfItIsDeleted() throws Exception {
        Path config = config();
        long cut = DAYS * A_DAY + A_DAY / 4;
        CutOffRun run = CutOffRun.overDays(config, STARTED, cut);
        assertTrue(run.follow(cut) > 1);
        Instant now = STARTED.plus(Duration.ofDays(40));

        JsonNode result;
        try (ServiceProcess service = ServiceProcess.startAt(now, folder, "run", config, "--json")) {
            service.awaitSaid("going on behind tick " + cut);
            awaitTick(run, cut, service);

            CommandRun pruned = CommandRun.succeedingAt(
                    () -> now.plus(Duration.ofDays(2)), "journal", "prune", "--delete", "--json", "--config", config);
            Set<String> kinds = new TreeSet<>();
            for (JsonNode journal : pruned.json().get("journals")) {
                kinds.add(Path.of(journal.get("journal").textValue()).getFileName() + " "
                        + journal.get("whole").booleanValue());
                for (JsonNode file : journal.get("files")) {
                    assertFalse(Files.exists(Path.of(file.textValue())), file.textValue());
                }
            }
            assertEquals(Set.of("signals false", "ticks false"), kinds, pruned::out);

            awaitTick(run, lastTick(run), service);
            service.terminate();
            assertEquals(ExitCode.OK, service.await(), service::said);
            String last = service.said()
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            result = new CommandRun(ExitCode.OK, last, "").json();
        }

        Outcome uninterrupted = run.uninterrupted(result.get("ticks").longValue());
        assertEquals(uninterrupted.stateHash(), result.get("stateHash").textValue());
        assertEquals(uninterrupted.signalHash(), result.get("signalHash").textValue());
        assertEquals(
                uninterrupted.signals(),
                StoredRows.stored(new SmallSession(folder).data(), run.folder().runId())
                        .size());
    }
}
