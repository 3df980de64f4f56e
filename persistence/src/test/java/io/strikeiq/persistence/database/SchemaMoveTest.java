package io.strikeiq.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema of its own, and what earlier versions and other programs have in {@code public}. */
@LongTest
class SchemaMoveTest {
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
    void empty() {
        execute("drop schema if exists strikeiq cascade", "drop schema public cascade", "create schema public");
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

    private static void insertRows() {
        execute(
                "set search_path to public",
                "insert into runs (id, source, started_at, epoch) values ('old', 'live', now(), 3)",
                "insert into journal_positions (run_id, journal_index, record_checksum) values ('old', 17, 42)",
                "insert into ai_signal_logs (timestamp, symbol, signal, metadata, engine, direction, run_id,"
                        + " tick_sequence, ordinal, journal_index, epoch) values ('2019-07-01 10:00+00', 'NIFTY',"
                        + " 'PIN', '{}', 'structure', 'NONE', 'old', 7, 0, 9, 2)",
                "select make_option_chain_partition('2019-07-01')",
                "insert into option_chain_snapshots (timestamp, symbol, expiry, strike, option_right, instrument_id,"
                        + " run_id, tick_sequence, journal_index) values ('2019-07-01 10:00+00', 'NIFTY',"
                        + " '2019-07-04 10:00+00', 11800, 'CALL', 3, 'old', 8, 10)",
                "reset search_path");
    }

    @Test
    void shouldMoveWhatEarlierVersionsMadeInPublic() {
        PublicSchema.make(database);
        insertRows();
        assertEquals(
                13, migrations.status().stream().filter(Migration::isApplied).count());

        migrations.migrate();

        assertEquals(List.of(), PublicSchema.relations(database));
        assertTrue(migrations.status().stream().allMatch(Migration::isApplied));
        assertEquals(List.of("old 3"), list("select id || ' ' || epoch from runs"));
        assertEquals(List.of("17 42"), list("select journal_index || ' ' || record_checksum from journal_positions"));
        assertEquals(
                List.of("PIN 7 2"),
                list("select alert || ' ' || tick_sequence || ' ' || epoch from structural_alerts"));
        assertEquals(List.of("11800"), list("select strike::text from option_chain_snapshots"));
        assertEquals(
                List.of("ai_signal_logs_before"),
                list("select tableoid::regclass::text from ai_signal_logs"),
                "what was there is the oldest partition");
        execute("select make_partitions('2019-07-31'), make_partitions('2019-08-01')");
        assertEquals(
                List.of("ai_signal_logs_201908", "ai_signal_logs_before"),
                list("select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                        + " where i.inhparent = 'ai_signal_logs'::regclass order by 1"));
        assertEquals(
                List.of("strikeiq"),
                list("select distinct n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relname like 'option_chain_snapshots%'"));
        migrations.rollback(migrations.status().size() - 13);
        assertEquals(
                List.of("1 PIN 7"), list("select id || ' ' || signal || ' ' || tick_sequence from ai_signal_logs"));
        migrations.rollback(13);
        migrations.migrate();
    }

    @Test
    void shouldLeaveThePublicOfAnotherProgramAlone() {
        PublicSchema.make(database);
        execute(
                "create table public.orders (id int)",
                "insert into public.databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype)"
                        + " values ('001-orders', 'shop', 'db/001-orders.sql', now(), 99, 'EXECUTED')",
                "update public.databasechangeloglock set locked = true, lockedby = 'the shop', lockgranted = now()");

        migrations.migrate();

        assertEquals(List.of("databasechangelog", "databasechangeloglock", "orders"), PublicSchema.relations(database));
        assertEquals(List.of("001-orders"), list("select id from public.databasechangelog"));
        assertEquals(List.of("the shop"), list("select lockedby from public.databasechangeloglock where locked"));
        assertTrue(migrations.status().stream().allMatch(Migration::isApplied));
    }

    @Test
    void shouldMigrateBesideAnotherProgramThatNeverHadOurTables() {
        execute(
                "create table public.runs (id int)",
                "create table public.databasechangelog (id text, author text, filename text, dateexecuted timestamp)",
                "insert into public.databasechangelog values ('001-runs', 'shop', 'db/001-runs.sql', now())");

        migrations.migrate();
        migrations.rollback(migrations.status().size());

        assertEquals(List.of("databasechangelog", "runs"), PublicSchema.relations(database));
        assertEquals(List.of("shop"), list("select author from public.databasechangelog"));
    }

    @Test
    void shouldLeaveAllAsItWasWhereTheMoveFails() {
        PublicSchema.make(database);
        insertRows();
        List<String> before = PublicSchema.relations(database);
        execute("create schema strikeiq", "create table strikeiq.signal_outcomes (id int)");

        DatabaseException e = assertThrows(DatabaseException.class, migrations::migrate);

        assertTrue(e.getMessage().contains("\"signal_outcomes\" already exists in schema"), e.getMessage());
        assertEquals(before, PublicSchema.relations(database));
        assertEquals(List.of("old"), list("select id from public.runs"));
        assertEquals(List.of("13"), list("select count(*)::text from public.databasechangelog"));
    }

    @Test
    void shouldRefuseTablesThatAreThereTwice() {
        migrations.migrate();
        PublicSchema.make(database);

        DatabaseException e = assertThrows(DatabaseException.class, migrations::migrate);

        assertTrue(e.getMessage().contains("twice, in the schemas public and strikeiq"), e.getMessage());
        assertTrue(e.isLasting());
    }

    @Test
    void shouldTellFromTheFilesWhichChangeSetsThereAre() {
        List<Migration> made = migrations.migrate();

        assertEquals(
                made.stream().map(Migration::id).toList(), list("select id from change_log order by orderexecuted"));
        assertEquals(
                list("select filename || ' ' || id || ' ' || comments from change_log order by orderexecuted"),
                migrations.status().stream()
                        .map(each -> each.file() + " " + each.id() + " " + each.description())
                        .toList());
    }

    /** Where it differs, {@code db/checksums.txt} gets what the database has. */
    @Test
    void shouldKnowTheChecksumByWhichTheLibraryNotesEachChangeSet() {
        migrations.migrate();

        assertEquals(
                String.join("\n", list("select id || ' ' || md5sum from change_log order by orderexecuted")),
                String.join(
                        "\n",
                        ChangeSets.all().stream()
                                .map(each -> each.id() + " " + each.checksum())
                                .toList()));
    }

    @Test
    void shouldFindWithTheRightToSelectThatNothingIsMissing() {
        migrations.migrate();
        execute(
                "drop role if exists desk",
                "create role desk login password 'd'",
                "grant usage on schema strikeiq to desk",
                "grant select on change_log to desk");
        String url = database.location().split(" ", 2)[0];
        try (Database desk = Database.open(DatabaseSettings.external(url, "desk", "d"))) {
            assertEquals(List.of(), new Migrations(desk).migrate());
            migrations.rollback(1);
            assertThrows(DatabaseException.class, new Migrations(desk)::migrate);
        }
        execute("drop owned by desk", "drop role desk");
    }

    @Test
    void shouldRefuseASchemaThatAnotherTextOfAChangeSetMade() {
        migrations.migrate();
        execute("update strikeiq.change_log set md5sum = '9:00000000000000000000000000000000' where id = '001-runs'");

        DatabaseException e = assertThrows(DatabaseException.class, migrations::migrate);

        assertTrue(e.getMessage().contains("Validation Failed"), e.getMessage());
    }

    @Test
    void shouldWaitForAMigrationWithoutLimit() throws SQLException {
        try (Connection patient = database.patientConnection()) {
            assertEquals(0, patient.getNetworkTimeout());
        }
    }

    @Test
    void shouldReadWithTheRightToSelectAndSayWhatAReaderLacks() {
        migrations.migrate();
        execute("drop role if exists reports", "create role reports login password 'r'");
        String url = database.location().split(" ", 2)[0];
        try (Database reports = Database.open(DatabaseSettings.external(url, "reports", "r"))) {
            SchemaReader reader = new SchemaReader(reports);
            DatabaseException lacking = assertThrows(DatabaseException.class, reader::checkReadable);
            assertTrue(lacking.getMessage().contains("may not read schema strikeiq; "), lacking.getMessage());
            execute("grant usage on schema strikeiq to reports", "grant select on runs, change_log to reports");
            lacking = assertThrows(DatabaseException.class, reader::checkReadable);
            assertTrue(
                    lacking.getMessage().contains("may not read ai_event_logs, ai_signal_logs, alerts, dead_letters"),
                    lacking.getMessage());
            execute("grant select on all tables in schema strikeiq to reports");
            reader.checkReadable();
            assertTrue(reader.status().stream().allMatch(Migration::isApplied));
            assertEquals(List.of(), new SignalRepository(reports).recent(SignalFilter.newest(5)));
        }
        execute("drop owned by reports", "drop role reports");
    }

    @Test
    void shouldRefuseAUrlThatNamesAnotherSchema() {
        DatabaseException e = assertThrows(
                DatabaseException.class,
                () -> Database.openPatiently(DatabaseSettings.external(
                        "jdbc:postgresql://nowhere/x?ssl=false&currentSchema=desk", "u", "p")));
        assertEquals(
                "the database's URL names currentSchema=desk, the tables of StrikeIQ are in schema strikeiq; leave it out",
                e.getMessage());
    }
}
