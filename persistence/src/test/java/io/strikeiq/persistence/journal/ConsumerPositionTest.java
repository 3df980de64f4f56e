package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumerPositionTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final Duration LAG = Duration.ofDays(7);

    @TempDir
    Path journal;

    @Test
    void shouldHoldTheJournalForTheSlowestThatLives() {
        FilePositions positions = new FilePositions(journal);
        positions.move("alerts", 40, NOW);
        positions.move("webhooks", 7, NOW.minus(LAG));
        positions.move("exports", 3, NOW.minus(LAG).minusNanos(1));
        assertEquals(7, ConsumerPosition.reachedByAll(50, positions.all(), NOW, LAG));
        positions.move("webhooks", 60, NOW);
        assertEquals(40, ConsumerPosition.reachedByAll(50, positions.all(), NOW, LAG));
        assertEquals(30, ConsumerPosition.reachedByAll(30, positions.all(), NOW, LAG), "what the database lacks");
        positions.move("learner", -1, NOW);
        assertEquals(-1, ConsumerPosition.reachedByAll(50, positions.all(), NOW, LAG), "one that has just begun");
    }

    @Test
    void shouldKeepPositionsOverARestartAndSayWhichIsBroken() throws IOException {
        new FilePositions(journal).move("learner", 12, NOW);
        assertEquals(Optional.of(new ConsumerPosition("learner", 12, NOW)), new FilePositions(journal).of("learner"));
        assertEquals(Optional.empty(), new FilePositions(journal).of("alerts"));
        assertEquals(List.of(), new FilePositions(journal.resolve("other")).all());
        Files.writeString(journal.resolve("positions/learner"), "");
        JournalException e = assertThrows(JournalException.class, () -> new FilePositions(journal).all());
        assertEquals(
                journal.resolve("positions/learner") + " does not say how far learner is; delete it to begin again",
                e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new FilePositions(journal).move("../x", 1, NOW));
    }
}
