package io.strikeiq.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.TestServer;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.run.ServiceProcess;
import io.strikeiq.testing.LongTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** How a person reaches what a run has stored: one run, one server. */
@LongTest
class DatabaseCommandsTest {
    /** Between two minutes, at which rows stand. */
    private static final String MOMENT = "timestamptz '2026-01-05 08:00:31Z'";

    @TempDir
    static Path folder;

    private static TestServer server;
    private static Path config;

    @BeforeAll
    static void run() {
        server = TestServer.startMigrated(folder.resolve("postgres"));
        config = new SmallSession(folder.resolve("session")).configOn(server);
        CommandRun.succeeding("run", config, "--json");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> query(String sql) {
        try (Database database = Database.open(server.settings())) {
            return database.jdbi()
                    .withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
        }
    }

    @Test
    void shouldGiveTheLastRowsAtOrBeforeATimeAtWhichNoneStand() {
        assertEquals(
                List.of(),
                query("select symbol from market_snapshots where symbol = 'SIMA' and timestamp = " + MOMENT));
        assertEquals(
                query("select max(timestamp)::text from market_snapshots where symbol = 'SIMA' and timestamp <= "
                        + MOMENT),
                query("select timestamp::text from market_at('SIMA', " + MOMENT + ")"));
        List<String> chain = query("select distinct timestamp::text from chain_at('SIMA', " + MOMENT + ")");
        assertEquals(
                query("select max(timestamp)::text from option_chain_snapshots where symbol = 'SIMA' and timestamp <= "
                        + MOMENT),
                chain);
        assertEquals(List.of("36"), query("select count(*)::text from chain_at('SIMA', " + MOMENT + ")"));
    }

    @Test
    void shouldNotGiveRowsOlderThanTheLookback() {
        assertEquals(List.of(), query("select symbol from market_at('SIMA', timestamptz '2026-02-05 08:00Z')"));
        assertEquals(
                List.of("SIMA"),
                query("select symbol from market_at('SIMA', timestamptz '2026-02-05 08:00Z', lookback => '60 days')"));
    }

    @Test
    void shouldSayHowTheDatabaseIsReachedButNotThePassword() {
        JsonNode url =
                CommandRun.succeeding("db", "url", "--config", config, "--json").json();

        DatabaseSettings.External settings = (DatabaseSettings.External) server.settings();
        assertEquals(settings.url(), url.get("jdbcUrl").textValue());
        assertEquals(
                "postgresql://postgres@127.0.0.1:" + server.port() + "/strikeiq?options=-csearch_path%3Dstrikeiq",
                url.get("url").textValue());
        assertFalse(url.toString().contains(settings.password()));
    }

    @Test
    void shouldSayHowToKeepAnEmbeddedDatabaseUpThatIsNot() throws IOException {
        Path folderOfDatabase = Files.createDirectories(folder.resolve("idle/data/postgres"));
        Files.createFile(folderOfDatabase.resolve("initialised"));
        Path idle = Files.writeString(folder.resolve("idle/c.yaml"), "data: {folder: data}\n");

        CommandRun url = CommandRun.of("db", "url", "--config", idle);

        assertEquals(ExitCode.FAILURE, url.exitCode());
        assertTrue(url.err().contains("'strikeiq db serve' keeps it up"), url.err());
    }

    @Test
    void shouldNameTheClientThatIsNotInstalled() {
        CommandRun psql = CommandRun.of("db", "psql", "--program", "no-psql", "--config", config);

        assertEquals(ExitCode.FAILURE, psql.exitCode());
        assertTrue(psql.err().contains("install the client of PostgreSQL"), psql.err());
    }

    /** Ctrl-C reaches the whole process group: the terminal's program ends its query, this one waits for it. */
    @Test
    void shouldLeaveInterruptsToPsql() throws Exception {
        Path program = Files.writeString(
                folder.resolve("interrupts"), "#!/bin/sh\nfor i in 1 2 3 4 5 6 7 8 9; do kill -INT $PPID; done\n");
        assertTrue(program.toFile().setExecutable(true));

        try (ServiceProcess psql =
                ServiceProcess.start(folder, "db", "psql", "--program", program, "--config", config)) {
            assertEquals(ExitCode.OK, psql.await(), psql::said);
        }
    }

    @Test
    void shouldGivePsqlNoParameterThatOnlyJavaKnows() {
        assertEquals(
                "postgresql://desk%20a%24@db:5432/x?sslmode=require&options=-csearch_path%3Dstrikeiq",
                DatabaseAddress.url("jdbc:postgresql://db:5432/x?socketTimeout=5&sslmode=require", "desk a$"));
        assertEquals(
                "postgresql://desk@localhost/x?options=-csearch_path%3Dstrikeiq",
                DatabaseAddress.url("jdbc:postgresql:x", "desk"));
    }

    @Test
    void shouldDrawTheDayOfAnUnderlying() throws Exception {
        Path file = folder.resolve("day.svg");

        JsonNode drawn = CommandRun.succeeding("picture", "SIMA", "--out", file, "--config", config, "--json")
                .json();

        assertTrue(drawn.get("minutes").intValue() > 10, drawn::toString);
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertEquals(
                drawn.get("signals").intValue(),
                svg.getElementsByTagName("title").getLength());
        CommandRun none = CommandRun.of("picture", "NONE", "--out", file, "--config", config);
        assertEquals(ExitCode.FAILURE, none.exitCode());
        assertTrue(none.err().contains("has no two snapshots of NONE with a spot to draw"), none.err());
    }

    /** The queries of the page are run as they stand there. */
    @Test
    void shouldRunEveryQueryOfThePage() throws IOException {
        String page = Files.readString(Path.of("docs/query.md"));
        Matcher query = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL).matcher(page);
        int queries = 0;
        while (query.find()) {
            queries++;
            String sql = query.group(1).replaceAll(";\\s*$", "");
            List<String> rows = query("select row_to_json(q)::text from (" + sql + ") q");
            assertFalse(rows.isEmpty(), sql);
        }
        assertTrue(queries >= 3, page);
    }

    @Test
    void shouldOpenPsqlWithThePasswordAndTheSchema() throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "psql"))));
        Path rows = folder.resolve("rows.csv");

        // In a process of its own, whose output the terminal takes: this one's goes to the build.
        try (ServiceProcess psql = ServiceProcess.start(
                folder,
                "db",
                "psql",
                "-c",
                "\\copy (select symbol from market_at('SIMA', '2026-01-05 08:00Z')) to '" + rows + "'",
                "--config",
                config)) {
            assertEquals(ExitCode.OK, psql.await(), psql::said);
        }
        assertEquals("SIMA", Files.readString(rows).strip());
    }
}
