package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongTest
@ExpectedLog(logger = "com.zaxxer.hikari", contains = "This connection has been closed")
class RunCommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldRecordReplayJournalAndStoreOnAFreshMachine() {
        SmallSession session = new SmallSession(folder).onAFreshMachine();

        CommandRun run = CommandRun.succeeding("run", session.config());

        assertTrue(run.err().contains("recorded a simulated session of 40,000 ticks"), run.err());
        assertTrue(run.out().contains("strength "), run.out());
        assertTrue(run.out().contains("signal hash"), run.out());
        assertTrue(run.out().contains("in the database"), run.out());
        assertTrue(StoredRows.assertEqualToJournal(session) > 0);
    }

    @Test
    void shouldGiveRowsAndHashesAsJsonAndReadThemBack() throws IOException {
        SmallSession session = new SmallSession(folder);
        Path config = session.config();

        JsonNode first = CommandRun.succeeding("run", config, "--json").json();
        JsonNode second = CommandRun.succeeding("run", config, "--json").json();

        assertEquals(first.get("stateHash"), second.get("stateHash"));
        assertEquals(first.get("signalHash"), second.get("signalHash"));
        assertTrue(!first.get("runId").equals(second.get("runId")), first::toString);
        assertEquals(0, first.get("rowsPending").longValue());
        long signals = first.get("signals").longValue();
        assertTrue(first.get("rowsCommitted").longValue() >= signals, first::toString);

        String runId = first.get("runId").textValue();
        JsonNode recent = CommandRun.succeeding(
                        "signals", "recent", "--run", runId, "--limit", 100_000, "--config", config, "--json")
                .json();
        assertEquals(signals, recent.get("count").longValue());
        assertSignalsAreOfTheLatestRunUnlessAnotherIsNamed(config, second, signals);
        String id = recent.at("/signals/0/id").asText();
        JsonNode explained = CommandRun.succeeding("signals", "explain", id, "--config", config, "--json")
                .json();
        assertEquals(recent.at("/signals/0/signal"), explained.get("signal"));
        assertTrue(explained.get("text").textValue().contains("Proven wrong if "), explained::toString);
        CommandRun unknown = CommandRun.of("signals", "explain", "none:1:2:formula:0", "--config", config);
        assertEquals(ExitCode.FAILURE, unknown.exitCode());
        assertTrue(unknown.err().contains("no signal none:1:2:formula:0 in "), unknown.err());
        assertCountersSay(second, config);
        JsonNode status = CommandRun.succeeding("db", "status", "--config", config, "--json")
                .json();
        assertTrue(status.at("/changeSets/0/appliedAt").isTextual(), status::toString);
        assertRunsAreListedAndDeleted(config, runId, second.get("runId").textValue());
    }

    private static void assertSignalsAreOfTheLatestRunUnlessAnotherIsNamed(Path config, JsonNode latest, long signals) {
        JsonNode stats = CommandRun.succeeding("signals", "stats", "--hours", 0, "--config", config, "--json")
                .json();
        assertEquals(signals, stats.get("total").longValue());
        assertEquals(latest.get("runId"), stats.get("run"));
        JsonNode all = CommandRun.succeeding(
                        "signals", "stats", "--hours", 0, "--run", "all", "--config", config, "--json")
                .json();
        assertEquals(2 * signals, all.get("total").longValue());
        List<String> tail = CommandRun.succeeding("signals", "tail", "-n", 3, "--config", config, "--json")
                .out()
                .lines()
                .toList();
        assertEquals(3, tail.size(), tail::toString);
        assertTrue(tail.get(2).contains(latest.get("runId").textValue()), tail::toString);
        List<String> recent = CommandRun.succeeding("signals", "recent", "--limit", 1, "--config", config)
                .out()
                .lines()
                .toList();
        assertTrue(recent.get(0).matches("time .* run +id"), recent.get(0));
    }

    private static void assertRunsAreListedAndDeleted(Path config, String first, String second) throws IOException {
        JsonNode runs = CommandRun.succeeding("runs", "list", "--config", config, "--json")
                .json();
        assertEquals(second, runs.at("/runs/0/runId").textValue());
        assertEquals(first, runs.at("/runs/1/runId").textValue());
        assertEquals("completed", runs.at("/runs/1/state").textValue());
        JsonNode shown = CommandRun.succeeding("runs", "show", first, "--config", config, "--json")
                .json();
        assertTrue(shown.at("/rows/ai_signal_logs").longValue() > 0, shown::toString);

        Path another = Files.writeString(config.resolveSibling("another.yaml"), "data: {folder: another}\n");
        CommandRun other =
                CommandRun.of("runs", "delete", shown.get("folder").textValue(), "--yes", "--config", another);
        assertTrue(other.err().contains("is not in the data folder"), other.err());
        CommandRun asked = CommandRun.succeeding("runs", "delete", first, "--config", config);
        assertTrue(asked.out().contains("--yes does it"), asked.out());
        JsonNode deleted = CommandRun.succeeding("runs", "delete", first, "--yes", "--config", config, "--json")
                .json();
        assertTrue(
                deleted.get("rows").longValue()
                        >= shown.at("/rows/ai_signal_logs").longValue(),
                deleted::toString);
        assertEquals(
                0,
                CommandRun.succeeding("signals", "recent", "--run", first, "--config", config, "--json")
                        .json()
                        .get("count")
                        .longValue());
        assertEquals(
                1,
                CommandRun.succeeding("runs", "list", "--config", config, "--json")
                        .json()
                        .get("runs")
                        .size());
    }

    /** What was counted while it ran is what the run says at its end. */
    private static void assertCountersSay(JsonNode run, Path config) {
        JsonNode top = CommandRun.succeeding("top", "--once", "--config", config, "--json")
                .json();
        assertEquals("ended", top.get("state").textValue());
        assertEquals(run.get("runId"), top.get("run"));
        JsonNode counters = top.get("counters");
        assertEquals(
                run.get("ticks").longValue(),
                counters.get("strikeiq_ticks_published").longValue());
        assertEquals(
                run.get("ticks").longValue(),
                counters.get("strikeiq_stage_ticks{thread=\"strikeiq-stages-drain\"}")
                        .longValue());
        run.get("signalsByEngine")
                .properties()
                .forEach(engine -> assertEquals(
                        engine.getValue().longValue(),
                        counters.get("strikeiq_signals{engine=\"" + engine.getKey() + "\"}")
                                .longValue(),
                        engine.getKey()));
        assertEquals(0, counters.get("strikeiq_database_lag_records").longValue());
        assertEquals(
                run.get("rowsCommitted").longValue(),
                counters.get("strikeiq_database_rows").longValue());
        CommandRun stat = CommandRun.succeeding("stat", "--config", config);
        assertTrue(
                stat.out()
                        .lines()
                        .anyMatch(line -> line.matches(
                                "strikeiq_ticks_published +" + run.get("ticks").longValue())),
                stat.out());
    }

    @Test
    void shouldVerifyARunByItsIdAndByItsFolder() {
        SmallSession session = new SmallSession(folder);
        CommandRun.succeeding("run", session.config("speed: max"), "--json");
        Path run = session.onlyRun();

        JsonNode byFolder =
                CommandRun.succeeding("replay", "--verify", run, "--json").json();
        CommandRun byId = CommandRun.succeeding("replay", "--verify", run.getFileName(), "--data", session.data());

        assertTrue(byFolder.get("same").booleanValue());
        assertEquals(
                StoredRows.signals(run.resolve("signals")).size(),
                byFolder.get("signalsCompared").intValue());
        assertTrue(byId.out().contains("gives the same again"), byId.out());
    }

    @Test
    void shouldSayThatAJournalThatShouldBeReplayedIsNotThere() {
        SmallSession session = new SmallSession(folder);

        CommandRun run = CommandRun.of("run", session.config("source: replay"));

        assertEquals(ExitCode.FAILURE, run.exitCode());
        assertTrue(run.err().contains("no journal in " + session.journal()), run.err());
    }
}
