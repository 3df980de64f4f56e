package io.strikeiq.learning.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.learning.Horizons;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.journal.TickJournalWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRunTest {
    private static final long NOON = 19_000 * Days.DAY + 12 * Days.HOUR;

    @TempDir
    private Path folder;

    private static Signal signal(long tick, Direction direction) {
        Signal signal = new Signal(new Pool<>(1, 0, Signal::new));
        signal.tickSequence = tick;
        signal.time = NOON + tick;
        signal.engine = "liquidity";
        signal.type = new SignalType(0, "SWEEP", direction, "never");
        signal.underlyingId = 1;
        signal.underlying = "AAA";
        signal.direction = direction;
        signal.confidence = 0.4;
        signal.confidenceCount = 12;
        return signal;
    }

    private static SignalOutcome outcome(long signalTick, long horizon, Outcome result) {
        SignalOutcome outcome = new SignalOutcome(new Pool<>(1, 0, SignalOutcome::new));
        outcome.tickSequence = signalTick + 5;
        outcome.time = NOON + signalTick + horizon;
        outcome.signalTick = signalTick;
        outcome.engine = "liquidity";
        outcome.type = new SignalType(0, "SWEEP", Direction.UP, "never");
        outcome.underlyingId = 1;
        outcome.underlying = "AAA";
        outcome.horizon = horizon;
        outcome.outcome = result;
        outcome.grossReturn = 0.001;
        outcome.netReturn = Double.NaN;
        outcome.weight = 0.5;
        outcome.barrier = 0.002;
        return outcome;
    }

    private RunJournal of(String recording, Path signals) {
        return new RunJournal(signals, recording, folder.resolve("no-ticks"));
    }

    private Path journal() {
        Path journal = folder.resolve("signals");
        try (SignalJournalWriter writer = SignalJournalWriter.open(journal, new RunInfo("run-1", "test", 0))) {
            writer.onSignal(signal(7, Direction.DOWN));
            writer.onOutcome(outcome(7, 60_000_000_000L, Outcome.WIN));
            writer.onOutcome(outcome(7, Horizons.SESSION_END, Outcome.UNRESOLVED));
            writer.onOutcome(outcome(99, 60_000_000_000L, Outcome.LOSS));
        }
        return journal;
    }

    @Test
    void shouldJoinOutcomesToTheirSignals() {
        RecordedRun run = RecordedRun.read(List.of(of("r", journal())));
        assertEquals(List.of("run-1"), run.runIds());
        assertEquals(1, run.signals());
        assertEquals(1, run.orphans());
        assertEquals(2, run.outcomes().size());
        ScoredSignal scored = run.outcomes().get(1);
        assertEquals(Direction.DOWN, scored.said().direction());
        assertEquals(NOON + 7, scored.time());
        assertEquals(0.4, scored.said().confidence());
        assertEquals(0.002, scored.barrier());
        assertTrue(scored.said().isLearned() && scored.won());
        assertEquals(Regimes.UNKNOWN, scored.said().ivRegime());
        assertNull(run.path("AAA"));
    }

    @Test
    void shouldCountARunOnceThoughItIsNamedTwice() {
        Path journal = journal();
        RecordedRun run = RecordedRun.read(List.of(of("r", journal), of("r", journal)));
        assertEquals(List.of("run-1"), run.runIds());
        assertEquals(1, run.signals());
        assertEquals(2, run.outcomes().size());
    }

    /** The signals of a run, one at each of some ticks, which all win. */
    private Path wins(String run, long... ticks) {
        Path journal = folder.resolve(run);
        try (SignalJournalWriter writer = SignalJournalWriter.open(journal, new RunInfo(run, "test", 0))) {
            for (long tick : ticks) {
                writer.onSignal(signal(tick, Direction.UP));
                writer.onOutcome(outcome(tick, 60_000_000_000L, Outcome.WIN));
            }
        }
        return journal;
    }

    @Test
    void shouldCountARecordingOnceThoughItRanTwice() {
        RunJournal first = of("r", wins("first", 7, 8, 9));
        RunJournal longer = of("r", wins("longer", 6, 7, 8, 9, 10, 11));
        RunJournal other = of("s", wins("other", 7, 8));
        RecordedRun run = RecordedRun.read(List.of(first, longer, other));
        assertEquals(List.of("first", "longer", "other"), run.runIds());
        assertEquals(
                List.of(6L, 7L, 7L, 8L, 8L, 9L, 10L, 11L),
                run.outcomes().stream().map(each -> each.time() - NOON).toList());
        assertEquals(8, run.signals());
        assertEquals(0, run.orphans());
        assertEquals(3, RecordedRun.read(List.of(first, first)).signals());
    }

    @Test
    void shouldReadWhatASignalSaysOfVarianceFromItsOutcomes() {
        Path journal = folder.resolve("calm");
        try (SignalJournalWriter writer = SignalJournalWriter.open(journal, new RunInfo("run-2", "test", 0))) {
            writer.onSignal(signal(7, Direction.NONE));
            SignalOutcome outcome = outcome(7, 60_000_000_000L, Outcome.WIN);
            outcome.realisedVariance = 1e-6;
            outcome.impliedVariance = 2e-6;
            writer.onOutcome(outcome);
        }
        ScoredSignal scored =
                RecordedRun.read(List.of(of("r", journal))).outcomes().get(0);
        assertEquals(-1, scored.sign());
        assertEquals(2e-6, scored.impliedVariance());
    }

    @Test
    void shouldKeepTheDaysThatAreAskedFor() {
        RecordedRun run = RecordedRun.read(List.of(of("r", journal())));
        assertEquals(2, run.between(19_000, 19_000).outcomes().size());
        assertEquals(0, run.between(19_001, 19_002).outcomes().size());
    }

    @Test
    void shouldEndHorizonsWithTheirSession() {
        MarketPath path = new MarketPath("AAA");
        for (int i = 0; i < 10; i++) {
            path.add(NOON + i * 60_000_000_000L, Map.of("SPOT", 100.0 + i));
        }
        path.add(NOON + Days.DAY, Map.of("SPOT", 120.0));
        path.add(NOON + Days.DAY, Map.of("SPOT", 121.0));
        path.add(NOON + Days.DAY + 1, Map.of("SPOT", Double.NaN));
        assertEquals(11, path.size());
        assertEquals(5, path.end(0, 300_000_000_000L));
        assertEquals(-1, path.end(6, 300_000_000_000L));
        assertEquals(9, path.end(3, Horizons.SESSION_END));
        assertEquals(-1, path.end(9, Horizons.SESSION_END));
        assertEquals(3, path.atOrBefore(NOON + 200_000_000_000L));
        assertEquals(5.5, path.perHour());
    }

    /** Ticks that define underlyings of one symbol, the first with the number 1. */
    private Path ticks(String name, String... venues) {
        Path ticks = folder.resolve(name);
        MarketEvent tick = new MarketEvent();
        try (TickJournalWriter writer = TickJournalWriter.open(ticks, JournalInfo.of("test"))) {
            for (int i = 0; i < venues.length; i++) {
                writer.accept(tick.asInstrument(
                        Instrument.underlying(1 + i, "AAA", InstrumentKind.PERPETUAL, 1, 0.5, "USD")
                                .withVenue(venues[i]),
                        NOON));
            }
        }
        return ticks;
    }

    /** A run with a signal and a snapshot of each of two underlyings of one symbol. */
    private Path twoOfASymbol() {
        Path journal = folder.resolve("two");
        try (SignalJournalWriter writer = SignalJournalWriter.open(journal, new RunInfo("two", "test", 0))) {
            for (int id = 1; id <= 2; id++) {
                MarketSnapshot snapshot = new MarketSnapshot(new Pool<>(1, 0, MarketSnapshot::new));
                snapshot.tickSequence = id;
                snapshot.time = NOON + id;
                snapshot.underlyingId = id;
                snapshot.underlying = "AAA";
                snapshot.frame().set(Metric.SPOT, 100.0 * id);
                writer.onMarketSnapshot(snapshot);
                Signal signal = signal(10 + id, Direction.UP);
                signal.underlyingId = id;
                writer.onSignal(signal);
                SignalOutcome outcome = outcome(10 + id, 60_000_000_000L, id == 1 ? Outcome.WIN : Outcome.LOSS);
                outcome.underlyingId = id;
                writer.onOutcome(outcome);
            }
        }
        return journal;
    }

    @Test
    void shouldNeverMixUnderlyingsOfOneSymbolThatTwoVenuesList() {
        RecordedRun run = RecordedRun.read(
                List.of(new RunJournal(twoOfASymbol(), "r", ticks("two-ticks", "DERIBIT", "BINANCE"))));

        assertEquals(
                List.of("AAA (DERIBIT) WIN", "AAA (BINANCE) LOSS"),
                run.outcomes().stream()
                        .map(each -> each.underlying() + " " + each.outcome())
                        .toList());
        assertEquals(100.0, run.path("AAA (DERIBIT)").spot(0));
        assertEquals(200.0, run.path("AAA (BINANCE)").spot(0));
        assertEquals(1, run.path("AAA (BINANCE)").size());
        assertNull(run.path("AAA"));
    }

    @Test
    void shouldTellVenuesOfASymbolApartInTwoRunsAndNameNoneWhereThereIsOne() {
        RunJournal deribit = new RunJournal(wins("first", 7), "r", ticks("first-ticks", "DERIBIT"));
        RunJournal binance = new RunJournal(wins("second", 8), "s", ticks("second-ticks", "BINANCE"));

        assertEquals(
                List.of("AAA (DERIBIT)", "AAA (BINANCE)"),
                RecordedRun.read(List.of(deribit, binance)).outcomes().stream()
                        .map(ScoredSignal::underlying)
                        .toList());
        assertEquals("AAA", RecordedRun.read(List.of(binance)).outcomes().get(0).underlying());
    }
}
