package io.strikeiq.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** An open PostgreSQL: its pool, and the embedded server where it has one. Closed in order: pool, then server. */
public final class Database implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(60);
    /** How long who reads waits for a connection. */
    private static final Duration READER_PATIENCE = Duration.ofSeconds(1);

    private static final String SOCKET_TIMEOUT_PROPERTY = "socketTimeout";
    private static final Pattern OTHER_SCHEMA = Pattern.compile("[?&]currentSchema=([^&]*)");

    private final EmbeddedServer server;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final String location;

    private final HikariConfig config;

    private Database(EmbeddedServer server, HikariDataSource pool, String location) {
        this.server = server;
        this.config = pool;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.location = location;
    }

    /**
     * Starts the server where it is embedded, and connects. Does not migrate.
     *
     * @throws DatabaseException when the server cannot be started or reached
     */
    public static Database open(DatabaseSettings settings) {
        return open(settings, true);
    }

    /**
     * As {@link #open}, but an external database may be away; it is connected to when it is there.
     *
     * @throws DatabaseException when an embedded server cannot be started
     */
    public static Database openPatiently(DatabaseSettings settings) {
        return open(settings, false);
    }

    private static Database open(DatabaseSettings settings, boolean connected) {
        if (settings instanceof DatabaseSettings.External external) {
            HikariConfig config = config(external.url(), external.user(), external.password(), external.poolSize());
            config.setInitializationFailTimeout(connected ? 1 : -1);
            return new Database(null, pool(config), external.url());
        }
        DatabaseSettings.Embedded embedded = (DatabaseSettings.Embedded) settings;
        EmbeddedServer server = EmbeddedServer.start(embedded.directory(), embedded.port());
        try {
            HikariDataSource pool = pool(server.url(), EmbeddedServer.USER, server.password(), embedded.poolSize());
            return new Database(server, pool, server.url() + " (data in " + embedded.directory() + ")");
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * As {@link #open}, but where another process runs the embedded server, connects to that one.
     *
     * @throws DatabaseException when the server cannot be started or reached
     */
    public static Database connect(DatabaseSettings settings) {
        if (settings instanceof DatabaseSettings.Embedded embedded) {
            Optional<RunningServer> running = RunningServer.find(embedded.directory());
            if (running.isPresent()) {
                RunningServer server = running.get();
                HikariDataSource pool = pool(server.url(), EmbeddedServer.USER, server.password(), embedded.poolSize());
                return new Database(null, pool, server.url() + " (data in " + embedded.directory() + ")");
            }
        }
        return open(settings);
    }

    /**
     * A pool of its own for those who only read, to the same server: it can change nothing, and a statement that takes too long is
     * ended. It need not be there yet.
     *
     * @param size connections at most
     * @param timeout the longest a statement may take
     */
    public Database reader(int size, Duration timeout) {
        HikariConfig reading = config(config.getJdbcUrl(), config.getUsername(), config.getPassword(), size);
        reading.setPoolName("strikeiq-reader");
        reading.setReadOnly(true);
        reading.setMinimumIdle(0);
        reading.setConnectionTimeout(READER_PATIENCE.toMillis());
        reading.setInitializationFailTimeout(-1);
        reading.addDataSourceProperty("ApplicationName", "strikeiq-reader");
        reading.addDataSourceProperty(
                "options", "-c statement_timeout=" + timeout.toMillis() + " -c default_transaction_read_only=on");
        return new Database(null, pool(reading), location);
    }

    private static HikariDataSource pool(String url, String user, String password, int size) {
        return pool(config(url, user, password, size));
    }

    private static HikariConfig config(String url, String user, String password, int size) {
        refuseOtherSchema(url);
        HikariConfig config = new HikariConfig();
        config.setPoolName("strikeiq-pool");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        // Named, not left to the server's default: a pool whose first connection dies while it asks for that default
        // never connects again.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("ApplicationName", "strikeiq");
        config.addDataSourceProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()));
        config.addDataSourceProperty(SOCKET_TIMEOUT_PROPERTY, Long.toString(SOCKET_TIMEOUT.toSeconds()));
        config.addDataSourceProperty("currentSchema", Schema.NAME);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }

    /** What a URL says wins over a property, so that the tables would be made and looked for elsewhere. */
    private static void refuseOtherSchema(String url) {
        Matcher other = OTHER_SCHEMA.matcher(url);
        if (other.find() && !other.group(1).equals(Schema.NAME)) {
            throw DatabaseException.lasting("the database's URL names currentSchema=" + other.group(1)
                    + ", the tables of StrikeIQ are in schema " + Schema.NAME + "; leave it out");
        }
    }

    private static HikariDataSource pool(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new DatabaseException(
                    "cannot connect to " + config.getJdbcUrl() + " as " + config.getUsername() + ": "
                            + reason.getMessage(),
                    reason);
        }
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /**
     * A connection apart from the pool for what takes as long as it takes, such as a change of a large table: it waits for
     * an answer without limit. A server that has gone is noticed by the keep-alive of the connection.
     */
    Connection patientConnection() throws SQLException {
        Properties properties = new Properties();
        config.getDataSourceProperties()
                .forEach((key, value) -> properties.setProperty(key.toString(), value.toString()));
        properties.remove(SOCKET_TIMEOUT_PROPERTY);
        properties.setProperty("user", config.getUsername());
        if (config.getPassword() != null) {
            properties.setProperty("password", config.getPassword());
        }
        return DriverManager.getConnection(config.getJdbcUrl(), properties);
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Whether this process runs the server. */
    public boolean isEmbedded() {
        return server != null;
    }

    /** Where the database is, for a person: the URL, and the data folder of an embedded server. */
    public String location() {
        return location;
    }

    /** The JDBC URL. */
    public String url() {
        return config.getJdbcUrl();
    }

    public String user() {
        return config.getUsername();
    }

    /** For a program that is started on behalf of the user; never to be shown. */
    public String password() {
        return config.getPassword() == null ? "" : config.getPassword();
    }

    @Override
    public void close() {
        pool.close();
        if (server != null) {
            server.close();
        }
    }
}
