package io.strikeiq.service.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.ControlCode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.SourcePosition;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledOffsetsTest {
    private static final long START = 1_767_600_000_000_000_000L;
    private static final long DAY = 86_400_000_000_000L;

    @TempDir
    private Path journal;

    private final MarketEvent tick = new MarketEvent();
    private long time;

    @BeforeEach
    void begin() {
        time = START;
    }

    private SourcePosition recorded(Consumer<TickJournalWriter> ticks, Integer... partitions) {
        try (TickJournalWriter writer = TickJournalWriter.open(journal, JournalInfo.of("kafka"))) {
            ticks.accept(writer);
        }
        return new JournaledOffsets(journal, time).of(Set.of(partitions));
    }

    private void position(TickJournalWriter writer, int partition, long offset) {
        writer.accept(tick.asFeedPosition(time, partition, offset));
    }

    private void market(TickJournalWriter writer) {
        writer.accept(tick.asClock(++time));
    }

    @Test
    void shouldFindTheLastPositionOfAllAndTheTicksOfTheFeedAfterIt() {
        SourcePosition last = recorded(
                writer -> {
                    position(writer, 0, 1);
                    position(writer, 1, 2);
                    market(writer);
                    time += 2 * DAY;
                    position(writer, 0, 7);
                    position(writer, 1, 8);
                    market(writer);
                    writer.accept(tick.asControl(++time, ControlCode.ENGINE_OFF, -1, -1, 0));
                    position(writer, 0, 9);
                    market(writer);
                },
                0,
                1);

        assertEquals(new SourcePosition(Map.of(0, 7L, 1, 8L), 2), last);
    }

    @Test
    void shouldNameThePartitionsThatWereReadWhereTheyAreOthers() {
        SourcePosition last = recorded(
                writer -> {
                    position(writer, 0, 1);
                    position(writer, 1, 2);
                    market(writer);
                },
                0,
                1,
                2);

        assertEquals(new SourcePosition(Map.of(0, 1L, 1, 2L), 0), last);
    }

    @Test
    void shouldBeginAnewWhereTheFirstPositionWasCutOff() {
        SourcePosition last = recorded(writer -> position(writer, 0, 1), 0, 1);

        assertEquals(SourcePosition.NONE, last);
    }
}
