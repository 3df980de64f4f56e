package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunManifestTest {
    @TempDir
    private Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("run.json"), text);
    }

    @Test
    void shouldTakeDefaultsForKeysThatAnotherVersionDidNotWriteAndPassOverThoseItAdded() throws IOException {
        RunManifest manifest = RunManifest.read(write("""
                {"format": 2, "runId": "r", "colour": "blue", "result": {"ticks": 7, "shape": {"round": true}}}
                """));

        assertEquals("", manifest.program());
        assertEquals(7, manifest.result().outcome().ticks());
        assertEquals(Map.of(), manifest.result().rows().rowsByTable());
        assertEquals(Map.of(), manifest.result().latency());
        assertNull(manifest.result().feed());
        assertTrue(!manifest.result().rows().isStored());
    }

    @Test
    void shouldRefuseTheFolderOfARunOfFormat1ByNameAndSayWhatToDo() throws IOException {
        Path old = write("{\"runId\": \"r\", \"name\": \"demo\"}");

        UserException e = assertThrows(UserException.class, () -> RunManifest.read(old));

        assertEquals(
                old
                        + ": is of a run of format 1, which StrikeIQ 0.1 wrote and which is read no more; its rows stay in the"
                        + " database, delete the folder",
                e.getMessage());
    }

    @LongTest
    @Test
    void shouldStartThoughTheManifestOfAnotherRunIsEmptyOrOfAnotherVersion() throws IOException {
        SmallSession session = new SmallSession(folder);
        Path runs = session.data().resolve("runs");
        for (String text : new String[] {"", "null", "{", "{\"runId\": 3}", "[]", "{\"runId\": \"x\"}"}) {
            Path run = runs.resolve("2020010" + text.length() + "T000000Z-aaaa");
            Files.createDirectories(run.resolve("signals"));
            Files.writeString(run.resolve("run.json"), text);
        }

        CommandRun started = CommandRun.succeeding("run", session.config(), "--json");

        assertEquals(SmallSession.TICKS, started.json().get("ticks").longValue());
        assertEquals(
                6,
                started.err()
                        .lines()
                        .filter(line -> line.contains(" is left alone: "))
                        .count(),
                started::err);
    }
}
