package io.strikeiq.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.ChildJvm;
import io.strikeiq.testing.CommitSeed;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@LongTest
class MigrationsTest {
    private static final long SEED = CommitSeed.value();

    /** Every object of the schema with all that defines it, columns by their order, but for the change log's own tables. */
    private static final String SCHEMA = """
            select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
                   || ' ' || coalesce(column_default, '') || ' ' || is_identity || ' '
                   || rank() over (partition by table_name order by ordinal_position)
              from information_schema.columns where table_schema = 'strikeiq'
            union all
            select 'index ' || indexdef from pg_indexes where schemaname = 'strikeiq'
            union all
            select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
              from pg_constraint where connamespace = 'strikeiq'::regnamespace
            union all
            select 'view ' || viewname || ' ' || definition from pg_views where schemaname = 'strikeiq'
            union all
            select 'function ' || pg_get_functiondef(oid) from pg_proc where pronamespace = 'strikeiq'::regnamespace
            union all
            select 'comment ' || objoid::regclass || ' '
                   || coalesce((select attname from pg_attribute where attrelid = objoid and attnum = objsubid and objsubid > 0), '')
                   || ' ' || description
              from pg_description where objoid in (select oid from pg_class where relnamespace = 'strikeiq'::regnamespace)
            """;

    @TempDir
    static Path directory;

    private static Database database;
    private final Migrations migrations = new Migrations(database);

    @BeforeAll
    static void open() {
        database = Database.open(DatabaseSettings.embedded(ServerTemplate.EMPTY.copyTo(directory)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void migrate() {
        migrations.migrate();
        dropPartitions();
    }

    /** A partition is made by who needs it, and is no part of what a migration makes. */
    private static void dropPartitions() {
        database.jdbi()
                .useHandle(h -> h.createQuery("select relname from pg_class where relispartition and relkind = 'r'"
                                + " and relnamespace = 'strikeiq'::regnamespace")
                        .mapTo(String.class)
                        .list()
                        .forEach(partition -> h.execute("drop table strikeiq." + partition)));
    }

    private static List<String> schema() {
        return database
                .jdbi()
                .withHandle(h -> h.createQuery(SCHEMA).mapTo(String.class).list())
                .stream()
                .filter(line -> !line.contains("change_log"))
                .sorted()
                .toList();
    }

    private static void assertSameSchema(List<String> expected, List<String> actual) {
        assertEquals(
                List.of(), expected.stream().filter(o -> !actual.contains(o)).toList(), "missing");
        assertEquals(
                List.of(), actual.stream().filter(o -> !expected.contains(o)).toList(), "too much");
        assertTrue(expected.size() > 80, "only " + expected.size() + " objects");
    }

    @Test
    void shouldMakeEveryTable() {
        List<String> tables = database.jdbi()
                .withHandle(h -> h.createQuery(
                                "select table_name from information_schema.tables where table_schema = 'strikeiq' order by 1")
                        .mapTo(String.class)
                        .list());
        assertEquals(
                List.of(
                        "ai_event_logs",
                        "ai_signal_logs",
                        "alerts",
                        "change_log",
                        "change_log_lock",
                        "dead_letters",
                        "experience_versions",
                        "formula_experience",
                        "journal_positions",
                        "market_snapshots",
                        "option_chain_snapshots",
                        "partition_checkpoints",
                        "partition_handovers",
                        "partition_owners",
                        "predictions",
                        "run_experience",
                        "runs",
                        "signal_outcomes",
                        "smart_money_predictions",
                        "structural_alerts"),
                tables);
        assertTrue(migrations.status().stream().allMatch(Migration::isApplied));
        assertEquals(List.of(), migrations.migrate());
    }

    @Test
    void shouldRollBackToNothingAndComeBackTheSame() {
        List<String> whole = schema();
        List<Migration> all = migrations.status();
        List<String> newestFirst =
                new ArrayList<>(all.stream().map(Migration::id).toList());
        Collections.reverse(newestFirst);
        assertEquals(
                newestFirst,
                migrations.rollback(all.size()).stream().map(Migration::id).toList());
        assertEquals(List.of(), schema());
        assertTrue(migrations.status().stream().noneMatch(Migration::isApplied));
        assertEquals(
                all.stream().map(Migration::id).toList(),
                migrations.migrate().stream().map(Migration::id).toList());
        assertSameSchema(whole, schema());
    }

    @Test
    void shouldRollBackOneByOne() {
        List<String> whole = schema();
        int count = migrations.status().size();
        for (int left = count - 1; left >= 0; left--) {
            assertEquals(1, migrations.rollback(1).size());
            assertEquals(
                    left,
                    migrations.status().stream().filter(Migration::isApplied).count());
        }
        assertEquals(List.of(), schema());
        migrations.migrate();
        assertSameSchema(whole, schema());
    }

    @Test
    void shouldRollBackPartitionsWithTheirTable() {
        database.jdbi().useHandle(h -> h.execute("select make_option_chain_partition('2019-07-01')"));
        assertTrue(schema().stream().anyMatch(line -> line.contains("option_chain_snapshots_20190701")));
        migrations.rollback(migrations.status().size());
        assertEquals(List.of(), schema());
    }

    @Test
    void shouldRefuseToRollBackMoreThanIsApplied() {
        int count = migrations.status().size();
        DatabaseException e = assertThrows(DatabaseException.class, () -> migrations.rollback(count + 1));
        assertEquals("cannot roll back " + (count + 1) + " change sets, " + count + " are applied", e.getMessage());
        assertThrows(DatabaseException.class, () -> migrations.rollback(0));
    }

    @Test
    void shouldReleaseTheLockOfAProcessThatWasKilledWhileItMigrated() {
        migrations.rollback(1);
        database.jdbi()
                .useHandle(h -> h.execute("update change_log_lock set locked = true,"
                        + " lockgranted = now(), lockedby = 'a process that is dead' where id = 1"));
        assertEquals(1, migrations.migrate().size());
    }

    @Test
    void shouldKeepTwoOptionsOfEqualExpiryStrikeAndRightAsTwoRows() {
        database.jdbi().useHandle(h -> {
            h.execute("select make_option_chain_partition('2019-07-01')");
            h.execute("insert into option_chain_snapshots (timestamp, symbol, expiry, strike, option_right,"
                    + " instrument_id, series, run_id, tick_sequence, journal_index)"
                    + " select '2019-07-01 10:00+00', 'SPX', '2019-07-19 20:00+00', 3000, 'CALL', 1, s, 'two', 1, 1"
                    + " from unnest(array['', 'AM']) s");
        });
        assertEquals(
                1,
                migrations.rollback(countFrom("009-option-series")).stream()
                        .filter(m -> m.id().equals("009-option-series"))
                        .count());
        List<String> left = database.jdbi()
                .withHandle(h -> h.createQuery("select symbol from option_chain_snapshots where run_id = 'two'")
                        .mapTo(String.class)
                        .list());
        assertEquals(List.of("SPX"), left);
        migrations.rollback(applied());
    }

    /** Change sets from one to the last. */
    private int countFrom(String id) {
        List<String> ids = migrations.status().stream().map(Migration::id).toList();
        return ids.size() - ids.indexOf(id);
    }

    private int applied() {
        return (int) migrations.status().stream().filter(Migration::isApplied).count();
    }

    @Test
    void shouldKeepTheRowsOfVersion01AsEpochZero() {
        int before = migrations.status().size();
        int added = (int) migrations.status().stream()
                .filter(m -> m.id().compareTo("009") >= 0)
                .count();
        migrations.rollback(added);
        database.jdbi().useHandle(h -> {
            h.execute("insert into runs (id, source, started_at) values ('old', 'journal', now())");
            h.execute("insert into ai_signal_logs (timestamp, symbol, signal, confidence, metadata, engine, direction,"
                    + " run_id, tick_sequence, ordinal, journal_index)"
                    + " values (now(), 'NIFTY', 'PIN', 0.5, '{}', 'structure', 'NONE', 'old', 1, 0, 3)");
            h.execute("insert into market_snapshots (timestamp, symbol, run_id, metrics, tick_sequence, journal_index)"
                    + " values ('2019-07-01 10:00+00', 'NIFTY', 'old', '{}', 1, 4)");
        });
        assertEquals(added, migrations.migrate().size());
        assertEquals(
                before,
                migrations.status().stream().filter(Migration::isApplied).count());
        assertEquals(
                List.of("old"),
                new SignalRepository(database)
                        .recent(new SignalFilter(null, null, "old", 0, 10)).stream()
                                .map(StoredSignal::runId)
                                .toList());
        assertEquals(
                List.of(0, 0, 0),
                database.jdbi()
                        .withHandle(h -> h.createQuery("select epoch from runs where id = 'old' union all"
                                        + " select epoch from ai_signal_logs where run_id = 'old' union all"
                                        + " select epoch from market_snapshots where run_id = 'old'")
                                .mapTo(Integer.class)
                                .list()));
        migrations.rollback(before);
    }

    /** Migrates and rolls back for ever. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            try (Database database =
                    Database.open(DatabaseSettings.external(arguments[0], arguments[1], arguments[2]))) {
                Migrations migrations = new Migrations(database);
                while (true) {
                    System.out.println("migrating");
                    migrations.migrate();
                    migrations.rollback(migrations.status().size());
                }
            }
        }
    }

    @Test
    @Timeout(3600)
    void shouldMigrateWhereverAMigrationWasKilled(TestInfo test) throws IOException {
        List<String> whole = schema();
        int kills = Integer.getInteger("faults.migrations", 2);
        SplittableRandom random = new SplittableRandom(SEED);
        String url = database.location().split(" ", 2)[0];
        String password = Files.readString(directory.resolve("password"));
        for (int kill = 1; kill <= kills; kill++) {
            try (ChildJvm child = ChildJvm.start(Main.class, url, "postgres", password)) {
                child.await("migrating");
                // A pass takes some hundred milliseconds, all but the first, which loads the library.
                for (int pass = random.nextInt(3); pass > 0; pass--) {
                    child.await("migrating");
                }
                long until = System.nanoTime() + random.nextLong(500_000_000L);
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
            }
            migrations.migrate();
            assertTrue(migrations.status().stream().allMatch(Migration::isApplied));
            assertSameSchema(whole, schema());
        }
        FaultReport.survived(test, "kill -9 in the middle of a migration", kills, "the next migration completes it");
    }

    @Test
    void shouldShowWhatHasChangedAboutTheDayAsStructuralAlertsAndNoOtherSignal() {
        String columns = "insert into ai_signal_logs (timestamp, symbol, signal, metadata, engine, direction, run_id,"
                + " tick_sequence, ordinal, journal_index) values ('2019-07-01 10:00+00', 'NIFTY', ";
        database.jdbi().useHandle(h -> {
            h.execute("select make_partitions('2019-07-01')");
            h.execute(columns + "'PIN', '{}', 'structure', 'NONE', 'run', 1, 0, 1)");
            h.execute(columns + "'GAMMA_FLIP_CROSS', '{}', 'dealer_gamma', 'NONE', 'run', 2, 0, 2)");
            h.execute(columns + "'GAMMA_FLIP_SHIFT', '{}', 'dealer_gamma', 'NONE', 'run', 5, 0, 5)");
            h.execute(columns + "'LONG_GAMMA', '{}', 'dealer_gamma', 'NONE', 'run', 3, 0, 3)");
            h.execute(columns + "'VACUUM_UP', '{}', 'liquidity_vacuum', 'UP', 'run', 4, 0, 4)");
            assertEquals(
                    List.of("PIN", "GAMMA_FLIP_CROSS", "GAMMA_FLIP_SHIFT"),
                    h.createQuery("select alert from structural_alerts where run_id = 'run' order by tick_sequence")
                            .mapTo(String.class)
                            .list());
        });
    }

    @Test
    void shouldPutEachDayIntoAPartitionOfItsOwn() {
        database.jdbi().useHandle(h -> {
            for (int i = 0; i < 2; i++) {
                h.execute("select make_option_chain_partition('2019-07-01')");
                h.execute("select make_option_chain_partition('2019-07-02')");
            }
            h.execute("insert into option_chain_snapshots (timestamp, symbol, expiry, strike, option_right,"
                    + " instrument_id, run_id, tick_sequence, journal_index)"
                    + " select t, 'NIFTY', t, 100, 'CALL', 1, 'run', 1, 1 from unnest("
                    + "array['2019-07-01 23:59:59.999999+00', '2019-07-02 00:00+00']::timestamptz[]) t");
            assertEquals(
                    List.of("option_chain_snapshots_20190701", "option_chain_snapshots_20190702"),
                    h.createQuery("select tableoid::regclass::text from option_chain_snapshots order by timestamp")
                            .mapTo(String.class)
                            .list());
        });
        migrations.rollback(migrations.status().size());
        assertFalse(schema().stream().anyMatch(line -> line.contains("option_chain")));
    }
}
