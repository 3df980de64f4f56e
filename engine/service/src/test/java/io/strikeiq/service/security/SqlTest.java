package io.strikeiq.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.database.TestServer;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user gives reaches SQL by bound parameters only. */
@LongTest
class SqlTest {
    private static final Pattern CALL = Pattern.compile(
            "\\.\\s*(?:createQuery|createUpdate|createBatch|createCall|prepareStatement|prepareCall|prepareBatch|execute|executeQuery|"
                    + "executeUpdate|select|copyIn|copyOut)\\s*\\(");
    private static final Pattern LITERAL = Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\"", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
    /** Names in SQL that are no constants, each with what it holds. */
    private static final Set<String> KNOWN = Set.of(
            // RunRepository: one of a fixed list of tables.
            "table",
            // RowCopier: made of the constants of the table that all rows of a batch are for.
            "copyStatement",
            "rows.get",
            // BatchTransaction, EmbeddedServer, PublicTables: the literal of a caller in the same class.
            "sql",
            "query",
            // Names of our own schema, and literals that hold no more than places for them.
            "Schema.NAME",
            "Schema.CHANGE_LOG",
            "Schema.CHANGE_LOG_LOCK",
            "MAKE_CHANGE_LOG.formatted",
            "PARTITIONS.formatted",
            "formatted",
            // PartitionRetention: an Instant; a literal; partitions by the names that the server gave them.
            "time",
            "ended",
            "detach",
            "partition.name",
            "partition.detaching",
            // SchemaReader: one of two tables of our own.
            "log");

    @TempDir
    private Path folder;

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("engine/core"))) {
            root = root.getParent();
        }
        return root;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : new String[] {"persistence", "engine/service"}) {
            try (Stream<Path> files = Files.walk(root().resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    /** The first argument of a call, from its opening parenthesis. */
    private static String argument(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || (depth == 0 && c == ',')) {
                return text.substring(from, i);
            }
        }
        return text.substring(from);
    }

    @Test
    void shouldBuildStatementsFromConstantsOnly() throws IOException {
        Set<String> found = new TreeSet<>();
        int calls = 0;
        for (Path source : sources()) {
            String text = Files.readString(source);
            if (!text.contains("java.sql") && !text.contains("jdbi") && !text.contains("postgresql")) {
                continue;
            }
            Matcher call = CALL.matcher(LITERAL.matcher(text).replaceAll("\"\""));
            while (call.find()) {
                calls++;
                Matcher name = NAME.matcher(argument(LITERAL.matcher(text).replaceAll("\"\""), call.end()));
                while (name.find()) {
                    String word = name.group();
                    if (!word.equals(word.toUpperCase(java.util.Locale.ROOT)) && !KNOWN.contains(word)) {
                        found.add(source.getFileName() + ": " + word);
                    }
                }
            }
        }
        assertTrue(calls > 15, "only " + calls + " statements were found");
        assertEquals(Set.of(), found, "neither a constant nor known to be harmless");
    }

    @Test
    void shouldTakeAHostileFilterForTheNameThatItIs() {
        try (TestServer server = TestServer.startMigrated(folder.resolve("postgres"))) {
            Path config = new SmallSession(folder.resolve("session")).configOn(server);
            CommandRun.succeeding("run", config, "--json");
            for (String option : new String[] {"--symbol", "--engine", "--run"}) {
                for (String hostile : new String[] {"x' or '1'='1", "'; drop table ai_signal_logs; --", "%", "\\"}) {
                    CommandRun run =
                            CommandRun.succeeding("signals", "recent", option, hostile, "--config", config, "--json");
                    assertEquals(0, run.json().get("count").intValue(), option + " " + hostile);
                }
            }
            assertTrue(CommandRun.succeeding("signals", "recent", "--config", config, "--json")
                            .json()
                            .get("count")
                            .intValue()
                    > 0);
        }
    }
}
