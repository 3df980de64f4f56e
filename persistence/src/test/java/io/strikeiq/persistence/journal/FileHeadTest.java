package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.persistence.sbe.JournalStartDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a tick journal that begin with what was defined before them; a day of event time is a day of the clock. */
class FileHeadTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final long FIRST = 20_000 * DAY;
    private static final JournalInfo INFO = JournalInfo.of("test");
    private static final Instrument INDEX = Instrument.underlying(0, "INDEX", InstrumentKind.INDEX, 1, 0.05, "INR");

    @TempDir
    private Path directory;

    private final MarketEvent tick = new MarketEvent();
    private long now = FIRST;

    private TickJournalWriter open() {
        return TickJournalWriter.open(directory, INFO, DiskGuard.defaults(), () -> now / 1_000_000);
    }

    /** An option that expires some days after the first, at noon. */
    private static Instrument option(int id, int days) {
        return Instrument.option(
                id,
                "OPTION " + id,
                0,
                OptionRight.CALL,
                100,
                FIRST + days * DAY + DAY / 2,
                ExerciseStyle.EUROPEAN,
                1,
                0.05,
                "INR");
    }

    private void define(TickJournalWriter writer, Instrument instrument) {
        writer.accept(tick.asInstrument(instrument, now));
    }

    private void quote(TickJournalWriter writer, int id) {
        writer.accept(tick.asQuote(id, now, 1, 1, 2, 1));
    }

    /** Ticks 1 to 12: each day of four an option is defined that expires the next day, and there are two quotes. */
    private void fourDays() {
        try (TickJournalWriter writer = open()) {
            for (int day = 0; day < 4; day++) {
                now = FIRST + day * DAY;
                define(writer, day == 0 ? INDEX : option(day, day + 1));
                quote(writer, day);
                quote(writer, 0);
            }
        }
        assertEquals(4, files().size());
    }

    private List<Path> files() {
        return QueueFolder.files(directory);
    }

    /** Ids of the definitions that a file repeats. */
    private List<Integer> repeated(Path file) {
        List<Integer> ids = new ArrayList<>();
        TickDecoder decoder = new TickDecoder();
        try (JournalScanner scanner = JournalScanner.ofFile(directory, file)) {
            while (scanner.nextOrRepeat() && scanner.isRepeat()) {
                if (scanner.templateId() != JournalStartDecoder.TEMPLATE_ID && decoder.decode(scanner, tick)) {
                    ids.add(tick.definition.id());
                }
            }
        }
        return ids;
    }

    private List<Long> numbers(TickJournalReader reader) {
        List<Long> numbers = new ArrayList<>();
        while (reader.next(tick)) {
            numbers.add(tick.sequence);
            assertEquals(tick.sequence, reader.position());
        }
        return numbers;
    }

    private static List<Integer> ids(TickJournalReader reader) {
        return reader.definitionsBefore().stream().map(Instrument::id).toList();
    }

    @Test
    void shouldRepeatTheDefinitionsThatLiveOutsideTheNumbering() {
        fourDays();

        assertEquals(List.of(), repeated(files().get(0)));
        assertEquals(List.of(0), repeated(files().get(1)));
        assertEquals(List.of(0, 1), repeated(files().get(2)));
        assertEquals(List.of(0, 1, 2), repeated(files().get(3)), "an option stays for the day of its expiry");
        try (TickJournalReader reader = TickJournalReader.open(directory)) {
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L), numbers(reader));
        }
        JournalReport report = JournalInspector.inspect(directory);
        assertEquals(12, report.lastGoodIndex());
        assertEquals(4L, report.recordsByType().get("INSTRUMENT"));
    }

    @Test
    void shouldForgetWhatHadExpiredADayBefore() {
        fourDays();
        now = FIRST + 4 * DAY;
        try (TickJournalWriter writer = open()) {
            quote(writer, 0);
        }

        assertEquals(List.of(0, 2, 3), repeated(files().get(4)));
    }

    @Test
    void shouldForgetNothingForOneTickOfAWrongTime() {
        try (TickJournalWriter writer = open()) {
            define(writer, INDEX);
            define(writer, option(1, 9));
            writer.accept(tick.asQuote(1, Long.MAX_VALUE, 1, 1, 2, 1));
            for (int day = 1; day < 4; day++) {
                now = FIRST + day * DAY;
                quote(writer, 1);
            }
        }

        assertEquals(List.of(0, 1), repeated(files().get(1)));
        assertEquals(List.of(0, 1), repeated(files().get(3)));
    }

    @Test
    void shouldReadFromAnyTickThoughTheFilesBeforeItAreGone() {
        fourDays();
        List<List<Integer>> whole = new ArrayList<>();
        for (long n = 8; n <= 12; n++) {
            try (TickJournalReader reader = TickJournalReader.open(directory, n)) {
                whole.add(ids(reader));
            }
        }
        JournalRetention.Plan plan = JournalRetention.planFirstTicks(directory, "run", LocalDate.MAX, 8);
        assertEquals(files().subList(0, 2), plan.files());
        assertEquals(6, plan.to());

        JournalRetention.delete(plan);

        try (TickJournalReader reader = TickJournalReader.open(directory)) {
            assertEquals(INFO, reader.info());
            assertEquals(6, reader.position());
            assertEquals(List.of(0, 1), ids(reader));
            assertEquals(List.of(7L, 8L, 9L, 10L, 11L, 12L), numbers(reader));
        }
        for (long n = 8; n <= 12; n++) {
            try (TickJournalReader reader = TickJournalReader.open(directory, n)) {
                assertEquals(whole.get((int) n - 8), ids(reader), "before tick " + n);
                assertTrue(reader.next(tick));
                assertEquals(n, tick.sequence);
            }
        }
        try (TickJournalWriter writer = open()) {
            quote(writer, 3);
            assertEquals(13, writer.lastSequence());
        }
        assertTrue(JournalInspector.isPruned(directory));
        assertEquals(13, JournalInspector.inspect(directory).lastGoodIndex());
    }

    @Test
    void shouldKeepTheTicksThatAStartNeedsAndThoseThatAreTooYoung() {
        fourDays();

        assertEquals(
                0,
                JournalRetention.planFirstTicks(directory, "run", LocalDate.MAX, 3)
                        .files()
                        .size());
        assertEquals(
                1,
                JournalRetention.planFirstTicks(directory, "run", LocalDate.MAX, 4)
                        .files()
                        .size());
        assertEquals(
                2,
                JournalRetention.planFirstTicks(directory, "run", LocalDate.ofEpochDay(20_002), 100)
                        .files()
                        .size());
        assertEquals(
                3,
                JournalRetention.planFirstTicks(directory, "run", LocalDate.MAX, 100)
                        .files()
                        .size(),
                "the last file is written");
    }

    @Test
    void shouldWriteTheDefinitionsAgainWhenTheWriterDiedAmongThem() {
        fourDays();
        now = FIRST + 4 * DAY;
        JournalAppender dying = new JournalAppender(directory, DiskGuard.defaults(), () -> now / 1_000_000);
        try (JournalScanner scanner = new JournalScanner(directory)) {
            scanner.skipTo(Long.MAX_VALUE);
            dying.resume(scanner);
        }
        dying.repeat(JournalOpening.encode(dying.record(), JournalKind.TICKS, INFO));
        dying.close();
        assertEquals(5, files().size());

        try (TickJournalWriter writer = open()) {
            quote(writer, 0);
            assertEquals(13, writer.lastSequence());
        }

        assertEquals(List.of(0, 2, 3), repeated(files().get(4)));
        try (TickJournalReader reader = TickJournalReader.open(directory, 13)) {
            assertEquals(List.of(0, 2, 3), ids(reader));
            assertEquals(List.of(13L), numbers(reader));
        }
    }

    @Test
    void shouldKeepTheDefinitionsInAFileThatIsCutBack() {
        fourDays();
        Path last = files().get(3);
        try (JournalScanner scanner = new JournalScanner(directory)) {
            scanner.skipTo(11);
            new JournalRepair(
                            directory,
                            new JournalDamagedException(last, scanner.position(), scanner.lastGoodIndex(), "test"))
                    .cut();
        }

        assertEquals(List.of(0, 1, 2), repeated(files().get(3)));
        assertEquals(11, JournalInspector.inspect(directory).lastGoodIndex());
    }

    @Test
    void shouldTakeAFirstFileThatIsMissingForDamage() throws IOException {
        fourDays();
        Files.delete(files().get(0));

        JournalDamagedException e =
                assertThrows(JournalDamagedException.class, () -> TickJournalReader.open(directory));

        assertTrue(e.getMessage().contains("record 4 stands where record 0 was expected"), e.getMessage());
        assertFalse(JournalInspector.isPruned(directory));
    }
}
