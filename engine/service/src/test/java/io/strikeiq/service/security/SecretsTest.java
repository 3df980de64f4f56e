package io.strikeiq.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseException;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.config.ConfigException;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords stay out of all that the service shows, writes and throws; its folders are for their owner only. */
@LongTest
class SecretsTest {
    private static final String SECRET = "open-sesame-4711";
    private static final String CONFIG = """
            database:
              mode: jdbc
              url: jdbc:postgresql://127.0.0.1:1/strikeiq
              user: desk
              password: %s
            """;

    @TempDir
    private Path folder;

    private Path config() throws IOException {
        String text = CONFIG.formatted(SECRET) + "data: {folder: " + folder.resolve("data") + "}\n";
        return Files.writeString(folder.resolve("secret.yaml"), text);
    }

    private static void assertNoSecret(String said) {
        assertFalse(said.contains(SECRET), () -> "it tells the password:\n" + said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config check FILE",
                "db status --config FILE",
                "signals recent --config FILE",
                "signals stats --json --config FILE"
            })
    void shouldNotShowThePasswordInAnyOutput(String line) throws IOException {
        String[] arguments = line.replace("FILE", config().toString()).split(" ", -1);

        CommandRun run = CommandRun.of((Object[]) arguments);

        assertNoSecret(run.out() + run.err());
        assertTrue(line.startsWith("config") == (run.exitCode() == ExitCode.OK), run.err());
    }

    @Test
    void shouldNotThrowThePassword() throws IOException {
        StrikeIqConfig config = ConfigFile.load(config(), Map.of());

        DatabaseException refused = assertThrows(DatabaseException.class, () -> Database.open(config.database()));

        StringWriter trace = new StringWriter();
        refused.printStackTrace(new PrintWriter(trace));
        assertNoSecret(trace.toString());
        assertNoSecret(config.toString());
        assertNoSecret(config.yaml());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h/d?password=" + SECRET,
                "jdbc:postgresql://h/d?user=a&PASSWORD=" + SECRET,
                "jdbc:postgresql://h/d?sslpassword=" + SECRET,
                "jdbc:postgresql://desk:" + SECRET + "@h/d"
            })
    void shouldRefuseAPasswordInTheUrlWithoutShowingIt(String url) {
        String text = "database: {mode: jdbc, url: '" + url + "'}";

        ConfigException refused =
                assertThrows(ConfigException.class, () -> ConfigFile.parse("config.yaml", text, Map.of()));

        assertTrue(refused.getMessage().contains("database.password"), refused.getMessage());
        assertNoSecret(refused.getMessage());
    }

    @Test
    void shouldNotShowAPasswordWhoseKeyIsMisspelt() {
        ConfigException refused = assertThrows(
                ConfigException.class,
                () -> ConfigFile.parse("config.yaml", "database: {pasword: " + SECRET + "}", Map.of()));

        assertTrue(refused.getMessage().contains("did you mean 'password'?"), refused.getMessage());
        assertNoSecret(refused.getMessage());
    }

    @Test
    void shouldKeepAWholeRunToItsOwner() throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        SmallSession session = new SmallSession(folder).onAFreshMachine();
        CommandRun run = CommandRun.succeeding("run", session.config());
        Path passwordFile = session.data().resolve("postgres/password");
        String password = Files.readString(passwordFile).strip();
        assertTrue(password.length() >= 16, "the generated password is short");
        assertFalse((run.out() + run.err()).contains(password));
        for (Path each : List.of(
                session.data(),
                session.journal(),
                session.onlyRun(),
                session.onlyRun().resolve("signals"))) {
            assertEquals("rwx------", rights(each), each.toString());
        }
        assertEquals("rw-------", rights(passwordFile));
        assertNowhere(password, session.onlyRun());
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void assertNowhere(String password, Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(json|yaml|tsv)"))
                    .toList()) {
                assertFalse(Files.readString(file).contains(password), file.toString());
            }
        }
    }

    @Test
    void shouldNotShowTheGeneratedPasswordInTheProcessListWhileTheServerRuns() throws IOException {
        SmallSession session = new SmallSession(folder).onAFreshMachine();
        StrikeIqConfig config = ConfigFile.load(session.config(), Map.of());
        try (Database database = Database.open(config.database())) {
            assertFalse(database.location().isEmpty());
            String password = Files.readString(session.data().resolve("postgres/password"))
                    .strip();
            List<String> commands = commandLines();
            assertTrue(commands.stream().anyMatch(command -> command.contains("postgres")), "no server is seen");
            assertTrue(commands.stream().noneMatch(command -> command.contains(password)));
        }
    }

    private static List<String> commandLines() throws IOException {
        Path processes = Path.of("/proc");
        Assumptions.assumeTrue(Files.isDirectory(processes), "no /proc here");
        try (Stream<Path> all = Files.list(processes)) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .map(path -> commandLine(path.resolve("cmdline")))
                    .toList();
        }
    }

    /** Empty for a process that has just ended. */
    private static String commandLine(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
