package io.strikeiq.service.run;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.service.cli.StopRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Asks the database from time to time whether it answers, on a thread of its own: the question may take as long as a time-out. */
final class DatabaseProbe implements AutoCloseable {
    private static final String THREAD_NAME = "strikeiq-database-probe";
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(1);
    private static final int PATIENCE_SECONDS = 1;
    private static final long LAST_WORDS = 10_000;

    private final Database database;
    private final StopRequest stop = new StopRequest();
    private final Thread thread;
    private volatile boolean answers;

    private DatabaseProbe(Database database) {
        this.database = database;
        this.thread = new Thread(this::run, THREAD_NAME);
        thread.setDaemon(true);
    }

    static DatabaseProbe start(Database database) {
        DatabaseProbe probe = new DatabaseProbe(database);
        probe.thread.start();
        return probe;
    }

    private void run() {
        do {
            answers = ask();
        } while (!stop.await(PERIOD));
    }

    private boolean ask() {
        try (Connection connection = database.dataSource().getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether it answered when it was asked last; for any thread. */
    boolean answers() {
        return answers;
    }

    /** Asks no more. */
    void end() {
        stop.request();
    }

    /** Waits for the answer to the last question, which comes at the latest when the pool is closed. */
    @Override
    public void close() {
        end();
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
