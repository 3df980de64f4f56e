package io.strikeiq.service.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalDraftTest {
    private static final JournalInfo INFO = new JournalInfo("test", Map.of());

    @TempDir
    private Path folder;

    private Path journal;

    @BeforeEach
    void place() {
        journal = folder.resolve("journal");
    }

    private static int write(TickJournalWriter writer, int ticks) {
        MarketEvent tick = new MarketEvent();
        for (int i = 1; i <= ticks; i++) {
            writer.accept(tick.asClock(i));
        }
        return ticks;
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private int ticks() {
        MarketEvent slot = new MarketEvent();
        int ticks = 0;
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            while (reader.next(slot)) {
                ticks++;
            }
        }
        return ticks;
    }

    @Test
    void shouldRefuseASecondWriterAndSayWhoWrites() throws IOException {
        int written = new JournalDraft(journal).write(INFO, (writer, draft) -> {
            write(writer, 500);
            UserException refusal = assertThrows(
                    UserException.class,
                    () -> new JournalDraft(journal).write(INFO, (second, other) -> write(second, 3)));
            assertEquals(
                    "journal " + journal + " is being written by process "
                            + ProcessHandle.current().pid(),
                    refusal.getMessage());
            return write(writer, 500);
        });
        assertEquals(500, written);
        assertEquals(1_000, ticks());
        assertEquals(List.of("journal"), left());
    }

    @Test
    void shouldRefuseAJournalThatAnotherWriterFinishedMeanwhile() throws IOException {
        new JournalDraft(journal).write(INFO, (writer, draft) -> write(writer, 3));
        UserException refusal = assertThrows(
                UserException.class, () -> new JournalDraft(journal).write(INFO, (writer, draft) -> write(writer, 5)));
        assertTrue(refusal.getMessage().contains("is there already"), refusal.getMessage());
        assertEquals(3, ticks());
    }

    @Test
    void shouldRemoveTheDraftAndTheLockOfAProcessThatWasKilled() throws IOException {
        Files.createDirectories(folder.resolve("journal.partial-1/ticks"));
        Files.writeString(folder.resolve("journal.partial-1/ticks/half"), "x");
        Files.writeString(folder.resolve("journal.writer"), "process 1");
        new JournalDraft(journal).write(INFO, (writer, draft) -> write(writer, 3));
        assertEquals(List.of("journal"), left());
    }

    @Test
    void shouldLeaveNothingWhenMemoryDoesNotSufficeAndSayHowMuchToGive() throws IOException {
        UserException failure = assertThrows(
                UserException.class,
                () -> new JournalDraft(journal).write(INFO, (writer, draft) -> {
                    write(writer, 3);
                    throw new OutOfMemoryError("Java heap space");
                }));
        assertTrue(failure.getMessage().contains("MiB does not suffice; give more"), failure.getMessage());
        assertEquals(List.of(), left());
    }

    @Test
    void shouldLeaveNothingWhenItsAuthorSaysThatItIsWorthNothing() throws IOException {
        new JournalDraft(journal).writeIf(INFO, (writer, draft) -> write(writer, 3) > 5);
        assertFalse(Files.exists(journal));
        assertEquals(List.of(), left());
    }
}
