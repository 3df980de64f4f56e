package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.EmptyTables;
import io.strikeiq.persistence.database.FencedException;
import io.strikeiq.persistence.database.PartitionOwners;
import io.strikeiq.persistence.database.PartitionOwners.Owner;
import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.persistence.database.TestServer;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services that both believe that a partition is theirs. */
@LongTest
class FencedWriterTest {
    private static final WriterSettings SMALL = new WriterSettings(10, 1_000_000);
    private static final Duration LONG = Duration.ofHours(1);
    private static final String TOPIC = "ticks";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Database database;
    private static Path journal;
    private static long lastIndex;

    private final PartitionOwners owners = new PartitionOwners(database);

    @BeforeAll
    static void open() {
        server = TestServer.startMigrated(directory.resolve("server"));
        database = Database.open(server.settings());
        journal = directory.resolve("journal");
        lastIndex = TestRun.record(journal, 4_000);
    }

    @AfterAll
    static void close() {
        database.close();
        server.close();
    }

    @BeforeEach
    void startWithEmptyTables() {
        EmptyTables.in(database);
        database.jdbi().useHandle(h -> h.execute("delete from partition_owners"));
    }

    private static Fence fence(long epoch) {
        return connection -> PartitionOwners.hold(connection, TOPIC, 3, epoch);
    }

    private static BatchWriter follow(Fence fence, AtomicLong limit) {
        return BatchWriter.start(
                database,
                new BatchWriter.Following(journal, () -> lastIndex, limit::get, Preparation.NONE, fence),
                SMALL);
    }

    private static Map<String, Long> rows() {
        return new RunRepository(database).rowsByTable(TestRun.RUN_ID);
    }

    @Test
    @ExpectedLog(logger = "BatchWriter", contains = "is owned by second with epoch 2")
    void shouldWriteNothingOfAnOwnerAfterAnotherHasTakenOverAndLoseNothing() {
        BatchWriter.catchUp(database, journal, SMALL);
        Map<String, Long> whole = rows();
        EmptyTables.in(database);

        assertEquals(Optional.of(1L), owners.take(TOPIC, 3, "first", Duration.ZERO));
        AtomicLong limit = new AtomicLong(200);
        try (BatchWriter first = follow(fence(1), limit)) {
            assertTrue(first.flush(200, TimeUnit.MINUTES.toNanos(5)));
            assertEquals(Optional.of(2L), owners.take(TOPIC, 3, "second", LONG));
            Map<String, Long> before = rows();

            limit.set(Long.MAX_VALUE);
            assertFalse(first.flush(lastIndex, TimeUnit.MINUTES.toNanos(5)));

            assertInstanceOf(FencedException.class, first.failure());
            assertEquals(before, rows());
        }
        assertThrows(FencedException.class, () -> BatchWriter.catchUp(database, journal, SMALL, fence(1)));
        try (BatchWriter second = follow(fence(2), limit)) {
            assertTrue(second.flush(lastIndex, TimeUnit.MINUTES.toNanos(5)));
        }
        assertEquals(whole, rows());
    }

    @Test
    void shouldLetATakeoverWaitForTheTransactionThatHoldsTheRow() throws Exception {
        owners.take(TOPIC, 3, "first", Duration.ZERO);
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            PartitionOwners.hold(connection, TOPIC, 3, 1);
            CompletableFuture<Optional<Long>> taking =
                    CompletableFuture.supplyAsync(() -> owners.take(TOPIC, 3, "second", LONG));
            awaitBlocked();

            assertFalse(taking.isDone());
            connection.commit();
            assertEquals(Optional.of(2L), taking.get());
        }
    }

    @Test
    void shouldHaveTheServerEndATransactionThatHoldsTheRowAndFallsSilent() throws Exception {
        owners.take(TOPIC, 3, "first", Duration.ZERO);
        try (Connection connection = database.dataSource().getConnection()) {
            String usual = longestSilence(connection);
            connection.setAutoCommit(false);

            PartitionOwners.hold(connection, TOPIC, 3, 1);

            assertEquals("30s", longestSilence(connection));
            connection.commit();
            assertEquals(usual, longestSilence(connection), "the connection goes back to the pool as it was");
        }
    }

    private static String longestSilence(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show idle_in_transaction_session_timeout")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Until the server has a transaction that waits for a row. */
    private static void awaitBlocked() throws SQLException {
        boolean waits = false;
        while (!waits) {
            waits = database.jdbi()
                    .withHandle(h -> h.createQuery("select exists (select from pg_locks where not granted)")
                            .mapTo(Boolean.class)
                            .one());
        }
    }

    @Test
    void shouldHaveOneOwnerWhoseEpochRisesWithEachTakeover() {
        assertEquals(Optional.empty(), owners.of(TOPIC, 5));
        assertEquals(Optional.of(1L), owners.take(TOPIC, 5, "first", LONG));
        assertEquals(Optional.empty(), owners.take(TOPIC, 5, "second", LONG));
        assertEquals(Optional.of(new Owner(TOPIC, 5, 1, "first", "", false)), owners.of(TOPIC, 5));
        assertTrue(owners.renew(TOPIC, 5, 1, LONG));
        assertTrue(owners.release(TOPIC, 5, 1));
        assertEquals(Optional.of(2L), owners.take(TOPIC, 5, "second", LONG));
        assertFalse(owners.renew(TOPIC, 5, 1, LONG));
        assertFalse(owners.release(TOPIC, 5, 1));
        assertEquals(Optional.of(3L), owners.take(TOPIC, 5, "second", LONG), "its own, after a restart");
        assertEquals(Optional.of(1L), owners.take("other", 5, "third", LONG));
    }
}
