package io.strikeiq.service.run;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.persistence.database.ServerTemplate;
import io.strikeiq.service.SmallSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A PostgreSQL of the test's own, which the service reaches as an external one, and which is killed under it. */
final class KilledDatabase implements AutoCloseable {
    private final Path folder;
    private Database server;
    private final int port;

    private KilledDatabase(Path folder, Database server, int port) {
        this.folder = folder;
        this.server = server;
        this.port = port;
    }

    static KilledDatabase start(Path folder) throws IOException {
        Database server = Database.open(DatabaseSettings.embedded(ServerTemplate.MIGRATED.copyTo(folder)));
        int port = Integer.parseInt(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(3).strip());
        return new KilledDatabase(folder, server, port);
    }

    /** A config of a session that uses this database in small batches, so that a kill meets many commits. */
    Path config(SmallSession session) {
        return config(session, "source: replay", "consoleRate: 0");
    }

    /** As {@link #config(SmallSession)}, with other lines in its section {@code run}. */
    Path config(SmallSession session, String... run) {
        try {
            String database = "database: {mode: jdbc, url: '%s', user: postgres, password: '%s'}%n"
                    .formatted(url(), Files.readString(folder.resolve("password")));
            Path config = session.config(run);
            String text = Files.readString(config).replace("batchSize: 50", "batchSize: 7") + database;
            return Files.writeString(config, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/strikeiq";
    }

    void kill() throws IOException {
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
        ProcessHandle process = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    Database server() {
        return server;
    }

    /** Stops the server in order; {@link #startAgain} brings it back. */
    void stop() {
        server.close();
    }

    /** Executes a statement; returns how many rows it changed. */
    int execute(String sql) {
        return server.jdbi().withHandle(handle -> handle.execute(sql));
    }

    /** Index of the journal record that the database has come to. */
    long committed(String runId) {
        return new RunRepository(server).committedIndex(runId);
    }

    void startAgain() {
        server.close();
        server = Database.open(new DatabaseSettings.Embedded(folder, port, 2));
    }

    void killAndStart() throws IOException {
        kill();
        startAgain();
    }

    /** All rows of a run as text, signals in the order in which they were written, without their place in the journal. */
    List<String> rows(String runId) {
        return server.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select line from (
                                  select 1 as part, journal_index as place, 0 as second, concat_ws(' ', timestamp, symbol, signal, confidence, spot_price,
                                         metadata, engine, direction, strength, level, tick_sequence, ordinal) as line
                                    from ai_signal_logs where run_id = :run
                                  union all
                                  select 2, tick_sequence, 0, concat_ws(' ', timestamp, symbol, metrics, tick_sequence)
                                    from market_snapshots where run_id = :run
                                  union all
                                  select 3, tick_sequence, instrument_id, concat_ws(' ', timestamp, symbol, expiry, strike, option_right,
                                         spot, bid, ask, volume, open_interest, sigma, delta)
                                    from option_chain_snapshots where run_id = :run
                                  union all
                                  select 4, 0, 0, concat_ws(' ', ticks, signals, state_hash, signal_hash) from runs where id = :run
                                ) all_rows order by part, place, second, line
                                """)
                        .bind("run", runId)
                        .mapTo(String.class)
                        .list());
    }

    long signals(String runId) {
        return server.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from ai_signal_logs where run_id = :run")
                        .bind("run", runId)
                        .mapTo(Long.class)
                        .one());
    }

    long deadLetters() {
        return server.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from dead_letters")
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public void close() {
        server.close();
    }
}
