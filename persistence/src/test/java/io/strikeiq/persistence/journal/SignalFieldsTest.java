package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.ModelEstimate;
import io.strikeiq.persistence.journal.JournalRecord.RunStart;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalFieldsTest {
    private static final long SEED = 42;

    @TempDir
    Path directory;

    private static SignalEmitted expected(long index, Signal s) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < s.evidenceCount(); i++) {
            evidence.add(new Evidence(s.reason(i).code(), s.value(i), s.contribution(i)));
        }
        return new SignalEmitted(
                index,
                1,
                s.tickSequence,
                s.ordinal,
                s.time,
                s.engine,
                s.type.name(),
                s.underlyingId,
                s.underlying,
                s.direction,
                s.strength,
                s.confidence,
                s.confidenceLow,
                s.confidenceHigh,
                s.confidenceCount,
                s.spot,
                s.level,
                s.book,
                evidence,
                s.ivRegime,
                s.gammaRegime,
                new ModelEstimate(s.modelProbability, s.modelLow, s.modelHigh, s.modelCount));
    }

    static SignalScored expected(long index, SignalOutcome o) {
        return new SignalScored(
                index,
                1,
                o.tickSequence,
                o.time,
                1,
                o.signalTick,
                o.signalOrdinal,
                o.engine,
                o.type.name(),
                o.underlyingId,
                o.underlying,
                o.horizon,
                o.scoredInstrumentId,
                o.ruleVersion,
                o.entryTime,
                o.entryPrice,
                o.exitTime,
                o.exitPrice,
                o.outcome,
                o.bothBarriers,
                o.grossReturn,
                o.netReturn,
                o.favourableExcursion,
                o.adverseExcursion,
                o.secondsToBarrier,
                o.weight,
                o.flagged,
                o.type.direction(),
                o.signalTime,
                o.strength,
                o.confidence,
                o.confidenceCount,
                o.ivRegime,
                o.gammaRegime,
                o.sigma,
                o.barrier,
                o.realisedVariance,
                o.impliedVariance,
                o.atmOptionReturn,
                o.wingOptionReturn,
                o.score,
                o.modelScore);
    }

    @Test
    void shouldGiveBackEveryFieldOfSignalsAndOutcomes() {
        RandomOutcomes random = new RandomOutcomes(SEED);
        List<JournalRecord> expected = new ArrayList<>();
        try (SignalJournalWriter journal = SignalJournalWriter.open(directory, TestRun.INFO)) {
            for (long tick = 1; tick <= 1_000; tick++) {
                Signal signal = random.signal(tick);
                journal.onSignal(signal);
                expected.add(expected(journal.lastIndex(), signal));
                SignalOutcome outcome = random.outcome(tick);
                journal.onOutcome(outcome);
                expected.add(expected(journal.lastIndex(), outcome));
            }
        }
        List<JournalRecord> records = Journals.records(directory);
        assertEquals(expected, records.subList(1, records.size()), "seed " + SEED);
    }

    @Test
    void shouldCountAnEpochForEachStartAndCompleteATickInTheEpochThatBeganIt() {
        try (SignalJournalWriter journal = SignalJournalWriter.open(directory, TestRun.INFO)) {
            assertEquals(1, journal.epoch());
            journal.onSignal(signal(10, 0));
        }
        try (SignalJournalWriter journal = SignalJournalWriter.open(directory, TestRun.INFO)) {
            assertEquals(2, journal.epoch());
            journal.onSignal(signal(10, 0));
            journal.onSignal(signal(10, 1));
            journal.onSignal(signal(11, 0));
        }
        try (SignalJournalWriter journal = SignalJournalWriter.open(directory, TestRun.INFO)) {
            assertEquals(3, journal.epoch());
            SignalOutcome outcome = new RandomOutcomes(SEED).outcome(20);
            outcome.signalTick = 11;
            journal.onOutcome(outcome);
        }

        List<JournalRecord> records = Journals.records(directory);

        assertEquals(
                List.of(1, 2, 3),
                records.stream()
                        .filter(RunStart.class::isInstance)
                        .map(record -> ((RunStart) record).epoch())
                        .toList());
        assertEquals(
                List.of("10/0 in 1", "10/1 in 1", "11/0 in 2"),
                records.stream()
                        .filter(SignalEmitted.class::isInstance)
                        .map(record -> (SignalEmitted) record)
                        .map(s -> s.tickSequence() + "/" + s.ordinal() + " in " + s.epoch())
                        .toList());
        SignalScored scored = assertInstanceOf(SignalScored.class, records.get(records.size() - 1));
        assertEquals(3, scored.epoch());
        assertEquals(2, scored.signalEpoch());
    }

    @Test
    void shouldKeepTheInstrumentWhoseBookWasSeenWhereItIsNotTheUnderlyings() {
        try (SignalJournalWriter journal = SignalJournalWriter.open(directory, TestRun.INFO)) {
            for (String book : List.of("BINANCE:BTCUSDT", "", "NSE:NIFTY26DECFUT")) {
                Signal signal = signal(10, book.length());
                signal.book = book;
                journal.onSignal(signal);
            }
        }
        assertEquals(
                List.of("BINANCE:BTCUSDT", "", "NSE:NIFTY26DECFUT"),
                Journals.records(directory).stream()
                        .filter(SignalEmitted.class::isInstance)
                        .map(record -> ((SignalEmitted) record).book())
                        .toList());
    }

    private static Signal signal(long tick, int ordinal) {
        Signal signal = TestSignals.signal(tick, "NIFTY");
        signal.ordinal = ordinal;
        return signal;
    }
}
