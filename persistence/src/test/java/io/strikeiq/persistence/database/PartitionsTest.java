package io.strikeiq.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.SignalId;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals, outcomes and market snapshots by month, option chains by day. */
@LongTest
class PartitionsTest {
    @TempDir
    static Path directory;

    private static Database database;

    @BeforeAll
    static void open() {
        database = Database.open(DatabaseSettings.embedded(ServerTemplate.MIGRATED.copyTo(directory)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static void execute(String... statements) {
        database.jdbi().useHandle(handle -> {
            for (String statement : statements) {
                handle.execute(statement);
            }
        });
    }

    private static List<String> list(String query) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    private static String signal(String time, long tick) {
        return "insert into ai_signal_logs (timestamp, symbol, signal, metadata, engine, direction, run_id, epoch,"
                + " tick_sequence, ordinal, journal_index) values ('" + time + "', 'NIFTY', 'PIN', '{}', 'structure',"
                + " 'NONE', 'run:1', 2, " + tick + ", 0, " + tick + ")";
    }

    private static List<String> partitions(String table) {
        return list("select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                + " where i.inhparent = '" + table + "'::regclass order by 1");
    }

    @Test
    void shouldKeepEachMonthOfUtcInAPartitionOfItsOwn() {
        execute(
                "set timezone to 'Asia/Kolkata'",
                "select make_partitions('2021-12-31'), make_partitions('2022-01-01')",
                signal("2021-12-31 23:59:59.999999+00", 1),
                signal("2022-01-01 00:00+00", 2),
                "reset timezone");
        assertEquals(
                List.of("ai_signal_logs_202112", "ai_signal_logs_202201"),
                list("select tableoid::regclass::text from ai_signal_logs where tick_sequence < 3 order by timestamp"));
        SignalId id = new SignalId("run:1", 2, 2, "structure", 0);
        assertEquals(id, SignalId.parse("run:1:2:2:structure:0").orElseThrow());
        assertEquals(
                Instant.parse("2022-01-01T00:00:00Z"),
                new SignalRepository(database).byId(id).orElseThrow().timestamp());
        assertTrue(SignalId.parse("488").isEmpty());
    }

    @Test
    void shouldMakeAPartitionWhileADumpAndAReportHoldTheTable() throws SQLException {
        try (Connection dump = database.dataSource().getConnection();
                Statement statement = dump.createStatement()) {
            dump.setAutoCommit(false);
            statement.execute("select count(*) from ai_signal_logs");
            statement.execute("lock table ai_signal_logs, option_chain_snapshots in access share mode");
            // Gives up by its own time limit when it has to wait for a lock.
            execute("select make_partitions('2023-03-15')");
            dump.rollback();
        }
        assertTrue(partitions("ai_signal_logs").contains("ai_signal_logs_202303"));
        assertTrue(partitions("option_chain_snapshots").contains("option_chain_snapshots_20230315"));
        assertEquals(
                List.of(),
                list("select conname from pg_constraint where conname like '%\\_bounds'"),
                "the check by which it was attached without a scan goes");
    }

    @Test
    void shouldDropOldPartitionsWhileRowsAreWritten() throws SQLException {
        execute(
                "select make_partitions('2018-01-31'), make_partitions('2018-02-01')",
                signal("2018-01-31 10:00+00", 11),
                signal("2018-02-01 10:00+00", 12));
        PartitionRetention retention = new PartitionRetention(database);
        List<PartitionRetention.Partition> old = retention.before(Instant.parse("2018-02-01T00:00:00Z"));
        assertEquals(
                List.of(
                        "ai_signal_logs_201801",
                        "market_snapshots_201801",
                        "option_chain_snapshots_20180131",
                        "signal_outcomes_201801"),
                old.stream().map(PartitionRetention.Partition::name).sorted().toList());
        old.forEach(retention::drop);
        assertEquals(List.of(), retention.before(Instant.parse("2018-02-01T00:00:00Z")));
        assertEquals(
                List.of("12"),
                list("select tick_sequence::text from ai_signal_logs where timestamp < '2018-03-01' order by 1"));
        execute("select make_partitions('2018-01-31')", signal("2018-01-31 10:00+00", 13));
    }

    @Test
    void shouldSayOfEveryColumnWhatItIs() {
        assertEquals(
                List.of(),
                list("select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid"
                        + " where c.relnamespace = 'strikeiq'::regnamespace and c.relkind in ('r', 'p')"
                        + " and not c.relispartition and c.relname not like 'change\\_log%' and a.attnum > 0"
                        + " and not a.attisdropped and col_description(c.oid, a.attnum) is null order by 1"));
    }

    @Test
    void shouldForgetARunThatEndedLongAgo() {
        execute(
                "insert into runs (id, source, started_at, finished_at) values"
                        + " ('long-ago', 'live', '2017-01-01', '2017-01-02'), ('goes-on', 'live', '2017-01-01', null)",
                "insert into journal_positions (run_id, journal_index) values ('long-ago', 5), ('goes-on', 6)");
        assertEquals(1, new PartitionRetention(database).deleteRuns(Instant.parse("2018-01-01T00:00:00Z")));
        assertEquals(List.of("goes-on"), list("select id from runs where started_at = '2017-01-01'"));
        assertEquals(List.of("goes-on"), list("select run_id from journal_positions"));
    }
}
