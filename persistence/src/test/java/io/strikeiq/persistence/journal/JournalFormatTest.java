package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.RandomTicks;
import io.strikeiq.persistence.TestRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFormatTest {
    private static final int TICKS = 50;
    private static final int VERSION_AT = 6;
    private static final int RECORDS_AT = 8;

    @TempDir
    Path directory;

    private JournalBytes recording(boolean complete) {
        MarketEvent tick = new MarketEvent();
        RandomTicks ticks = new RandomTicks(5);
        Path written = directory.resolve("written");
        try (TickJournalWriter writer =
                TickJournalWriter.open(written, JournalInfo.of("test"), DiskGuard.defaults(), () -> TestRun.ONE_DAY)) {
            for (int n = 1; n <= TICKS; n++) {
                writer.accept(ticks.fill(tick, n));
            }
            if (complete) {
                writer.complete();
            }
            assertEquals(TICKS, writer.lastSequence());
        }
        return JournalBytes.of(written);
    }

    @Test
    void shouldRefuseAJournalOfFormat1ByNameAndSayWhatToDo() {
        JournalBytes journal = recording(false);
        byte[] messages = new CraftedJournal(journal).messages(1);
        messages[2 + VERSION_AT] = 1;
        Path old = directory.resolve("old");
        JournalBytes.write(old, new CraftedJournal(journal).ofMessages(messages));

        JournalException e = assertThrows(JournalException.class, () -> TickJournalReader.open(old));

        assertEquals(
                "journal " + old + " is of format 1, which StrikeIQ 0.1 wrote and which is read no more; import,"
                        + " simulate or record it again, and delete this folder",
                e.getMessage());
    }

    @Test
    void shouldTellACompleteRecordingFromOneThatWasCutOff() {
        recording(true);
        Path written = directory.resolve("written");
        MarketEvent tick = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(written)) {
            for (int n = 1; n <= TICKS; n++) {
                assertTrue(reader.next(tick));
                assertFalse(reader.isComplete());
            }
            assertFalse(reader.next(tick));
            assertTrue(reader.isComplete());
            assertEquals(TICKS, reader.position());
        }
        JournalReport report = JournalInspector.inspect(written);
        assertTrue(report.complete());
        assertEquals(TICKS, report.records());
        try (TickJournalReader reader = TickJournalReader.open(written, TICKS + 1)) {
            assertFalse(reader.next(tick));
            assertEquals(TICKS, reader.position());
        }
    }

    @Test
    void shouldNotCallARecordingCompleteThatLacksItsEnd() {
        recording(false);

        assertFalse(JournalInspector.inspect(directory.resolve("written")).complete());
    }

    @Test
    void shouldRefuseACompleteJournalThatHasNotTheRecordsItsWriterCounted() {
        JournalBytes journal = recording(true);
        byte[] messages = new CraftedJournal(journal).messages(1);
        assertEquals(TICKS + 1, messages[messages.length - RECORDS_AT]);
        Path shorter = directory.resolve("shorter");
        JournalBytes.write(shorter, new CraftedJournal(journal).ofMessages(messages));

        JournalReport report = JournalInspector.inspect(shorter);

        assertTrue(report.isDamaged());
        assertTrue(report.damage().contains("its writer counted " + (TICKS + 1)), report.damage());
        assertFalse(report.complete());
    }

    @Test
    void shouldNotGoOnWithACompleteRecording() {
        recording(true);
        Path written = directory.resolve("written");

        JournalException e =
                assertThrows(JournalException.class, () -> TickJournalWriter.open(written, JournalInfo.of("test")));

        assertEquals("journal " + written + " is complete; choose another directory", e.getMessage());
    }

    @Test
    void shouldSayThatARunHasEnded() {
        TestRun.record(directory.resolve("run"), 100);

        assertTrue(JournalInspector.inspect(directory.resolve("run")).complete());
    }
}
