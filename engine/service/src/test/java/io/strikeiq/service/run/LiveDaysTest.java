package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.JournalRecord.RunEnd;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which run a live start is, and what becomes of the run before it; the clock of the wall is the test's. */
@LongTest
class LiveDaysTest {
    private static final Instant STARTED = Instant.parse("2028-02-28T23:59:50Z");
    private static final long DAY = 12_000;
    private static final long HALF = SmallSession.TICKS / 2;

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    private SmallSession session() {
        return new SmallSession(folder);
    }

    /** Of which no rows are wanted. */
    private SmallSession unstored() {
        return session().onAFreshMachine();
    }

    private RunFolder choose(Path configFile, Instant now) {
        StrikeIqConfig config = ConfigFile.load(configFile, Map.of());
        LiveTicks ticks = new LiveTicks(config, new StopRequest(), () -> now, new PrintWriter(said, true));
        return new RunChoice(config, ticks, () -> now, new PrintWriter(said, true))
                .choose(RunFolder.readable(config.dataFolder(), new PrintWriter(said, true)), true);
    }

    /** The same second, midnight, the leap day, a week-end, summer time in New York, a month; a clock that was set back. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2028-02-28T23:59:50Z",
                "2028-02-29T00:00:00Z",
                "2028-02-29T23:59:59.999999999Z",
                "2028-03-01T00:00:00Z",
                "2028-03-06T03:45:00Z",
                "2028-03-12T07:00:00Z",
                "2028-03-31T00:00:00Z",
                "2028-02-27T12:00:00Z"
            })
    void shouldGoOnWithTheRunThatWasKilledWheneverItIsStartedAgain(String now) {
        Path config = unstored().config("source: live");
        CutOffRun killed = new CutOffRun(config, STARTED, null, 10, 10);

        assertEquals(killed.folder(), choose(config, Instant.parse(now)));
        assertEquals("", said.toString());
    }

    @Test
    void shouldNameANewRunAfterTheOldOneThoughTheClockWasSetBack() {
        Path config = unstored().config("source: live");
        CutOffRun killed = new CutOffRun(config, STARTED, "another program", 10, 10);

        RunFolder next = choose(config, STARTED.minusSeconds(86_400));

        assertTrue(next.runId().startsWith("20280228T235951Z-"), next.runId());
        assertTrue(next.runId().compareTo(killed.folder().runId()) > 0);
        assertEquals("2028-02-27T23:59:50Z", next.manifest().startedAt());
    }

    @Test
    void shouldGoOnWithTheRunThoughWhatIsStoredIsKeptForAnotherTime() throws IOException {
        Path config = unstored().config("source: live");
        CutOffRun killed = new CutOffRun(config, STARTED, null, 10, 10);
        Files.writeString(
                config,
                "retention: {ticks: 30d, runs: 400d}\nwatch: {ready: {feedSilence: 5m}}\n",
                StandardOpenOption.APPEND);

        assertEquals(killed.folder(), choose(config, STARTED.plusSeconds(60)));
    }

    @Test
    void shouldGoOnWithTheRunThoughItsEndMayTakeAnotherTime() {
        Path config = unstored().config("source: live");
        CutOffRun killed = new CutOffRun(config, STARTED, null, 10, 10);
        unstored().config("source: live", "drainTimeout: 2m", "flushTimeout: 5m");
        assertEquals(killed.folder(), choose(config, STARTED.plusSeconds(60)));
    }

    @Test
    void shouldEndTheRunOfAnotherConfigWithAllThatItsTicksGive() {
        Path config = unstored().config("source: live");
        CutOffRun killed = new CutOffRun(config, STARTED, null, HALF, HALF / 2);
        Outcome uninterrupted = killed.uninterrupted(HALF);

        RunFolder next = choose(unstored().config("source: live", "warmUp: 4d"), STARTED.plusSeconds(60));

        assertNotEquals(killed.folder(), next);
        RunManifest ended = killed.folder().manifest();
        assertEquals(new RunClose("2028-02-29T00:00:50Z", RunClose.CONFIG), ended.ended());
        assertEquals(uninterrupted, ended.result().outcome());
        assertFalse(killed.folder().isOpen());
        RunEnd end = StoredRows.end(killed.folder());
        assertEquals(HALF, end.ticks());
        assertEquals(uninterrupted.signals(), end.signals());
        assertEquals(
                uninterrupted.signals(),
                StoredRows.signals(killed.folder().signals()).size());
        assertEquals(Long.parseUnsignedLong(uninterrupted.signalHash(), 16), end.signalHash());
        assertTrue(said.toString().contains(" is ended (another config), so that a new run begins"), said::toString);
    }

    @Test
    void shouldEndTheRunOfAnotherProgramWithTheSignalsThatItHas() {
        Path config = unstored().config("source: live");
        CutOffRun killed = new CutOffRun(config, STARTED, "another", HALF, HALF / 2);
        long signals = StoredRows.signals(killed.folder().signals()).size();

        choose(config, STARTED.plusSeconds(60));

        assertEquals(signals, StoredRows.end(killed.folder()).signals());
        assertEquals(0, StoredRows.end(killed.folder()).stateHash());
        assertEquals("", killed.folder().manifest().result().outcome().stateHash());
    }

    @Test
    void shouldCutBackSignalsBeyondTheTickJournalAndBecomeTheUninterruptedRun() {
        SmallSession session = session();
        Path config = session.config("source: live");
        CutOffRun killed = new CutOffRun(config, STARTED, null, HALF, HALF + HALF / 2);
        long beyond = killed.uninterrupted(HALF + HALF / 2).signals()
                - killed.uninterrupted(HALF).signals();

        CommandRun next = CommandRun.succeedingAt(() -> STARTED.plusSeconds(86_400), "run", config, "--json");

        assertTrue(beyond > 0);
        assertTrue(next.err().contains("ends at tick " + HALF + ": " + beyond + " signals of later ticks"), next.err());
        JsonNode result = next.json();
        Outcome uninterrupted = killed.uninterrupted(SmallSession.TICKS);
        assertEquals(SmallSession.TICKS, result.get("ticks").longValue());
        assertEquals(uninterrupted.stateHash(), result.get("stateHash").textValue());
        assertEquals(uninterrupted.signalHash(), result.get("signalHash").textValue());
        StoredRows.assertEqualToJournal(session);
        assertNull(killed.folder().manifest().ended());
        CommandRun.succeeding("replay", "--verify", killed.folder().path());
    }

    private Path days(int sessions, String... run) throws IOException {
        Path config = session().config(run);
        String text = Files.readString(config);
        return Files.writeString(
                config, text.replace("ticks: " + SmallSession.TICKS, "ticks: " + DAY + ", sessions: " + sessions));
    }

    @Test
    void shouldGoOnFromTheNewestCheckpointAndBecomeTheUninterruptedRunOfDays() throws IOException {
        Path config = days(3, "source: live");
        long cut = 2 * DAY + DAY / 2;
        CutOffRun killed = new CutOffRun(config, STARTED, null, cut, cut);
        assertTrue(killed.follow(cut) > 0);

        CommandRun next = CommandRun.succeedingAt(() -> STARTED.plusSeconds(86_400), "run", config, "--json");

        assertTrue(next.err().contains(", from the checkpoint of tick "), next.err());
        Outcome uninterrupted = killed.uninterrupted(3 * DAY);
        JsonNode result = next.json();
        assertEquals(3 * DAY, result.get("ticks").longValue());
        assertEquals(3 * DAY - cut, result.at("/feed/received").longValue());
        assertEquals(uninterrupted.stateHash(), result.get("stateHash").textValue());
        assertEquals(uninterrupted.signalHash(), result.get("signalHash").textValue());
        assertEquals(
                uninterrupted.signals(),
                StoredRows.signals(killed.folder().signals()).size());
        CommandRun.succeeding("replay", "--verify", killed.folder().path());
    }

    @Test
    void shouldNotBeginAtACheckpointWhoseSignalsMayNotBeJournaled() throws IOException {
        Path config = days(2, "source: live");
        CutOffRun killed = new CutOffRun(config, STARTED, null, DAY + 100, DAY / 2);
        assertTrue(killed.follow(DAY + 100) > 0);

        CommandRun next = CommandRun.succeedingAt(() -> STARTED.plusSeconds(60), "run", config, "--json");

        assertTrue(next.err().contains("but the journals are whole up to tick "), next.err());
        assertFalse(next.err().contains(", from the checkpoint of tick "), next.err());
        assertEquals(
                killed.uninterrupted(2 * DAY).signals(),
                StoredRows.signals(killed.folder().signals()).size());
    }

    /** The clock is set back by a day each time that it is asked a hundred times. */
    @Test
    @ExpectedLog(contains = "the clock of the machine was set back by ")
    void shouldKeepTheOrderOfEventsThoughTheClockIsSetBackInMidRun() throws IOException {
        Path config = days(2, "source: live");
        AtomicInteger asked = new AtomicInteger();
        WallClock jumping = () -> STARTED.minusSeconds(asked.incrementAndGet() / 100 * 86_400L);

        CommandRun run = CommandRun.succeedingAt(jumping, "run", config, "--json");

        StrikeIqConfig loaded = ConfigFile.load(config, Map.of());
        Outcome expected = CutOffRun.warmed(loaded, WarmUp.NONE, CutOffRun.ticks(loaded));
        assertEquals(expected.stateHash(), run.json().get("stateHash").textValue());
        assertTrue(run.json().get("clockJumps").longValue() > 0, run.out());
        CommandRun.succeeding("replay", "--verify", session().onlyRun());
    }

    /** Gives instruments of a recording ids that no feed has. */
    private static void renumber(MarketEvent tick) {
        if (tick.type == TickType.INSTRUMENT) {
            Instrument own = tick.definition;
            tick.definition = new Instrument(
                    own.id() + 5_000,
                    own.symbol(),
                    own.kind(),
                    own.underlyingId() + 5_000,
                    own.right(),
                    own.strike(),
                    own.expiryTime(),
                    own.style(),
                    own.contractSize(),
                    own.tickSize(),
                    own.currency(),
                    own.effectiveFrom());
        }
        tick.instrumentId += tick.instrumentId < 0 ? 0 : 5_000;
    }

    @Test
    void shouldBeginWarmWithAnImportedJournalWhoseInstrumentsHaveOtherIds() throws IOException {
        Path imported = folder.resolve("imported");
        Path config = days(2, "source: live", "warmUpJournal: " + imported);
        List<MarketEvent> ticks = CutOffRun.ticks(ConfigFile.load(config, Map.of()));
        try (TickJournalWriter writer = TickJournalWriter.open(imported, JournalInfo.of("an import"))) {
            for (MarketEvent each : ticks.subList(0, (int) DAY)) {
                MarketEvent other = new MarketEvent();
                other.copyFrom(each);
                renumber(other);
                writer.accept(other);
            }
            writer.complete();
        }

        CommandRun run = CommandRun.succeedingAt(() -> STARTED, "run", config, "--json");

        RunFolder warm =
                RunFolder.find(run.json().get("runId").textValue(), session().data());
        WarmUp warmUp = warm.manifest().warmUp();
        assertEquals(DAY, warmUp.ticks());
        Outcome expected =
                CutOffRun.warmed(ConfigFile.load(config, Map.of()), warmUp, ticks.subList((int) DAY, (int) (2 * DAY)));
        assertEquals(DAY, run.json().get("ticks").longValue());
        assertEquals(expected.stateHash(), run.json().get("stateHash").textValue());
        assertEquals(expected.signalHash(), run.json().get("signalHash").textValue());
        try (TickJournalReader reader = TickJournalReader.open(warm.ticks())) {
            MarketEvent first = new MarketEvent();
            assertTrue(reader.next(first));
            assertEquals(5_000, first.instrumentId, "the instrument's id since the import");
        }
        CommandRun.succeeding("replay", "--verify", warm.path());
    }

    @Test
    void shouldBeginTheNextRunWarmWithTheRecordedTicksOfTheLastDays() throws IOException {
        CutOffRun killed = new CutOffRun(days(2, "source: live", "warmUp: 5d"), STARTED, null, DAY, DAY);
        Path config = days(2, "source: live", "warmUp: 5m");

        CommandRun next = CommandRun.succeedingAt(() -> STARTED.plusSeconds(60), "run", config, "--json");

        RunFolder run =
                RunFolder.find(next.json().get("runId").textValue(), session().data());
        WarmUp warmUp = run.manifest().warmUp();
        assertTrue(next.err().contains(", warmed up by " + warmUp.ticks() + " recorded ticks"), next.err());
        assertEquals(1, warmUp.parts().size());
        WarmUp.Part part = warmUp.parts().get(0);
        assertEquals(RunManifest.path(killed.folder().ticks()), part.journal());
        assertTrue(part.first() > 1 && part.definitions() > 0, part::toString);
        assertEquals(DAY, part.last());
        assertTrue(warmUp.to() - warmUp.from() <= 300_000_000_000L, warmUp::toString);
        Outcome warmed = killed.warmed(warmUp, killed.ticks().subList((int) DAY, (int) (2 * DAY)));
        assertEquals(DAY, next.json().get("ticks").longValue());
        assertEquals(warmed.stateHash(), next.json().get("stateHash").textValue());
        assertEquals(warmed.signalHash(), next.json().get("signalHash").textValue());
        assertEquals(warmed.signals(), StoredRows.signals(run.signals()).size());
        String needed = Instant.EPOCH
                .plusNanos(warmUp.from() + MetricWarmth.table().get(Metric.PRIOR_CLOSE))
                .toString();
        assertEquals(needed, run.manifest().blind().get("PRIOR_CLOSE"));
        assertNull(run.manifest().blind().get("SPOT"));
        assertTrue(next.err().contains(" metrics know too little of the days before, or will: "), next.err());
        assertTrue(next.err().contains(" until " + needed), next.err());
        CommandRun.succeeding("replay", "--verify", run.path());
    }
}
