package io.strikeiq.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.run.WallClock;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of an ended live run as the years go by. */
@LongTest
class PruneCommandsTest {
    private static final WallClock IN_TWELVE_YEARS = () -> Instant.now().plusSeconds(12 * 366 * 86_400L);

    @TempDir
    private Path folder;

    private static JsonNode prune(String of, WallClock clock, Path config, boolean delete) {
        List<Object> words = new ArrayList<>(List.of(of, "prune", "--config", config, "--json"));
        if (delete) {
            words.add("--delete");
        }
        return CommandRun.succeedingAt(clock, words.toArray()).json();
    }

    private static List<String> whats(JsonNode pruned) {
        List<String> whats = new ArrayList<>();
        pruned.get("journals")
                .forEach(each -> whats.add(
                        Path.of(each.get("journal").textValue()).getFileName().toString()));
        pruned.get("others").forEach(each -> whats.add(each.get("what").textValue()));
        return whats;
    }

    @Test
    void shouldDeleteAllOfAnEndedRunOnceItIsOldAndStored() throws IOException {
        SmallSession session = new SmallSession(folder);
        Path config = session.config("source: live");
        CommandRun.succeeding("run", config, "--json");
        Path run = session.onlyRun();
        Files.createDirectories(run.resolve("checkpoints"));
        Files.writeString(run.resolve("checkpoints").resolve("tick-0000000000000000001.state"), "state");

        Path desk = session.data().resolve("experience");
        Path aside = Files.move(desk, folder.resolve("aside"));
        JsonNode untaught = prune("journal", WallClock.SYSTEM, config, false);
        assertEquals(List.of("checkpoints"), whats(untaught), "the desk has not learned from it");
        Files.move(aside, desk);

        JsonNode young = prune("journal", WallClock.SYSTEM, config, false);
        assertEquals(List.of("signals", "checkpoints"), whats(young));
        JsonNode shown = prune("journal", IN_TWELVE_YEARS, config, false);
        assertEquals(List.of("signals", "ticks", "checkpoints"), whats(shown));
        assertTrue(Files.exists(run.resolve("signals")) && Files.exists(run.resolve("ticks")));

        prune("journal", IN_TWELVE_YEARS, config, true);
        assertFalse(Files.exists(run.resolve("signals")) || Files.exists(run.resolve("ticks")));
        assertFalse(Files.exists(run.resolve("checkpoints")));
        assertEquals(List.of(), whats(prune("journal", WallClock.SYSTEM, config, false)));
        assertEquals(List.of("run"), whats(prune("journal", IN_TWELVE_YEARS, config, true)));
        assertFalse(Files.exists(run));

        assertEquals(0, prune("db", WallClock.SYSTEM, config, true).get("runs").longValue());
        JsonNode partitions = prune("db", IN_TWELVE_YEARS, config, false);
        assertTrue(partitions.get("partitions").size() > 0, partitions::toString);
        JsonNode dropped = prune("db", IN_TWELVE_YEARS, config, true);
        assertEquals(partitions.get("partitions"), dropped.get("partitions"));
        assertEquals(1, dropped.get("runs").longValue());
        JsonNode left = prune("db", IN_TWELVE_YEARS, config, false);
        assertEquals(0, left.get("partitions").size());
        assertEquals(
                0,
                CommandRun.succeeding("signals", "recent", "--config", config, "--json")
                        .json()
                        .get("signals")
                        .size());
    }
}
