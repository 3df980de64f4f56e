package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.KeptJournal;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a live run as a version of format 2 left it: every later version reads it. */
class KeptRunTest {
    private static final String RESOURCE = "/kept/run-format-2.zip";
    private static final long TICKS = 1_500;

    @TempDir
    private Path folder;

    @Test
    void shouldReadTheFolderOfARunThatAnEarlierVersionOfFormatTwoLeft() throws IOException {
        RunFolder kept = new RunFolder(KeptJournal.unpack(RESOURCE, folder.resolve("data/runs/20261126T220000Z-kept")));
        RunManifest manifest = kept.manifest();
        RunResult result = manifest.result();

        assertEquals(2, manifest.format());
        assertTrue(result.completed() && kept.isOver());
        assertFalse(manifest.blind().isEmpty());
        assertEquals(TICKS, result.outcome().ticks());
        assertTrue(result.outcome().stateHash().matches("[0-9a-f]{16}"), result.outcome()::stateHash);
        assertEquals(
                result.outcome().signals(), StoredRows.signals(kept.signals()).size());
        assertTrue(JournalInspector.inspect(kept.signals()).complete());
        assertEquals(TICKS, JournalInspector.inspect(kept.ticks()).lastGoodIndex());
        assertEquals(Source.LIVE, ConfigFile.load(kept.config(), Map.of()).run().source());
    }

    @Test
    @EnabledIfSystemProperty(named = "format.write", matches = ".+")
    void shouldWriteTheResource() throws IOException {
        Path config = Files.writeString(
                folder.resolve("kept.yaml"),
                "data: {folder: data}\nrun: {source: live, consoleRate: 0}\n"
                        + "simulate: {underlyings: 1, strikes: 5, expiries: 1, ticks: " + TICKS + "}\n"
                        + "pipeline: {marketSnapshots: 1h, chainSnapshots: 1h}\n");
        String run = CommandRun.succeeding("run", config, "--json")
                .json()
                .get("runId")
                .textValue();
        Path target = Files.createDirectories(Path.of(System.getProperty("format.write")));
        KeptJournal.pack(folder.resolve("data/runs").resolve(run), target.resolve("run-format-2.zip"));
    }
}
