package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.persistence.database.ServerTemplate;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Journals on a file system of 48 MiB, which only root can mount; the database is elsewhere. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class FullDiskRunTest {
    private static final int FLOOR_MIB = 40;

    @TempDir
    private Path folder;

    private Path small;

    @BeforeEach
    void mount() throws Exception {
        small = Files.createDirectory(folder.resolve("small"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", small.toString()),
                "a small file system cannot be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", small.toString());
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }

    private Path config(Path data) throws IOException {
        return Files.writeString(folder.resolve("disk.yaml"), """
                run: {name: disk, source: live, consoleRate: 0}
                data: {folder: %s}
                database: {folder: %s}
                simulate: {seed: 5, underlyings: 2, strikes: 9, expiries: 2, ticks: 100000}
                safety: {freeDiskMiB: %s}
                """.formatted(
                        data, ServerTemplate.MIGRATED.copyTo(folder.resolve("postgres")), FLOOR_MIB));
    }

    @Test
    void shouldStopInOrderBelowTheFloorAndGoOnOnceThereIsRoom(TestInfo test) throws Exception {
        Path config = config(small.resolve("data"));
        try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
            assertEquals(ExitCode.DISK, service.await(), service::said);
            assertTrue(service.said().contains("safety.freeDiskMiB wants " + FLOOR_MIB), service::said);
            assertFalse(service.said().contains("\tat "), service::said);
        }
        JsonNode stopped = result(small.resolve("data"));
        assertTrue(stopped.get("ticks").longValue() > 10_000, stopped::toString);
        assertEquals(0, stopped.get("rowsPending").longValue());

        assertTrue(run("mount", "-o", "remount,size=512m", small.toString()));
        JsonNode last = CommandRun.succeeding("run", config, "--json").json();

        JsonNode expected = CommandRun.succeeding("run", config(folder.resolve("data")), "--json")
                .json();
        for (String key : new String[] {"ticks", "signals", "stateHash", "signalHash"}) {
            assertEquals(expected.get(key), last.get(key), key);
        }
        FaultReport.survived(
                test,
                "disk nearly full in mid-session",
                1,
                "stopped in order, then reached the hashes of an uninterrupted run");
    }

    private static JsonNode result(Path data) throws IOException {
        RunFolder run = RunFolder.all(data).get(0);
        return new ObjectMapper().readTree(run.manifestFile().toFile()).get("result");
    }

    @Test
    void shouldNotEvenStartBelowTheFloor() throws Exception {
        Path data = Files.createDirectory(small.resolve("data"));
        Files.write(small.resolve("filler"), new byte[30 << 20]);

        CommandRun refused = CommandRun.of("run", config(data));

        assertEquals(ExitCode.DISK, refused.exitCode());
        assertTrue(refused.err().contains("free some space"), refused.err());
        assertTrue(RunFolder.all(data).isEmpty());
    }
}
