package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.learning.experience.DeskArchive;
import io.strikeiq.learning.experience.DeskEntry;
import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.learning.experience.ExperienceVersion;
import io.strikeiq.learning.experience.Lesson;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.watch.event.EventSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a live run answers to changes of its experience, and what runs say of a desk that is damaged. */
class DeskChangesTest {
    private static final WallClock CLOCK = () -> Instant.EPOCH;

    @TempDir
    private Path folder;

    private ExperienceDesk desk;
    private String version;
    private final List<Long> ticks = new ArrayList<>();

    @BeforeEach
    void learn() {
        desk = new ExperienceDesk(folder);
        desk.learn(new Lesson("r", "source", 0, 0, List.of()), Instant.EPOCH);
        version = desk.prepare(ExperienceVersion.EMPTY.promoted());
    }

    private String answer(String named) throws IOException {
        DeskChanges changes = new DeskChanges(folder, new DeskArchive(desk, desk.newest()), "live", CLOCK);
        Path control = folder.resolve("control");
        try (ControlInbox inbox = ControlInbox.open(
                folder, new EngineRegistry(), tick -> ticks.add(tick.confidenceVersion), EventSink.none(), changes)) {
            Files.writeString(
                    control.resolve("a.request"),
                    "{\"engine\": \"experience\", \"code\": \"PARAMETER\", \"parameter\": \"promote\", \"value\": 0,"
                            + " \"actor\": \"test\", \"version\": \"" + named + "\"}");
            inbox.run();
            return Files.readString(control.resolve("a.answer"));
        }
    }

    @Test
    void shouldTakeAVersionOfTheDeskOnlyAndSayWhatIsWrongWithAnother() throws IOException {
        Path versions = folder.resolve("experience/versions");
        assertEquals(versions.resolve("nothing") + " is not there", answer("nothing"));
        assertEquals(versions.resolve("1") + " is not there", answer("1"));
        assertEquals(List.of(), ticks, "no tick names what is not there");

        assertEquals("taken", answer(version));

        assertEquals(List.of(ExperienceVersion.number(version)), ticks);
        DeskEntry entry = desk.history().get(1);
        assertEquals(List.of(version, "promote", "live"), List.of(entry.version(), entry.cause(), entry.run()));
    }

    @Test
    void shouldSayThatARunHasTakenAVersionThatTheDeskCouldNotWriteDown() throws IOException {
        Path journal = folder.resolve("experience/versions.tsv");
        Files.writeString(journal, Files.readString(journal) + "nonsense\n");
        DeskArchive archive = new DeskArchive(desk, version);
        DeskChanges changes = new DeskChanges(folder, archive, "live", CLOCK);
        changes.prepare(version);
        String said = assertThrows(UserException.class, () -> changes.taken("promote", version, 1))
                .getMessage();
        assertEquals(
                "the live run has taken it, but the next will not begin with it: " + journal
                        + ": line 3 has 1 fields, 7 are due",
                said);
    }

    @Test
    void shouldGiveTheDatabaseNoRowsOfADamagedDeskAndSayWhy() throws IOException {
        StrikeIqConfig config = ConfigFile.parse("defaults", "", Map.of());
        Path journal = folder.resolve("experience/versions.tsv");
        Files.writeString(journal, Files.readString(journal) + "nonsense\n");
        List<String> said = new ArrayList<>();
        assertEquals(List.of(), new RunLearning(folder, CLOCK, said::add).rows(config));
        assertTrue(said.get(0).startsWith("the desk's experience is not in the database: " + journal), said::toString);
    }
}
