package io.strikeiq.persistence.database;

import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.OwnerOnly;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL server in a folder of its own.
 *
 * <pre>
 *   server.lock   held by the process that runs the server
 *   password      of the superuser, generated, readable by the owner only
 *   server.log    what the server says
 *   initialised   the first start has succeeded
 *   data/         of the server
 *   programs/     the server's own, unpacked
 * </pre>
 *
 * <p>It listens on loopback only and wants the password. The launcher underneath is made for tests and switches off what
 * keeps data over a crash; both settings are set back and looked at after the start. A server whose process was killed
 * before it could be stopped goes on alone; the next start finds and stops it, see {@link StaleServer}.
 */
final class EmbeddedServer implements AutoCloseable {
    static final String USER = "postgres";
    private static final String DATABASE = "strikeiq";
    private static final Pattern SHELL_TEXT = Pattern.compile("[\"$`\\\\\\p{Cntrl}]");
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    /** What the database promises rests on these; see the manual's chapter on reliability. */
    private static final Map<String, String> DURABLE =
            new TreeMap<>(Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on"));

    private final ServerFolder folder;
    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedServer(ServerFolder folder, EmbeddedPostgres postgres, String password) {
        this.folder = folder;
        this.postgres = postgres;
        this.password = password;
    }

    /**
     * Starts the server of a folder, which is made when it is not there.
     *
     * @param port TCP port on loopback, 0 for any that is free
     * @throws DatabaseException when the folder is in use, a shell would read its name otherwise, or the server does not
     *     come up
     */
    static EmbeddedServer start(Path directory, int port) {
        refuseShellText(directory.toAbsolutePath());
        ServerFolder folder = ServerFolder.acquire(directory);
        try {
            StaleServer.stop(folder.data());
            String password = folder.password();
            EmbeddedServer server = new EmbeddedServer(folder, launch(folder, port, password), password);
            // The launcher opens the folder to all.
            OwnerOnly.restrict(folder.programs());
            server.prepare();
            return server;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e instanceof DatabaseException known ? known : failure(folder, e);
        }
    }

    /** The server's control program hands the path to a shell, in double quotes. */
    private static void refuseShellText(Path directory) {
        Matcher character = SHELL_TEXT.matcher(directory.toString());
        if (character.find()) {
            throw DatabaseException.lasting("PostgreSQL cannot run in '"
                    + directory.toString().replaceAll("\\p{Cntrl}", "?")
                    + "': its control program hands the path to a shell, to which \" $ ` \\ and control characters say"
                    + " something else; name another data.folder, or another server with database.mode: jdbc");
        }
    }

    private static DatabaseException failure(ServerFolder folder, Exception e) {
        String reason = e instanceof IOException io ? FileFault.reason(io) : e.getMessage();
        return new DatabaseException(
                "cannot start PostgreSQL in " + folder.directory() + ": " + reason
                        + hint(System.getProperty("user.name")) + "; see " + folder.log(),
                e);
    }

    /** PostgreSQL refuses to run as root; the launcher then needs unshare, which containers forbid. */
    static String hint(String user) {
        return user.equals("root")
                ? "; PostgreSQL does not run as root where 'unshare' is not allowed, as in most containers: run strikeiq as"
                        + " another user, or name another server with database.mode: jdbc"
                : "";
    }

    private static EmbeddedPostgres launch(ServerFolder folder, int port, String password) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.programs().toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_TIMEOUT)
                .setOutputRedirector(Redirect.appendTo(folder.log().toFile()))
                .setErrorRedirector(Redirect.appendTo(folder.log().toFile()))
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "50");
        DURABLE.forEach(builder::setServerConfig);
        return builder.setPort(port == 0 ? ServerPort.free() : ServerPort.checked(port))
                .start();
    }

    private void prepare() {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> setting : DURABLE.entrySet()) {
                String actual = single(statement, "show " + setting.getKey());
                if (!setting.getValue().equals(actual)) {
                    throw new DatabaseException("PostgreSQL in " + folder.directory() + " runs with " + setting.getKey()
                            + " = " + actual + ", which would lose data");
                }
            }
            if (single(statement, "select 1 from pg_database where datname = '" + DATABASE + "'") == null) {
                statement.execute("create database " + DATABASE);
            }
            folder.markInitialised();
        } catch (SQLException e) {
            close();
            throw new DatabaseException(
                    "PostgreSQL in " + folder.directory() + " does not answer: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static String single(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : null;
        }
    }

    String url() {
        return url(postgres.getPort());
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    String password() {
        return password;
    }

    /** Process id of the server. */
    long pid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.data().resolve(StaleServer.PID_FILE)).get(0));
    }

    @Override
    public void close() {
        try {
            postgres.close();
            // The launcher gives a slow server five seconds and then lets it run on.
            StaleServer.stop(folder.data());
        } catch (IOException e) {
            throw new DatabaseException("cannot stop PostgreSQL in " + folder.directory() + ": " + e.getMessage(), e);
        } finally {
            folder.close();
        }
    }
}
