package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.ModelEstimate;
import io.strikeiq.persistence.journal.JournalRecord.OptionRow;
import io.strikeiq.persistence.journal.JournalRecord.RunEnd;
import io.strikeiq.persistence.journal.JournalRecord.RunStart;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import io.strikeiq.testing.Allocation;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalJournalTest {
    private static final long TICKS = 6_000;

    @TempDir
    Path directory;

    /** What the pipeline gives to the drain, in the words of the journal's records. */
    private static final class Oracle implements OutboundDrain {
        private final List<String> records = new ArrayList<>();

        private void add(JournalRecord record) {
            records.add(record.toString().replaceFirst("index=\\d+, ", ""));
        }

        @Override
        public void onSignal(Signal s) {
            List<Evidence> evidence = new ArrayList<>();
            for (int i = 0; i < s.evidenceCount(); i++) {
                evidence.add(new Evidence(s.reason(i).code(), s.value(i), s.contribution(i)));
            }
            add(new SignalEmitted(
                    0,
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
                    new ModelEstimate(s.modelProbability, s.modelLow, s.modelHigh, s.modelCount)));
        }

        @Override
        public void onMarketSnapshot(MarketSnapshot s) {
            Map<String, Double> metrics = new LinkedHashMap<>();
            for (Metric metric : Metric.values()) {
                metrics.put(metric.name(), s.frame().get(metric));
            }
            add(new MarketSnapshotTaken(0, 1, s.tickSequence, s.time, s.underlyingId, s.underlying, metrics));
        }

        @Override
        public void onChainSnapshot(ChainSnapshot s) {
            List<OptionRow> options = new ArrayList<>();
            for (int column = 0; column < 2 * s.rows(); column++) {
                if (s.isKnown(column)) {
                    options.add(row(s, column));
                }
            }
            add(new ChainSnapshotTaken(
                    0,
                    1,
                    s.tickSequence,
                    s.time,
                    s.underlyingId,
                    s.underlying,
                    s.expiryTime,
                    s.spot,
                    s.forward,
                    options));
        }

        @Override
        public void onOutcome(SignalOutcome o) {
            add(SignalFieldsTest.expected(0, o));
        }

        private static OptionRow row(ChainSnapshot s, int column) {
            return new OptionRow(
                    s.instrumentId(column),
                    s.instrument(column).venue(),
                    s.instrument(column).series(),
                    column % 2 == 0 ? OptionRight.CALL : OptionRight.PUT,
                    s.strike(column / 2),
                    s.get(ChainSnapshot.Field.BID, column),
                    s.get(ChainSnapshot.Field.ASK, column),
                    s.get(ChainSnapshot.Field.BID_SIZE, column),
                    s.get(ChainSnapshot.Field.ASK_SIZE, column),
                    s.get(ChainSnapshot.Field.LAST, column),
                    s.get(ChainSnapshot.Field.VOLUME, column),
                    s.get(ChainSnapshot.Field.OPEN_INTEREST, column),
                    s.get(ChainSnapshot.Field.SIGMA, column),
                    s.get(ChainSnapshot.Field.DELTA, column),
                    s.get(ChainSnapshot.Field.GAMMA, column),
                    s.get(ChainSnapshot.Field.VEGA, column),
                    s.get(ChainSnapshot.Field.THETA, column),
                    s.get(ChainSnapshot.Field.VENUE_IV, column),
                    s.get(ChainSnapshot.Field.VENUE_DELTA, column),
                    s.get(ChainSnapshot.Field.VENUE_GAMMA, column));
        }
    }

    @Test
    void shouldGiveBackEverythingThatLeftThePipeline() {
        Oracle oracle = new Oracle();
        PipelineResult result = TestRun.run(TICKS, oracle);
        TestRun.record(directory, TICKS);
        List<JournalRecord> records = Journals.records(directory);
        RunStart start = assertInstanceOf(RunStart.class, records.get(0));
        assertEquals(new RunStart(2, TestRun.RUN_ID, "synthetic market", TestRun.INFO.startedAt(), 0, 1), start);
        RunEnd end = assertInstanceOf(RunEnd.class, records.get(records.size() - 1));
        assertEquals(result.ticks(), end.ticks());
        assertEquals(result.signals(), end.signals());
        assertEquals(result.stateHash(), end.stateHash());
        assertEquals(result.signalHash(), end.signalHash());
        List<String> content = Journals.content(directory);
        assertEquals(oracle.records, content.subList(0, content.size() - 1));
        for (Class<?> type :
                List.of(SignalEmitted.class, SignalScored.class, MarketSnapshotTaken.class, ChainSnapshotTaken.class)) {
            assertTrue(records.stream().anyMatch(type::isInstance), "no " + type.getSimpleName());
        }
    }

    @Test
    void shouldPassOverWhatItHasWhenARunGoesOn() {
        Path whole = directory.resolve("whole");
        Path resumed = directory.resolve("resumed");
        TestRun.record(whole, TICKS);
        for (long cut : new long[] {200, 2_500, 2_501, 4_000}) {
            try (SignalJournalWriter journal = SignalJournalWriter.open(resumed, TestRun.INFO)) {
                TestRun.run(cut, journal);
                assertTrue(journal.resumedAt() < cut, "resumed at " + journal.resumedAt());
            }
        }
        TestRun.record(resumed, TICKS);
        assertEquals(Journals.content(whole), Journals.content(resumed));
    }

    @LongTest
    @Test
    void shouldGoOnInTheMiddleOfATick() {
        Path whole = directory.resolve("whole");
        TestRun.record(whole, TICKS);
        for (int kept = 40; kept < 44; kept++) {
            Path resumed = directory.resolve("resumed-" + kept);
            try (SignalJournalWriter journal = SignalJournalWriter.open(resumed, TestRun.INFO)) {
                TestRun.run(TICKS, new CutOff(journal, kept));
            }
            TestRun.record(resumed, TICKS);
            assertEquals(Journals.content(whole), Journals.content(resumed), kept + " records kept");
        }
    }

    /** Journals the first records of a run only; with two engines, every second signal is in the middle of its tick. */
    private static final class CutOff implements OutboundDrain {
        private final SignalJournalWriter journal;
        private int left;

        private CutOff(SignalJournalWriter journal, int kept) {
            this.journal = journal;
            this.left = kept;
        }

        @Override
        public void onSignal(Signal signal) {
            if (left-- > 0) {
                journal.onSignal(signal);
            }
        }

        @Override
        public void onOutcome(SignalOutcome outcome) {
            if (left-- > 0) {
                journal.onOutcome(outcome);
            }
        }

        @Override
        public void onMarketSnapshot(MarketSnapshot snapshot) {
            if (left-- > 0) {
                journal.onMarketSnapshot(snapshot);
            }
        }

        @Override
        public void onChainSnapshot(ChainSnapshot snapshot) {
            if (left-- > 0) {
                journal.onChainSnapshot(snapshot);
            }
        }
    }

    @Test
    void shouldRefuseARunThatHasEndedAndAnotherRun() {
        TestRun.record(directory, 100);
        JournalException ended =
                assertThrows(JournalException.class, () -> SignalJournalWriter.open(directory, TestRun.INFO));
        assertEquals("run test-run in " + directory + " has ended; choose another run", ended.getMessage());
        JournalException other = assertThrows(
                JournalException.class, () -> SignalJournalWriter.open(directory, new RunInfo("other", "source", 1)));
        assertEquals(
                "journal " + directory + " holds run test-run, not other; choose another directory",
                other.getMessage());
        JournalException kind = assertThrows(JournalException.class, () -> TickJournalReader.open(directory));
        assertEquals("journal " + directory + " holds SIGNALS, not TICKS", kind.getMessage());
    }

    @Test
    void shouldFollowARunThatIsBeingWritten() {
        Signal signal = TestSignals.signal(1, "NIFTY");
        try (SignalJournalWriter journal = SignalJournalWriter.open(directory, TestRun.INFO);
                SignalJournalReader reader = SignalJournalReader.open(directory)) {
            assertInstanceOf(RunStart.class, reader.next());
            for (int n = 1; n <= 500; n++) {
                assertNull(reader.next());
                signal.tickSequence = n;
                journal.onSignal(signal);
                SignalEmitted read = assertInstanceOf(SignalEmitted.class, reader.next());
                assertEquals(n, read.tickSequence());
                assertEquals(journal.lastIndex(), read.index());
                assertEquals(reader.position(), read.index());
            }
        }
    }

    @Test
    void shouldRefuseNamesThatTheJournalWouldSpoil() {
        try (SignalJournalWriter journal = SignalJournalWriter.open(directory, TestRun.INFO)) {
            Signal signal = TestSignals.signal(1, "NIFTY");
            signal.tickSequence = 1;
            signal.engine = "läufer";
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> journal.onSignal(signal));
            assertEquals("name 'läufer' must have 1 to 32 ASCII characters", e.getMessage());
            signal.engine = "e".repeat(33);
            assertThrows(IllegalArgumentException.class, () -> journal.onSignal(signal));
            signal.engine = "e".repeat(32);
            journal.onSignal(signal);
        }
        assertEquals(2, Journals.records(directory).size());
    }

    @Test
    void shouldAllocateNothingPerRecord() {
        Signal signal = TestSignals.signal(1, "बैंक");
        MarketSnapshot market = new MarketSnapshot(new Pool<>(1, 0, MarketSnapshot::new));
        market.underlyingId = 3;
        market.underlying = "NIFTY";
        market.frame().set(Metric.SPOT, 100);
        long[] sequence = {1};
        try (SignalJournalWriter journal = SignalJournalWriter.open(directory, TestRun.INFO)) {
            long bytes = Allocation.leastBytesOf(20, () -> {
                for (int i = 0; i < 1_000; i++) {
                    sequence[0]++;
                    signal.tickSequence = sequence[0];
                    market.tickSequence = sequence[0];
                    journal.onSignal(signal);
                    journal.onMarketSnapshot(market);
                }
            });
            assertEquals(0, bytes, "bytes allocated by 2000 records");
        }
        assertFalse(JournalInspector.inspect(directory).isDamaged());
    }
}
