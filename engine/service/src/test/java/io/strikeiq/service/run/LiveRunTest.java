package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed that is recorded as it comes. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class LiveRunTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final WallClock AT_NOON = () -> NOON;
    /** Patient, for a busy machine drains and flushes at leisure. */
    static final String[] LIVE = {"source: live", "speed: 2000x", "drainTimeout: 5m", "flushTimeout: 5m"};

    @TempDir
    private Path folder;

    /** Runs to a signal of the feed at noon, and kills the run there. */
    static void runToSignal(SmallSession session, Path folder, int signals) throws Exception {
        try (ServiceProcess service = ServiceProcess.startAt(NOON, folder, "run", session.config(LIVE))) {
            int[] left = {signals};
            service.awaitLine(line -> line.contains("  strength ") && left[0]-- == 0);
            service.kill();
            service.await();
        }
    }

    @Test
    void shouldRecordAChangeOfAnEngineAndRepeatItInAReplay() throws Exception {
        SmallSession session = new SmallSession(folder);
        Path config = session.config("source: live", "speed: 50x");
        try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
            service.awaitLine(line -> line.contains("  strength "));
            CommandRun.succeeding("control", "formula", "off", "--config", config);
            CommandRun.succeeding("control", "dealer_gamma", "cooldown=1", "--config", config);
            CommandRun refused = CommandRun.of("control", "dealer_gamma", "cooldown=-1", "--config", config);
            assertEquals(ExitCode.USAGE, refused.exitCode());
            assertTrue(
                    refused.err().contains("dealer_gamma.cooldown = -1.0 is out of range; allowed 0.0 to 86400.0 s"));
            service.terminate();
            assertEquals(ExitCode.OK, service.await(), service::said);
        }

        JsonNode counts = CommandRun.succeeding("inspect", session.onlyRun().resolve("ticks"), "--json")
                .json();
        assertEquals(2, counts.at("/recordsByType/CONTROL").longValue(), counts::toString);
        assertEquals(0, counts.get("timeReversals").longValue());
        CommandRun.succeeding("replay", "--verify", session.onlyRun());
    }

    @Test
    void shouldSayThatNoLiveRunAnswers() {
        Path config = new SmallSession(folder).config("source: live");

        CommandRun control = CommandRun.of("control", "formula", "off", "--config", config);

        assertEquals(ExitCode.FAILURE, control.exitCode());
        assertTrue(control.err().contains("no live run answers in "), control.err());
    }

    @Test
    void shouldCountWhatItConflatesAndRecordTheRest() {
        SmallSession session = new SmallSession(folder);
        Path config = session.config("source: live", "speed: max");
        append(config, "live: {ringSize: 64, feeds: [{venue: simulator, backPressure: conflate}]}");

        JsonNode result = CommandRun.succeeding("run", config, "--json").json();

        long received = result.at("/feed/received").longValue();
        assertEquals(SmallSession.TICKS, received);
        assertTrue(result.at("/feed/conflated").longValue() > 0, result::toString);
        assertEquals(
                received - result.at("/feed/conflated").longValue(),
                result.get("ticks").longValue());
        CommandRun.succeeding("replay", "--verify", session.onlyRun());
    }

    @Test
    @ExpectedLog(logger = "Problems", contains = "feed: is read for the simulator")
    void shouldReadTheSectionOfEarlierVersionsWithAWarning() {
        Path config = new SmallSession(folder).config("source: live");
        append(config, "feed: {backPressure: conflate, queueSize: 16}");

        String shown = CommandRun.succeeding("config", "check", config).out();

        assertTrue(shown.contains("backPressure: conflate"), shown);
        assertFalse(shown.contains("queueSize"), shown);
    }

    private static void append(Path config, String line) {
        try {
            Files.writeString(config, Files.readString(config) + line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
