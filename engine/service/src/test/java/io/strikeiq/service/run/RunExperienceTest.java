package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.learning.Horizons;
import io.strikeiq.core.learning.PastOutcome;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.learning.experience.LearnedOutcome;
import io.strikeiq.learning.experience.Lesson;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs take from the desk's experience and give to it. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class RunExperienceTest {
    @TempDir
    private Path folder;

    private static List<SignalScored> resolved(Path run) {
        List<SignalScored> outcomes = new ArrayList<>();
        try (SignalJournalReader reader = SignalJournalReader.open(run.resolve("signals"))) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof SignalScored outcome && outcome.outcome() != Outcome.UNRESOLVED) {
                    outcomes.add(outcome);
                }
            }
        }
        return outcomes;
    }

    private static Lesson onlyLesson(SmallSession session) {
        ExperienceDesk desk = new ExperienceDesk(session.data());
        List<Lesson> lessons = desk.lessons(desk.newest());
        assertEquals(1, lessons.size());
        return lessons.get(0);
    }

    private static void assertTaughtOnce(SmallSession session, Path run) {
        Lesson lesson = onlyLesson(session);
        assertEquals(resolved(run).size(), lesson.outcomes().size());
        assertEquals(lesson.outcomes().size(), new HashSet<>(lesson.outcomes()).size(), "none is there twice");
    }

    @Test
    void shouldTeachOnceGiveTheSameAgainAndTakeAResetOfALiveRunForATick() throws Exception {
        SmallSession session = new SmallSession(folder);
        JsonNode first =
                CommandRun.succeeding("run", session.config(), "--json").json();
        Path run = session.onlyRun();
        assertTaughtOnce(session, run);
        String learned = new ExperienceDesk(session.data()).newest();

        JsonNode second =
                CommandRun.succeeding("run", session.config(), "--json").json();

        assertEquals(first.get("signalHash"), second.get("signalHash"), "what came of these ticks is not known before");
        assertEquals(first.get("stateHash"), second.get("stateHash"));
        RunFolder again = RunFolder.find(second.get("runId").textValue(), session.data());
        assertEquals(learned, again.manifest().experience());
        assertEquals(learned, new ExperienceDesk(session.data()).newest(), "the same ticks teach nothing new");
        CommandRun.succeeding("replay", "--verify", again.path());

        Path config = session.config("source: live", "speed: 50x");
        try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
            service.awaitLine(line -> line.contains("  strength "));
            CommandRun.succeeding("learn", "reset", "--yes", "--config", config);
            service.terminate();
            assertEquals(ExitCode.OK, service.await(), service::said);
        }

        JsonNode summary = CommandRun.succeeding("learn", "summary", "--config", config, "--json")
                .json();
        List<String> causes = summary.get("history").findValuesAsText("cause");
        assertEquals(List.of("run", "run", "reset", "run"), causes);
        RunFolder live = RunFolder.find(summary.at("/history/2/run").textValue(), session.data());
        assertEquals(learned, live.manifest().experience());
        assertTrue(summary.at("/history/2/after").longValue() > 0, summary::toString);
        JsonNode counts =
                CommandRun.succeeding("inspect", live.ticks(), "--json").json();
        assertEquals(1, counts.at("/recordsByType/CONFIDENCE").longValue(), counts::toString);
        CommandRun.succeeding("replay", "--verify", live.path());
    }

    @Test
    void shouldTeachOnceThoughTheRunWasKilledAndWentOn() throws Exception {
        SmallSession session = new SmallSession(folder);
        LiveRunTest.runToSignal(session, folder, 12);
        Path run = session.onlyRun();
        assertEquals(
                List.of(), new ExperienceDesk(session.data()).history(), "a run that may go on teaches nothing yet");

        CommandRun.succeedingAt(LiveRunTest.AT_NOON, "run", session.config(LiveRunTest.LIVE), "--json");

        assertEquals(run, session.onlyRun(), "it went on");
        assertTaughtOnce(session, run);
        CommandRun.succeeding("replay", "--verify", run);
    }

    /** Each kind of signal was right ten times, long ago. */
    static Lesson rightOnes() {
        List<LearnedOutcome> outcomes = new ArrayList<>();
        for (EngineDefinition engine :
                ConfigFile.parse("defaults", "", Map.of()).registry().definitions()) {
            for (SignalType type : engine.signals()) {
                for (int i = 0; i < 20; i++) {
                    PastOutcome past = new PastOutcome(
                            "",
                            i % 2 == 0 ? "SIMA" : "SIMB",
                            engine.name(),
                            type.name(),
                            i,
                            Outcome.WIN,
                            Double.NaN,
                            Double.NaN,
                            1,
                            Double.NaN,
                            Double.NaN,
                            0.5,
                            Map.of());
                    outcomes.add(new LearnedOutcome(i, Horizons.nanos(Horizons.STATED), past));
                }
            }
        }
        return new Lesson("long-ago", "another recording", 0, 20, outcomes);
    }

    @Test
    void shouldEndACutOffRunWithTheExperienceThatItBeganWith() throws Exception {
        SmallSession session = new SmallSession(folder);
        new ExperienceDesk(session.data()).learn(rightOnes(), Instant.EPOCH);
        LiveRunTest.runToSignal(session, folder, 12);
        Path run = session.onlyRun();

        CommandRun next = CommandRun.succeedingAt(
                LiveRunTest.AT_NOON, "run", session.config(LiveRunTest.LIVE), "--fresh", "--json");

        assertTrue(next.err().contains(" was cut off and is ended"), next.err());
        CommandRun.succeeding("replay", "--verify", run);
    }
}
