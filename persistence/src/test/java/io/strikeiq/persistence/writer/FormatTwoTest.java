package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.persistence.RandomTicks;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.Migration;
import io.strikeiq.persistence.database.Migrations;
import io.strikeiq.persistence.database.PublicSchema;
import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.persistence.database.ServerTemplate;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.Journals;
import io.strikeiq.persistence.journal.KeptJournal;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * What the first version of format 2 wrote is read for good. The resources are never made again; a later format adds its
 * own beside them.
 */
@LongTest
class FormatTwoTest {
    private static final String TICKS = "/format-2/ticks.zip";
    private static final String RUN = "/format-2/signals.zip";
    private static final String ROWS = "/format-2/rows.zip";
    /** Change sets of the schema that the rows were in. */
    private static final int CHANGE_SETS = 13;

    private static final List<String> TABLES =
            List.of("runs", "journal_positions", "ai_signal_logs", "market_snapshots", "option_chain_snapshots");

    @TempDir
    Path folder;

    private static List<String> ticks(Path journal) {
        List<String> lines = new ArrayList<>();
        MarketEvent tick = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            while (reader.next(tick)) {
                lines.add(tick.sequence + " " + RandomTicks.text(tick));
            }
            assertTrue(reader.isComplete());
        }
        return lines;
    }

    /** The fields that every version knows. */
    private static String line(JournalRecord record) {
        String line = record.kind() + " " + record.index() + " " + record.tickSequence() + " " + record.time() + " "
                + record.underlying() + " " + record.rows();
        if (record instanceof JournalRecord.SignalEmitted s) {
            return line + " " + s.epoch() + " " + s.ordinal() + " " + s.engine() + " " + s.signal() + " "
                    + s.direction()
                    + " " + s.strength() + " " + s.confidence() + " " + s.confidenceLow() + " " + s.confidenceHigh()
                    + " "
                    + s.confidenceCount() + " " + s.spot() + " " + s.level() + " " + s.evidence();
        } else if (record instanceof JournalRecord.ChainSnapshotTaken c) {
            return line + " " + c.expiryTime() + " " + c.spot() + " " + c.forward() + " "
                    + c.options().stream()
                            .map(o -> o.instrumentId()
                                    + o.venue()
                                    + o.series()
                                    + o.right()
                                    + o.strike()
                                    + o.bid()
                                    + o.sigma())
                            .toList();
        } else if (record instanceof JournalRecord.MarketSnapshotTaken m) {
            return line + " " + m.metrics().get("SPOT") + " " + m.metrics().get("ATM_SIGMA");
        } else if (record instanceof JournalRecord.RunStart start) {
            return line + " " + start.runId() + " " + start.resumedAt() + " " + start.epoch();
        } else if (record instanceof JournalRecord.RunEnd end) {
            return line + " " + end.ticks() + " " + end.signals() + " " + end.stateHash() + " " + end.signalHash();
        }
        return line;
    }

    private static List<String> records(Path journal) {
        return Journals.records(journal).stream().map(FormatTwoTest::line).toList();
    }

    @Test
    void shouldReadTheTickJournal() throws IOException {
        Path kept = KeptJournal.unpack(TICKS, folder);

        assertEquals(Files.readAllLines(kept.resolve("expected.txt")), ticks(kept.resolve("journal")));
        assertEquals(2, JournalInspector.inspect(kept.resolve("journal")).schemaVersion());
    }

    @Test
    void shouldReadTheSignalJournal() throws IOException {
        Path kept = KeptJournal.unpack(RUN, folder);

        assertEquals(Files.readAllLines(kept.resolve("expected.txt")), records(kept.resolve("journal")));
        assertTrue(JournalInspector.inspect(kept.resolve("journal")).complete());
    }

    @Test
    void shouldMigrateAndReadTheDatabase() throws IOException, SQLException {
        Path journal = KeptJournal.unpack(RUN, folder).resolve("journal");
        Path rows = KeptJournal.unpack(ROWS, folder.resolve("rows"));
        try (Database database =
                Database.open(DatabaseSettings.embedded(ServerTemplate.EMPTY.copyTo(folder.resolve("postgres"))))) {
            PublicSchema.make(database);
            load(database, rows);
            Migrations migrations = new Migrations(database);
            assertEquals(
                    CHANGE_SETS,
                    migrations.status().stream().filter(Migration::isApplied).count());
            assertEquals(
                    migrations.status().size() - CHANGE_SETS,
                    migrations.migrate().size());
            assertEquals(List.of(), PublicSchema.relations(database));
            new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
            assertEquals(
                    JournalInspector.inspect(journal).lastGoodIndex(),
                    new RunRepository(database).committedIndex(TestRun.RUN_ID));
        }
    }

    private static void load(Database database, Path rows) throws IOException, SQLException {
        database.jdbi().useHandle(handle -> {
            for (String day : Files.readAllLines(rows.resolve("days.txt"))) {
                handle.execute("set search_path to public");
                handle.execute("select make_option_chain_partition(?::date)", day);
                handle.execute("reset search_path");
            }
        });
        try (Connection connection = database.dataSource().getConnection()) {
            for (String table : TABLES) {
                List<String> lines = Files.readAllLines(rows.resolve(table + ".txt"));
                String text = String.join("\n", lines.subList(1, lines.size())) + "\n";
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy public." + table + " (" + lines.get(0) + ") from stdin", new StringReader(text));
            }
        }
    }

    /** Makes the resources of a new format. */
    @Test
    @EnabledIfSystemProperty(named = "format.write", matches = ".+")
    void shouldWriteTheResources() throws IOException, SQLException {
        Path target = Files.createDirectories(Path.of(System.getProperty("format.write")));
        Path ticks = folder.resolve("t");
        MarketEvent tick = new MarketEvent();
        RandomTicks random = new RandomTicks(2);
        try (TickJournalWriter writer = TickJournalWriter.open(
                ticks.resolve("journal"), new JournalInfo("random ticks", Map.of("seed", "2")))) {
            for (int n = 1; n <= 300; n++) {
                writer.accept(random.fill(tick, n));
            }
            writer.complete();
        }
        Files.write(ticks.resolve("expected.txt"), ticks(ticks.resolve("journal")));
        KeptJournal.pack(ticks, target.resolve("ticks.zip"));
        Path run = folder.resolve("r");
        try (SignalJournalWriter writer = SignalJournalWriter.open(run.resolve("journal"), TestRun.INFO)) {
            TestRun.run(900, writer);
        }
        try (SignalJournalWriter writer = SignalJournalWriter.open(run.resolve("journal"), TestRun.INFO)) {
            Signal signal = TestSignals.signal(1_000, "NIFTY");
            signal.confidenceLow = 0.25;
            signal.confidenceHigh = 0.5;
            signal.confidenceCount = 17.5;
            writer.onSignal(signal);
            writer.endRun(TestRun.INFO.startedAt() + 1, 1_000, 9, 0x1234, 0x5678);
        }
        Files.write(run.resolve("expected.txt"), records(run.resolve("journal")));
        KeptJournal.pack(run, target.resolve("signals.zip"));
        KeptJournal.pack(dump(run.resolve("journal")), target.resolve("rows.zip"));
    }

    private Path dump(Path journal) throws IOException, SQLException {
        Path rows = Files.createDirectories(folder.resolve("dumped"));
        try (Database database = Database.open(DatabaseSettings.embedded(folder.resolve("p")));
                Connection connection = database.dataSource().getConnection()) {
            new Migrations(database).migrate();
            BatchWriter.catchUp(database, journal, WriterSettings.defaults());
            for (String table : TABLES) {
                String columns = database.jdbi()
                        .withHandle(h -> h.createQuery("select string_agg(column_name, ', ' order by ordinal_position)"
                                        + " from information_schema.columns where table_name = :table"
                                        + " and is_identity = 'NO'")
                                .bind("table", table)
                                .mapTo(String.class)
                                .one());
                StringWriter text = new StringWriter();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (select " + columns + " from " + table + ") to stdout", text);
                Files.writeString(rows.resolve(table + ".txt"), columns + "\n" + text);
            }
            List<String> days = database.jdbi()
                    .withHandle(h -> h.createQuery("select distinct (timestamp at time zone 'UTC')::date::text"
                                    + " from option_chain_snapshots")
                            .mapTo(String.class)
                            .list());
            Files.write(rows.resolve("days.txt"), days);
        }
        return rows;
    }
}
