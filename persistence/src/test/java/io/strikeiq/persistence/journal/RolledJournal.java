package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.RandomTicks;
import java.nio.file.Path;
import java.util.List;

/** Tick journals over several days, and what must be read from them. */
final class RolledJournal {
    static final JournalInfo INFO = JournalInfo.of("rolled");
    private static final long DAY = 86_400_000L;
    /** Half past eleven at night, UTC. */
    private static final long EVENING = 1_767_656_000_000L / DAY * DAY + 23 * 3_600_000L + 30 * 60_000L;

    private final Path directory;
    private final RandomTicks ticks;
    private long now = EVENING;

    RolledJournal(Path directory, long seed) {
        this.directory = directory;
        this.ticks = new RandomTicks(seed);
    }

    TickJournalWriter open() {
        return TickJournalWriter.open(directory, INFO, DiskGuard.defaults(), () -> now);
    }

    /** Lets midnight pass. */
    void nextDay() {
        now += DAY;
    }

    /** Sets the clock back by a day and more. */
    void clockBack() {
        now -= 2 * DAY;
    }

    /** Writes ticks of one day after the other and returns the number of the last. */
    long write(int days, int ticksOfADay) {
        try (TickJournalWriter writer = open()) {
            for (int day = 0; day < days; day++) {
                if (day > 0) {
                    nextDay();
                }
                append(writer, ticksOfADay);
            }
            return writer.lastSequence();
        }
    }

    void append(TickJournalWriter writer, int count) {
        MarketEvent tick = new MarketEvent();
        for (int i = 0; i < count; i++) {
            writer.accept(ticks.fill(tick, writer.lastSequence() + 1));
        }
    }

    /** The queue files in order. */
    List<Path> files() {
        return QueueFolder.files(directory);
    }

    /** Reads to the end or to damage, checks every tick given, and returns the number of the last. */
    Outcome read(String what) {
        MarketEvent tick = new MarketEvent();
        MarketEvent expected = new MarketEvent();
        long last = 0;
        try (TickJournalReader reader = TickJournalReader.open(directory)) {
            while (reader.next(tick)) {
                last++;
                assertEquals(last, reader.position(), what);
                assertEquals(RandomTicks.text(ticks.fill(expected, last)), RandomTicks.text(tick), what);
            }
            return new Outcome(last, null);
        } catch (JournalDamagedException e) {
            assertEquals(last, Math.max(0, e.lastGoodIndex()), what + ": " + e.getMessage());
            assertTrue(e.getMessage().contains(e.file() + " at offset " + e.offset()), e.getMessage());
            return new Outcome(last, e);
        }
    }

    /**
     * What reading came to.
     *
     * @param last number of the last tick given
     * @param damage what stopped it, null at the end
     */
    record Outcome(long last, JournalDamagedException damage) {}
}
