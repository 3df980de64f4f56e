package io.strikeiq.service.run;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.service.cli.StopRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Asks the database from time to time whether it answers, on a thread and over a connection of its own: one that is away is known
 * in less than two seconds, however long the question takes and whatever the pool of the writer waits for.
 */
final class DatabaseProbe implements AutoCloseable {
    private static final String THREAD_NAME = "strikeiq-database-probe";
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(500);
    /** A question that is open for longer is as good as no answer. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final long LAST_WORDS = 10_000;

    private final Question question;
    private final AutoCloseable connection;
    private final LongSupplier nanoTime;
    private final StopRequest stop = new StopRequest();
    private final Thread thread;
    private volatile boolean answers;
    private volatile boolean asks;
    private volatile long askedAt;

    /** Asks whether the database answers, which may take as long as a time-out. */
    @FunctionalInterface
    interface Question {
        boolean isAnswered();
    }

    private DatabaseProbe(Question question, AutoCloseable connection, LongSupplier nanoTime) {
        this.question = question;
        this.connection = connection;
        this.nanoTime = nanoTime;
        this.thread = new Thread(this::run, THREAD_NAME);
        thread.setDaemon(true);
    }

    static DatabaseProbe start(Database database) {
        Database own = database.reader(1, PATIENCE);
        return start(() -> ask(own), own, System::nanoTime);
    }

    /**
     * Begins to ask.
     *
     * @param connection closed at the end
     */
    static DatabaseProbe start(Question question, AutoCloseable connection, LongSupplier nanoTime) {
        DatabaseProbe probe = new DatabaseProbe(question, connection, nanoTime);
        probe.thread.start();
        return probe;
    }

    private void run() {
        do {
            askedAt = nanoTime.getAsLong();
            asks = true;
            answers = question.isAnswered();
            asks = false;
        } while (!stop.await(PERIOD));
    }

    private static boolean ask(Database database) {
        try (Connection connection = database.dataSource().getConnection()) {
            return connection.isValid((int) PATIENCE.toSeconds());
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether it answered when it was asked last, and has not kept the next answer back for long; for any thread. */
    boolean answers() {
        return answers && !(asks && nanoTime.getAsLong() - askedAt > PATIENCE.toNanos());
    }

    /** Asks no more. */
    void end() {
        stop.request();
    }

    /**
     * Waits for the answer to the last question, which comes at the latest when the connection is closed. A database that answers
     * has it in time: a connection closed under a question would be warned of as broken.
     */
    @Override
    public void close() {
        end();
        try {
            thread.join(PATIENCE.toMillis());
            connection.close();
            thread.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the connection that asks cannot be closed", e);
        }
    }
}
