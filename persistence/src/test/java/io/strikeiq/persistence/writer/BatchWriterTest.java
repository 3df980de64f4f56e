package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseException;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.EmptyTables;
import io.strikeiq.persistence.database.ExperienceRepository;
import io.strikeiq.persistence.database.Migrations;
import io.strikeiq.persistence.database.OutcomeRepository;
import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.persistence.database.ServerTemplate;
import io.strikeiq.persistence.database.SignalFilter;
import io.strikeiq.persistence.database.SignalRepository;
import io.strikeiq.persistence.database.SignalStatistics;
import io.strikeiq.persistence.database.StoredExperience;
import io.strikeiq.persistence.database.StoredOutcome;
import io.strikeiq.persistence.database.StoredSignal;
import io.strikeiq.persistence.journal.DamagedJournal;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

@LongTest
class BatchWriterTest {
    private static final WriterSettings SMALL = new WriterSettings(50, 1_000_000);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);
    private static final long MINUTE = 60_000_000_000L;
    private static final long DAY = 1_440 * MINUTE;
    private static final long START = 20_000 * DAY;

    @TempDir
    static Path databaseDirectory;

    private static Database database;

    @TempDir
    Path journal;

    @BeforeAll
    static void open() {
        database = Database.open(DatabaseSettings.embedded(ServerTemplate.MIGRATED.copyTo(databaseDirectory)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void startWithEmptyTables() {
        EmptyTables.in(database);
    }

    private static long count(String table) {
        return database.jdbi()
                .withHandle(h -> h.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void shouldWriteTheWholeJournalValueByValue() {
        long last = TestRun.record(journal, 10_000);
        try (BatchWriter writer = BatchWriter.start(database, journal, SMALL)) {
            assertTrue(writer.flush(last, PATIENCE));
            BatchCounters counters = writer.counters(last);
            assertEquals(last, counters.committedIndex());
            assertEquals(0, counters.lag());
            assertEquals(0, counters.deadLetters());
            assertEquals(0, counters.retries());
            assertTrue(counters.batches() > 5, counters.toString());
            assertEquals(
                    count("ai_signal_logs")
                            + count("signal_outcomes")
                            + count("predictions")
                            + count("smart_money_predictions")
                            + count("market_snapshots")
                            + count("option_chain_snapshots"),
                    counters.rowsCommitted());
        }
        new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
        assertTrue(count("option_chain_snapshots") > 100);
        assertOutcomesCanBeRead();
        io.strikeiq.persistence.database.StoredRun run =
                new RunRepository(database).byId(TestRun.RUN_ID).orElseThrow();
        assertEquals(10_000, run.ticks());
        assertEquals(count("ai_signal_logs"), run.signals());
        assertEquals(16, run.stateHash().length());
        assertEquals(last, new RunRepository(database).committedIndex(TestRun.RUN_ID));
    }

    /** Signals that the model has said something of, and the outcomes of some. */
    private void recordPredictions() {
        try (SignalJournalWriter writer = SignalJournalWriter.open(journal, TestRun.INFO)) {
            for (int n = 1; n <= 6; n++) {
                Signal signal = TestSignals.signal(n, "AAA");
                signal.engine = n <= 4 ? "smart_money" : "liquidity";
                signal.evidence(new Reason("PREMIUM_FLOW", "signed premium", "sigma"), n / 2.0, 0);
                signal.modelProbability = n == 6 ? Double.NaN : 0.5 + n / 100.0;
                signal.modelLow = 0.4;
                signal.modelHigh = Double.NaN;
                signal.modelCount = 100 + n;
                writer.onSignal(signal);
            }
            for (int n = 1; n <= 6; n += 2) {
                for (long horizon : new long[] {5 * MINUTE, 30 * MINUTE}) {
                    writer.onOutcome(outcome(n, horizon));
                }
            }
        }
    }

    private static SignalOutcome outcome(int n, long horizon) {
        SignalOutcome outcome = new SignalOutcome(new Pool<>(1, 0, SignalOutcome::new));
        outcome.tickSequence = 10L + n;
        outcome.time = START;
        outcome.signalTick = n;
        outcome.engine = n <= 4 ? "smart_money" : "liquidity";
        outcome.type = new SignalType(0, "S", Direction.UP, "never");
        outcome.underlying = "AAA";
        outcome.horizon = horizon;
        outcome.outcome = horizon == 30 * MINUTE ? Outcome.WIN : Outcome.LOSS;
        return outcome;
    }

    @Test
    void shouldKeepWhatTheModelSaidBesideWhatBecameOfIt() {
        recordPredictions();
        BatchWriter.catchUp(database, journal, SMALL);
        assertEquals(
                List.of(
                        "1 smart_money 0.51 0.4 - WIN 101",
                        "2 smart_money 0.52 0.4 - - 102",
                        "3 smart_money 0.53 0.4 - WIN 103",
                        "4 smart_money 0.54 0.4 - - 104",
                        "5 liquidity 0.55 0.4 - WIN 105"),
                texts("select concat_ws(' ', tick_sequence, engine, probability, low, coalesce(high::text, '-'),"
                        + " coalesce(outcome, '-'), learned) from predictions order by tick_sequence"));
        assertEquals(
                List.of("1 -1 0.5 WIN", "2 1 1 -", "3 -1 1.5 WIN", "4 1 2 -"),
                texts("select concat_ws(' ', tick_sequence, bias, flow, coalesce(outcome, '-'))"
                        + " from smart_money_predictions order by tick_sequence"));
        assertEquals(
                List.of("0.7 3.5 2.5 0"),
                texts("select concat_ws(' ', features->>'strength', features->>'Z', features->>'PREMIUM_FLOW',"
                        + " jsonb_exists(features, 'UNKNOWN')::int) from predictions where tick_sequence = 5"));
        new RunRepository(database).delete(TestRun.RUN_ID);
        assertEquals(0, count("predictions") + count("smart_money_predictions"));
    }

    private static StoredExperience experience(String version, String venue) {
        return new StoredExperience(
                version,
                venue,
                "AAA",
                "formula",
                "F01_BUY",
                "ANY",
                "ANY",
                1800,
                4,
                3,
                1,
                0,
                0.6,
                Double.NaN,
                0.7,
                Instant.EPOCH);
    }

    @Test
    void shouldKeepEachVersionOfTheExperienceOnceForEachVenue() {
        StoredExperience row = experience("00ab", "NSE");
        ExperienceRepository repository = new ExperienceRepository(database);
        repository.store(List.of(row), Set.of());
        repository.store(List.of(row, experience("00ab", "BSE")), Set.of("00cd"));
        repository.store(List.of(), Set.of());
        assertEquals(
                List.of("BSE 00ab F01_BUY 4 3 0.75 0.6 - 0.7", "NSE 00ab F01_BUY 4 3 0.75 0.6 - 0.7"),
                texts("select concat_ws(' ', venue, experience_version, signal, tests, wins, success_rate,"
                        + " adjusted_confidence, coalesce(low::text, '-'), high) from formula_experience"
                        + " order by venue"));
    }

    @Test
    void shouldDeleteTheRowsOfDeletedVersionsAndLeaveThoseOfOtherDesks() {
        ExperienceRepository repository = new ExperienceRepository(database);
        repository.store(List.of(experience("00aa", "NSE"), experience("00ee", "NSE")), Set.of());
        repository.store(List.of(experience("00ab", "NSE")), Set.of("00a9", "00aa"));
        assertEquals(
                List.of("00ab", "00ee"),
                texts("select experience_version from formula_experience order by experience_version"));
    }

    private static List<String> texts(String query) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    private static void assertOutcomesCanBeRead() {
        OutcomeRepository repository = new OutcomeRepository(database);
        List<StoredOutcome> all = repository.recent(new SignalFilter(null, null, TestRun.RUN_ID, 0, 1_000_000));
        assertEquals(count("signal_outcomes"), all.size());
        assertTrue(all.size() > 1_000, all.size() + " outcomes");
        StoredOutcome last = all.get(0);
        assertTrue(repository.of(last.id()).contains(last));
        assertTrue(all.stream()
                .filter(each -> each.outcome().equals("WIN"))
                .allMatch(each -> each.grossReturn() > 0 && each.exitPrice() > each.entryPrice()));
    }

    /** Ticks written by hand. */
    private record Ticks(Iterator<Consumer<MarketEvent>> ticks) implements TickSource {
        @Override
        public boolean next(MarketEvent slot) {
            if (ticks.hasNext()) {
                ticks.next().accept(slot);
                return true;
            }
            return false;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private static Instrument call(int id, String series) {
        return Instrument.option(
                        id, "C" + id, 0, OptionRight.CALL, 100, START + DAY, ExerciseStyle.EUROPEAN, 1, 0.05, "USD")
                .withSeries(series);
    }

    @Test
    void shouldCountTwoOptionsOfEqualExpiryStrikeAndRightTogetherAndStoreARowOfEach() {
        List<Consumer<MarketEvent>> ticks = List.of(
                tick -> tick.asInstrument(Instrument.underlying(0, "U", InstrumentKind.INDEX, 1, 0.05, "USD"), START),
                tick -> tick.asInstrument(call(1, ""), START),
                tick -> tick.asInstrument(call(2, "ADJ"), START),
                tick -> tick.asUnderlyingPrice(0, START, 100),
                tick -> tick.asOpenInterest(1, START, 1_000),
                tick -> tick.asOpenInterest(2, START, 30),
                tick -> tick.asClock(START + MINUTE),
                tick -> tick.asUnderlyingPrice(0, START + MINUTE + 1, 100));
        try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO)) {
            TestRun.end(signals, TestRun.run(new Ticks(ticks.iterator()), signals));
        }
        BatchWriter.catchUp(database, journal, SMALL);
        new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
        assertEquals(
                List.of("1030.0"),
                lines("select distinct metrics ->> 'CALL_OI' from market_snapshots"
                        + " where metrics ->> 'CALL_OI' is not null"));
        assertEquals(
                List.of("1  1000", "2 ADJ 30"),
                lines("select distinct instrument_id || ' ' || series || ' ' || open_interest"
                        + " from option_chain_snapshots where open_interest is not null order by 1"));
    }

    private static List<String> lines(String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    @Test
    void shouldFollowAJournalThatIsBeingWritten() {
        try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO);
                BatchWriter writer = BatchWriter.start(database, journal, SMALL)) {
            TestRun.end(signals, TestRun.run(10_000, signals));
            assertTrue(writer.flush(signals.lastIndex(), PATIENCE));
            assertNull(writer.failure());
        }
        new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
    }

    @Test
    void shouldCatchUpBehindTheCommittedIndexOnly() {
        try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO)) {
            TestRun.run(5_000, signals);
            long rows = BatchWriter.catchUp(database, journal, SMALL);
            assertTrue(rows > 100, "rows " + rows);
            assertEquals(0, BatchWriter.catchUp(database, journal, SMALL));
            signals.onSignal(TestSignals.signal(9_000, "LATE"));
            assertEquals(1, BatchWriter.catchUp(database, journal, SMALL));
        }
        new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
    }

    @Test
    void shouldNotWriteABatchTwiceWhoseCommitWasNotAnswered() throws Exception {
        TestRun.record(journal, 5_000);
        try (JournalBatches batches = new JournalBatches(journal, 100)) {
            RunCommitter committer = new RunCommitter(new PostgresStore(database, TestRun.RUN_ID), TestRun.RUN_ID);
            batches.startBehind(committer.committed());
            batches.fill();
            committer.commit(batches.batch());
            long rows = count("ai_signal_logs") + count("market_snapshots") + count("option_chain_snapshots");
            assertEquals(batches.batch().rowCount(), rows);
            committer.commit(batches.batch());
            assertEquals(rows, count("ai_signal_logs") + count("market_snapshots") + count("option_chain_snapshots"));
        }
        BatchWriter.catchUp(database, journal, SMALL);
        new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
    }

    @Test
    void shouldRefuseASecondWriterOfTheSameRun() throws Exception {
        TestRun.record(journal, 5_000);
        try (JournalBatches batches = new JournalBatches(journal, 100)) {
            RunCommitter committer = new RunCommitter(new PostgresStore(database, TestRun.RUN_ID), TestRun.RUN_ID);
            batches.startBehind(committer.committed());
            batches.fill();
            BatchWriter.catchUp(database, journal, new WriterSettings(30, 0));
            DatabaseException e = assertThrows(DatabaseException.class, () -> committer.commit(batches.batch()));
            assertTrue(e.getMessage().startsWith("run test-run is being written by another process"), e.getMessage());
        }
        new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
    }

    @Test
    void shouldBuryRefusedRowsWithTheReasonAndWriteTheOthers(TestInfo test) {
        long last;
        try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO)) {
            for (int n = 1; n <= 500; n++) {
                Signal signal = TestSignals.signal(n, n == 77 ? "zero\u0000byte" : "NIFTY");
                signal.confidence = n == 300 || n == 301 ? 1.5 : signal.confidence;
                signals.onSignal(signal);
            }
            last = signals.lastIndex();
        }
        try (BatchWriter writer = BatchWriter.start(database, journal, new WriterSettings(1_000, 1_000_000))) {
            assertTrue(writer.flush(last, PATIENCE));
            assertEquals(3, writer.counters(last).deadLetters());
            assertEquals(497, writer.counters(last).rowsCommitted());
        }
        assertEquals(497, count("ai_signal_logs"));
        List<String> letters = database.jdbi()
                .withHandle(h -> h.createQuery("select journal_index || ' ' ||"
                                + " target_table || ' ' || sql_state || ' ' || split_part(payload, E'\\t', 2)"
                                + " from dead_letters order by journal_index")
                        .mapTo(String.class)
                        .list());
        assertEquals(
                List.of(
                        "79 ai_signal_logs 22021 zero\\x00byte",
                        "302 ai_signal_logs 23514 NIFTY",
                        "303 ai_signal_logs 23514 NIFTY"),
                letters);
        assertTrue(database.jdbi()
                .withHandle(h -> h.createQuery("select reason from dead_letters where journal_index = 302")
                        .mapTo(String.class)
                        .one())
                .contains("ai_signal_logs_confidence_check"));
        FaultReport.survived(
                test, "rows that the database refuses", 3, "in the dead letters with the reason, the rest in order");
    }

    @Test
    void shouldBuryARunThatIsRefusedAndWriteItsSignals() {
        try (SignalJournalWriter signals =
                SignalJournalWriter.open(journal, new RunInfo("refused", "zero\u0000byte", 1))) {
            signals.onSignal(TestSignals.signal(1, "NIFTY"));
        }
        assertEquals(1, BatchWriter.catchUp(database, journal, SMALL));
        assertEquals(1, count("ai_signal_logs"));
        assertEquals(1, count("dead_letters"));
        assertEquals(0, count("runs"));
    }

    @Test
    void shouldKeepTextThatCopyWouldTakeForItsOwnSyntax() {
        List<String> symbols =
                List.of("\\N", "\\.", "tab\there", "line\nbreak\r", "back\\slash\\t", "'quoted\"", "बैंक 😀", " ");
        try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO)) {
            for (int n = 0; n < symbols.size(); n++) {
                Signal signal = TestSignals.signal(n + 1, symbols.get(n));
                signal.spot = Double.POSITIVE_INFINITY;
                signal.level = -0.1 / 3;
                signals.onSignal(signal);
            }
        }
        BatchWriter.catchUp(database, journal, SMALL);
        new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
        List<StoredSignal> newest = new SignalRepository(database).recent(SignalFilter.newest(100));
        assertEquals(symbols.size(), newest.size());
        assertEquals(" ", newest.get(0).symbol());
        assertEquals(Double.POSITIVE_INFINITY, newest.get(0).spotPrice());
    }

    @Test
    void shouldReadSignalsBackByFilter() {
        try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO)) {
            for (int n = 1; n <= 7_200; n++) {
                Signal signal = TestSignals.signal(n, n % 3 == 0 ? "BANKNIFTY" : "NIFTY");
                boolean learned = n % 5 != 0;
                signal.confidence = learned ? 0.4 : 0.9;
                signal.confidenceCount = learned ? 10 : 0;
                signals.onSignal(signal);
            }
        }
        BatchWriter.catchUp(database, journal, WriterSettings.defaults());
        SignalRepository repository = new SignalRepository(database);
        List<StoredSignal> newest = repository.recent(SignalFilter.newest(3));
        assertEquals(
                List.of(7_200L, 7_199L, 7_198L),
                newest.stream().map(StoredSignal::tickSequence).toList());
        assertTrue(Double.isNaN(newest.get(0).level()));
        assertEquals(newest.get(1), repository.byId(newest.get(1).id()).orElseThrow());
        List<StoredSignal> some = repository.recent(new SignalFilter("BANKNIFTY", "stop_hunt", null, 0, 10_000));
        assertEquals(1_200, some.size());
        assertTrue(some.stream()
                .allMatch(s -> s.symbol().equals("BANKNIFTY") && s.engine().equals("stop_hunt")));
        SignalStatistics lastHour = repository.statistics(new SignalFilter(null, null, null, 1, 0));
        assertEquals(3_600, lastHour.total());
        assertEquals(4, lastHour.unique());
        assertEquals(0.4, lastHour.averageConfidence(), 1e-12, "a prior is no part of it");
        assertEquals(Map.of("LIQUIDITY_SWEEP_UP", 1_800L, "STOP_HUNT_HIGH", 1_800L), lastHour.countBySignal());
        assertEquals(7_200, repository.count(TestRun.RUN_ID));
        SignalStatistics none = repository.statistics(new SignalFilter("SPX", null, null, 0, 0));
        assertEquals(0, none.total());
        assertTrue(Double.isNaN(none.averageConfidence()));
    }

    @Test
    @ExpectedLog(contains = "the batch writer stops behind journal record 59")
    void shouldWriteWhatIsBeforeDamageAndSaySo() {
        Path damaged = DamagedJournal.copyOf(recorded(), 60, journal.resolve("damaged"));
        try (BatchWriter writer = BatchWriter.start(database, damaged, SMALL)) {
            assertFalse(writer.flush(60, PATIENCE));
            assertEquals(59, writer.committedIndex());
            assertTrue(writer.failure().getMessage().contains("the last good record is 59"));
        }
        assertThrows(JournalException.class, () -> BatchWriter.catchUp(database, damaged, SMALL));
    }

    private Path recorded() {
        Path whole = journal.resolve("whole");
        TestRun.record(whole, 5_000);
        return whole;
    }

    @Test
    void shouldNoticeAJournalThatLostItsEnd() {
        long last = TestRun.record(journal, 1_000);
        BatchWriter.catchUp(database, journal, SMALL);
        database.jdbi().useHandle(h -> h.execute("update journal_positions set journal_index = journal_index + 10"));
        JournalException e = assertThrows(JournalException.class, () -> BatchWriter.catchUp(database, journal, SMALL));
        assertEquals(
                "the database has record " + (last + 10) + " of run test-run, its journal ends at " + last
                        + ": the machine lost the end of the journal",
                e.getMessage());
    }

    @Test
    @ExpectedLog(contains = "the database is away, rows wait in the journal")
    void shouldKeepTheRowsOfADatabaseThatIsNotMigrated() {
        Migrations migrations = new Migrations(database);
        migrations.rollback(migrations.status().size());
        long last = TestRun.record(journal, 3_000);
        try (BatchWriter writer = BatchWriter.start(database, journal, SMALL)) {
            while (writer.counters(last).retries() == 0) {
                assertFalse(writer.flush(last, TimeUnit.MILLISECONDS.toNanos(100)));
            }
            migrations.migrate();
            assertTrue(writer.flush(last, PATIENCE));
        }
        assertEquals(0, count("dead_letters"));
        new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
    }
}
