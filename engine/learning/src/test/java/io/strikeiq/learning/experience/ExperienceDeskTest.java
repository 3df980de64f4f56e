package io.strikeiq.learning.experience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.learning.Horizons;
import io.strikeiq.core.learning.PastOutcome;
import io.strikeiq.core.learning.PriorExperience;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.learning.outcome.UnderlyingVenues;
import io.strikeiq.persistence.journal.DiskGuard;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperienceDeskTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final SignalType SWEEP = new SignalType(0, "SWEEP", Direction.UP, "never");
    private static final Reason BURST = new Reason("BURST", "volume", "sigma");
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path folder;

    /** A journal with a signal each second from a time on, of which every fifth stays open. */
    private Path journal(String run, long from, int signals) {
        return journal(run, "AAA", from, signals);
    }

    private Path journal(String run, String underlying, long from, int signals) {
        Path journal = folder.resolve("runs").resolve(run);
        try (SignalJournalWriter writer = SignalJournalWriter.open(journal, new RunInfo(run, "test", 0))) {
            for (int i = 1; i <= signals; i++) {
                Signal signal = new Signal(new Pool<>(1, 0, Signal::new));
                signal.tickSequence = i;
                signal.time = (from + i) * SECOND;
                signal.engine = "liquidity";
                signal.type = SWEEP;
                signal.underlying = underlying;
                signal.direction = Direction.UP;
                signal.evidence(BURST, i / 3.0, 0);
                writer.onSignal(signal);
            }
            for (int i = 1; i <= signals; i++) {
                SignalOutcome outcome = new SignalOutcome(new Pool<>(1, 0, SignalOutcome::new));
                outcome.tickSequence = (long) signals + i;
                outcome.time = (from + i) * SECOND + Horizons.nanos(Horizons.STATED);
                outcome.signalTick = i;
                outcome.signalTime = (from + i) * SECOND;
                outcome.engine = "liquidity";
                outcome.type = SWEEP;
                outcome.underlying = underlying;
                outcome.horizon = Horizons.nanos(Horizons.STATED);
                outcome.outcome = i % 5 == 0 ? Outcome.UNRESOLVED : i % 2 == 0 ? Outcome.WIN : Outcome.LOSS;
                outcome.weight = 1.0 / 3;
                outcome.score = i == 1 ? Double.NaN : 0.1 * i;
                outcome.modelScore = Double.NaN;
                outcome.ivRegime = 1;
                outcome.gammaRegime = Double.NaN;
                writer.onOutcome(outcome);
            }
        }
        return journal;
    }

    private Lesson lesson(ExperienceDesk desk, String run, String source, long from, int signals) {
        return read(
                journal(run, from, signals),
                venues(run),
                run,
                source,
                desk.lessons(desk.newest()),
                desk.forgottenUpTo(run));
    }

    private static Lesson read(
            Path signals, Path ticks, String run, String source, List<Lesson> known, long forgotten) {
        try (TickJournalReader reader = TickJournalReader.open(ticks)) {
            return RunLesson.read(signals, new UnderlyingVenues(reader), run, source, known, forgotten);
        }
    }

    /** A recording of underlyings of one symbol, the first with the number 0. */
    private Path venues(String run, String... venues) {
        Path ticks = folder.resolve("ticks").resolve(run);
        MarketEvent tick = new MarketEvent();
        try (TickJournalWriter writer = TickJournalWriter.open(ticks, JournalInfo.of("test"))) {
            for (int i = 0; i < venues.length; i++) {
                Instrument terms = Instrument.underlying(i, "AAA", InstrumentKind.EQUITY, 1, 0.01, "USD");
                writer.accept(tick.asInstrument(terms.withVenue(venues[i]), SECOND));
                writer.accept(tick.asUnderlyingPrice(i, 2 * SECOND, 100));
            }
        }
        return ticks;
    }

    @Test
    void shouldNotTakeWhatOneVenueTaughtForAnothersOfTheSameSymbol() {
        ExperienceDesk desk = new ExperienceDesk(folder);
        desk.learn(lesson(desk, "old", "x", 0, 10), NOW);
        desk.learn(read(journal("a", 100, 5), venues("a", "NSE", "BSE"), "a", "y", List.of(), Long.MIN_VALUE), NOW);
        desk.learn(read(journal("b", 200, 10), venues("b", "BSE"), "b", "z", List.of(), Long.MIN_VALUE), NOW);
        PriorExperience prior = new ExperienceDesk(folder).prior(desk.newest());
        assertEquals(12, prior.of("NSE", "AAA").size(), "4 of NSE, and 8 of which no venue is known");
        assertEquals(16, prior.of("BSE", "AAA").size());
        assertEquals(8, prior.of("", "AAA").size());
        assertEquals(
                List.of("AAA", "BSE:AAA", "NSE:AAA"),
                ExperienceTable.of(desk.lessons(desk.newest()), prior, List.of(), 1).rows().stream()
                        .map(row -> row.scope().title())
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Test
    void shouldKnowTheVenueOfAnUnderlyingThatWasDefinedBeforeTheJournalBegins() {
        Path ticks = folder.resolve("ticks").resolve("moved");
        Instrument terms = Instrument.underlying(0, "AAA", InstrumentKind.EQUITY, 1, 0.01, "USD")
                .withVenue("NSE");
        try (TickJournalWriter writer = TickJournalWriter.openBehind(
                ticks, JournalInfo.of("test"), DiskGuard.defaults(), System::currentTimeMillis, 100, List.of(terms))) {
            writer.accept(new MarketEvent().asUnderlyingPrice(0, 2 * SECOND, 100));
        }
        Lesson lesson = read(journal("a", 100, 5), ticks, "a", "y", List.of(), Long.MIN_VALUE);
        assertEquals(
                List.of("NSE"),
                lesson.outcomes().stream()
                        .map(each -> each.past().venue())
                        .distinct()
                        .toList());
    }

    /** As it was written before venues were kept. */
    @Test
    void shouldReadALessonWithoutVenues() {
        Lesson lesson = lesson(new ExperienceDesk(folder), "a", "x", 0, 5);
        String before = lesson.text().replace("\tvenue\tcount\n", "\n").replace("\t\t1\n", "\n");
        assertNotEquals(lesson.text(), before);
        assertEquals(lesson, Lesson.parse(before));
    }

    @Test
    void shouldGiveBackWhatRunsHaveTaughtInTheirOrder() {
        ExperienceDesk desk = new ExperienceDesk(folder);
        Lesson first = lesson(desk, "a", "x", 0, 10);
        desk.learn(first, NOW);
        Lesson second = lesson(desk, "b", "y", 0, 5);
        desk.learn(second, NOW);
        assertEquals(8, first.outcomes().size(), "what is unresolved teaches nothing");
        ExperienceDesk again = new ExperienceDesk(folder);
        assertEquals(List.of(first, second), again.lessons(again.newest()));
        List<PastOutcome> past = again.prior(again.newest()).of("", "AAA");
        assertEquals(12, past.size());
        assertEquals(Map.of("BURST", 1 / 3.0), past.get(0).evidence());
        assertEquals(1.0 / 3, past.get(0).weight());
        assertTrue(Double.isNaN(past.get(0).score()) && Double.isNaN(past.get(0).gammaRegime()));
        assertEquals(Set.of("a", "b"), again.taught());
    }

    @Test
    void shouldLearnNothingOfASymbolThatWouldBreakTheLinesOfALesson() {
        Path journal = journal("a", "A\tB", 0, 10);
        assertEquals(
                List.of(),
                read(journal, venues("a"), "a", "x", List.of(), Long.MIN_VALUE).outcomes());
    }

    @Test
    void shouldNotLearnTwiceFromARecordingButFromWhatWasRecordedSince() {
        ExperienceDesk desk = new ExperienceDesk(folder);
        desk.learn(lesson(desk, "a", "x", 0, 10), NOW);
        String once = desk.newest();
        desk.learn(lesson(desk, "b", "x", 0, 10), NOW);
        assertEquals(once, desk.newest(), "the same ticks teach nothing that is not known");
        Lesson longer = lesson(desk, "c", "x", 0, 14);
        assertEquals(4, longer.outcomes().size(), "11 to 14");
        desk.learn(lesson(desk, "d", "z", 0, 10), NOW);
        assertEquals(16, desk.prior(desk.newest()).size(), "another recording is other experience");
    }

    @Test
    void shouldGoBackToAVersionByItsHashAndForgetWithoutLosing() {
        ExperienceDesk desk = new ExperienceDesk(folder);
        desk.learn(lesson(desk, "a", "x", 0, 10), NOW);
        String first = desk.newest();
        desk.learn(lesson(desk, "b", "y", 0, 10), NOW);
        desk.become(first, DeskEntry.ROLLBACK, "", 0, NOW);
        assertEquals(first, desk.newest());
        assertEquals(8, desk.prior(desk.newest()).size());
        desk.become(desk.prepare(ExperienceVersion.EMPTY), DeskEntry.RESET, "", 0, NOW);
        assertEquals(0, desk.prior(desk.newest()).size());
        assertEquals(8, desk.prior(first).size(), "versions stay");
        assertTrue(desk.taught().contains("b"), "and no run teaches again what was taken back");
        desk.become(desk.prepare(desk.version(first).promoted()), DeskEntry.PROMOTE, "", 0, NOW);
        assertTrue(desk.prior(desk.newest()).modelStates());
        desk.learn(lesson(desk, "c", "z", 0, 10), NOW);
        assertTrue(desk.prior(desk.newest()).modelStates(), "a run that teaches leaves the model where it is");
        assertEquals(
                List.of("run", "run", "rollback", "reset", "promote", "run"),
                desk.history().stream().map(DeskEntry::cause).toList());
    }

    @Test
    void shouldLearnOfARunThatWasResetOnlyWhatCameAfter() {
        ExperienceDesk desk = new ExperienceDesk(folder);
        long reset = 4 * SECOND + Horizons.nanos(Horizons.STATED);
        desk.become(desk.prepare(ExperienceVersion.EMPTY), DeskEntry.RESET, "a", reset, NOW);
        Lesson lesson = lesson(desk, "a", "x", 0, 10);
        assertEquals(4, lesson.outcomes().size(), "6, 7, 8 and 9");
        assertTrue(desk.taught().isEmpty());
    }

    @Test
    void shouldSumTheOldestRunsAndDropTheirOutcomesBeyondWhatIsKept() throws IOException {
        ExperienceDesk whole = new ExperienceDesk(folder.resolve("whole"));
        ExperienceDesk summed = new ExperienceDesk(folder.resolve("summed"), 20, 1_000);
        for (int run = 0; run < 4; run++) {
            Lesson lesson = lesson(whole, "r" + run, "x" + run, 100L * run, 10);
            whole.learn(lesson, NOW);
            summed.learn(lesson, NOW);
        }
        List<Lesson> lessons = summed.lessons(summed.newest());
        assertEquals(
                List.of(0L, 0L, 8L, 8L), lessons.stream().map(Lesson::single).toList());
        assertEquals(2, lessons.get(0).outcomes().size(), "of one cell, wins and losses");
        assertEquals(whole.lessons(whole.newest()).get(0).from(), lessons.get(0).from());
        assertTrue(lesson(summed, "again", "x0", 0, 10).outcomes().isEmpty(), "a recording still teaches once");
        ExperienceTable all = table(whole);
        ExperienceTable kept = table(summed);
        assertEquals(all.rows().size(), kept.rows().size());
        for (int i = 0; i < all.rows().size(); i++) {
            assertEquals(all.rows().get(i).wins(), kept.rows().get(i).wins());
            assertEquals(all.rows().get(i).losses(), kept.rows().get(i).losses());
            assertEquals(all.rows().get(i).last(), kept.rows().get(i).last());
        }
        assertEquals(whole.history().get(3).outcomes(), summed.history().get(3).outcomes());
        assertEquals(
                whole.prior(whole.newest()).of("", "AAA").stream()
                        .mapToDouble(PastOutcome::weight)
                        .sum(),
                summed.prior(summed.newest()).of("", "AAA").stream()
                        .mapToDouble(PastOutcome::weight)
                        .sum(),
                1e-9);
    }

    private static ExperienceTable table(ExperienceDesk desk) {
        return ExperienceTable.of(desk.lessons(desk.newest()), desk.prior(desk.newest()), List.of(), 1);
    }

    @LongTest
    @Test
    void shouldDeleteVersionsThatNoRunNamesAndTheirLessonsAlone() {
        ExperienceDesk desk = new ExperienceDesk(folder, 8, 1_000);
        List<String> versions = new ArrayList<>();
        for (int run = 0; run < 104; run++) {
            desk.learn(lesson(desk, "r" + run, "x" + run, 100L * run, 5), NOW);
            versions.add(desk.newest());
        }
        desk.prune(Set.of(versions.get(1)), Set.of("r1"));
        assertEquals(Set.of(versions.get(0), versions.get(2), versions.get(3)), desk.deleted());
        assertEquals(2, desk.lessons(versions.get(1)).size(), "a run began with it");
        assertThrows(DeskException.class, () -> desk.version(versions.get(0)));
        assertEquals(List.of(), desk.find(versions.get(2)));
        assertEquals(104, desk.lessons(desk.newest()).size());
        assertEquals(104, desk.taught().size(), "no run teaches again");
        desk.become(versions.get(1), DeskEntry.ROLLBACK, "", 0, NOW);
        assertEquals(versions.get(1), desk.newest());
    }

    /** A recording of some instruments, which come before the first price. */
    private String recording(String name, String symbol, int instruments, double price) {
        Path ticks = folder.resolve("ticks").resolve(name);
        MarketEvent tick = new MarketEvent();
        try (TickJournalWriter writer = TickJournalWriter.open(ticks, JournalInfo.of("test"))) {
            for (int i = 0; i < instruments; i++) {
                Instrument terms = Instrument.underlying(i, symbol + i, InstrumentKind.EQUITY, 1, 0.01, "USD");
                writer.accept(tick.asInstrument(terms, SECOND));
            }
            for (int i = 0; i < 10; i++) {
                writer.accept(tick.asUnderlyingPrice(0, (2 + i) * SECOND, price + i));
            }
        }
        return RecordingIdentity.of(ticks);
    }

    @Test
    void shouldKnowARecordingByItsInstrumentsAndPricesWhereverItIs() {
        String known = recording("a", "A", 1_200, 100);
        assertEquals(known, recording("b", "A", 1_200, 100));
        assertNotEquals(known, recording("c", "B", 1_200, 100), "other instruments");
        assertNotEquals(known, recording("d", "A", 1_200, 101), "other prices, though 1,200 definitions are the same");
    }

    @Test
    void shouldSayWhichFileIsDamaged() throws IOException {
        ExperienceDesk desk = new ExperienceDesk(folder);
        desk.learn(lesson(desk, "a", "x", 0, 10), NOW);
        Path lesson = folder.resolve("experience/lessons")
                .resolve(desk.version(desk.newest()).lessons().get(0));
        Files.writeString(lesson, Files.readString(lesson).replace("WIN", "LOSS"));
        DeskException e = assertThrows(DeskException.class, () -> desk.prior(desk.newest()));
        assertTrue(e.getMessage().startsWith(lesson + " is damaged"), e.getMessage());
        Path journal = folder.resolve("experience/versions.tsv");
        Files.writeString(journal, Files.readString(journal) + "nonsense\n");
        DeskException line = assertThrows(DeskException.class, desk::newest);
        assertEquals(journal + ": line 3 has 1 fields, 7 are due", line.getMessage());
    }

    @Test
    void shouldGiveAnotherDeskAVersionWithAllItsLessons() {
        ExperienceDesk desk = new ExperienceDesk(folder);
        desk.learn(lesson(desk, "run-1", "ticks-1", 0, 10), NOW);
        desk.learn(lesson(desk, "run-2", "ticks-2", 1_000, 10), NOW);
        String version = desk.newest();
        ExperienceDesk other = new ExperienceDesk(folder.resolve("other"));
        other.bring(version, desk.packed(version));
        assertEquals(desk.lessons(version), other.lessons(version));
        assertEquals(ExperienceVersion.EMPTY.id(), other.newest());
        assertEquals(desk.packed(version), other.packed(version));
    }

    @Test
    void shouldRefuseAVersionOfAnotherDeskThatIsDamagedOrNotWhole() {
        ExperienceDesk desk = new ExperienceDesk(folder);
        desk.learn(lesson(desk, "run-1", "ticks-1", 0, 10), NOW);
        String packed = desk.packed(desk.newest());
        ExperienceDesk other = new ExperienceDesk(folder.resolve("other"));
        for (String wrong : List.of(
                "",
                packed.replace("WIN", "LOSS"),
                packed.substring(0, packed.length() - 1),
                desk.packed(ExperienceVersion.EMPTY.id()))) {
            assertTrue(assertThrows(DeskException.class, () -> other.bring(desk.newest(), wrong))
                    .getMessage()
                    .contains(desk.newest()));
        }
        assertThrows(DeskException.class, () -> other.version(desk.newest()));
    }

    @LongTest
    @Test
    void shouldDropOldLinesOfRunsAndVersionsThatAreGoneAndNoOthers() {
        ExperienceDesk desk = new ExperienceDesk(folder, 1_000, 3);
        for (int run = 0; run < 110; run++) {
            desk.learn(lesson(desk, "r" + run, "x" + run, 100L * run, 1), NOW);
        }
        String newest = desk.newest();
        desk.prune(Set.of(), Set.of("r1"));
        assertEquals(101, desk.history().size(), "a hundred whose versions are there, and that of r1");
        assertEquals("r1", desk.history().get(0).run());
        assertTrue(desk.taught().contains("r1"), "it does not teach again");
        assertEquals(newest, desk.newest());
    }

    @Test
    void shouldKnowARecordingWhoseFirstTicksAreGone() throws IOException {
        String known = recording("a", "A", 3, 100);
        Path ticks = folder.resolve("ticks").resolve("a");
        RecordingIdentity.keep(ticks);
        try (Stream<Path> files = Files.list(ticks)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertEquals(known, RecordingIdentity.of(ticks));
        RecordingIdentity.keep(ticks);
        assertEquals(known, RecordingIdentity.of(ticks), "what was kept stays");
    }
}
