package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.learning.experience.ExperienceVersion;
import io.strikeiq.learning.experience.Lesson;
import io.strikeiq.persistence.journal.ConsumerPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskPositionTest {
    private static final Instant ENDED = Instant.parse("2026-01-05T10:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    private Path folder;

    private RunFolder run(String id, String experience) throws IOException {
        RunFolder run = RunFolder.create(folder, id);
        Files.writeString(run.config(), "");
        Files.writeString(run.manifestFile(), "{\"format\": 2, \"experience\": " + experience + "}");
        Files.setLastModifiedTime(run.manifestFile(), FileTime.from(ENDED));
        return run;
    }

    private static long reached(RunFolder run, Instant now) {
        List<ConsumerPosition> followers = DeskPosition.of(run).stream().toList();
        return ConsumerPosition.reachedByAll(100, followers, now, WEEK);
    }

    @Test
    void shouldHoldTheSignalsOfARunUntilItHasTaught() throws IOException {
        RunFolder run = run("20260105T000000Z-aaaa", "\"" + ExperienceVersion.EMPTY.id() + "\"");
        assertEquals(-1, reached(run, ENDED.plus(WEEK)));
        new ExperienceDesk(folder).learn(new Lesson(run.runId(), "source", 0, 0, List.of()), ENDED);
        assertEquals(100, reached(run, ENDED));
    }

    @Test
    void shouldLetGoOfARunThatDoesNotTeachInTime() throws IOException {
        RunFolder run = run("20260105T000000Z-bbbb", "\"" + ExperienceVersion.EMPTY.id() + "\"");
        assertEquals(100, reached(run, ENDED.plus(WEEK).plusMillis(1)));
    }

    @Test
    void shouldHoldNothingOfARunThatTeachesNothing() throws IOException {
        assertTrue(DeskPosition.of(run("20260105T000000Z-cccc", "null")).isEmpty());
        assertTrue(DeskPosition.of(RunFolder.create(folder, "20260105T000000Z-dddd"))
                .isEmpty());
    }
}
