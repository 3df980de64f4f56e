package io.strikeiq.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.feeds.FeedStop;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.FencedException;
import io.strikeiq.persistence.database.PartitionOwners;
import io.strikeiq.persistence.database.TestServer;
import io.strikeiq.persistence.writer.Fence;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for a partition, who gets it, and who notices that it is gone. */
@LongTest
class PartitionLeaseTest {
    private static final String TOPIC = "ticks";
    private static final int PARTITION = 3;
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final FeedStop NEVER = new Stop(PartitionLeaseTest::passes);
    private static final FeedStop AT_ONCE = new Stop(nanos -> true);

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Database database;

    private final PartitionOwners owners = new PartitionOwners(database);
    private final List<String> said = new ArrayList<>();
    private final CountDownLatch lost = new CountDownLatch(1);

    /** Asks for the end of a wait by what happens while it lasts. */
    private record Stop(LongPredicate isWished) implements FeedStop {
        @Override
        public boolean isRequested() {
            return false;
        }

        @Override
        public boolean await(long nanos) {
            return isWished.test(nanos);
        }
    }

    /** Lets a time pass. */
    private static boolean passes(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return false;
    }

    @BeforeAll
    static void open() {
        server = TestServer.startMigrated(directory.resolve("server"));
        database = Database.open(server.settings());
    }

    @AfterAll
    static void close() {
        database.close();
        server.close();
    }

    @BeforeEach
    void startWithoutOwners() {
        database.jdbi().useHandle(h -> h.execute("delete from partition_owners"));
    }

    private Optional<PartitionLease> take(String owner, long lease, FeedStop stop) {
        return take(owners, owner, lease, stop);
    }

    private Optional<PartitionLease> take(PartitionOwners asking, String owner, long lease, FeedStop stop) {
        return PartitionLease.take(
                asking,
                new ClusterSettings(null, owner, lease),
                TOPIC,
                PARTITION,
                stop,
                said::add,
                lost::countDown,
                Optional::empty);
    }

    @Test
    void shouldWaitForADeadOwnerUntilItsLeaseIsOverAndSayForWhom() {
        assertEquals(Optional.of(1L), owners.take(TOPIC, PARTITION, "dead", Duration.ofMillis(600)));

        try (PartitionLease taken = take("heir", HOUR, NEVER).orElseThrow()) {
            assertEquals(new OwnedPartition(TOPIC, PARTITION, 2), taken.owned());
            assertEquals(List.of("waits for partition 3 of topic 'ticks', which dead owns"), said);
            assertFalse(taken.isLost());
        }
    }

    @Test
    @ExpectedLog(logger = "PartitionLease", contains = "cannot be asked for, the wait goes on")
    void shouldWaitOnWhileTheDatabaseDoesNotAnswer() {
        owners.take(TOPIC, PARTITION, "other", Duration.ofHours(1));
        AtomicInteger looks = new AtomicInteger();
        FeedStop between = new Stop(nanos -> {
            int look = looks.incrementAndGet();
            if (look == 1) {
                database.jdbi().useHandle(h -> h.execute("alter table partition_owners rename to away"));
            } else if (look == 3) {
                database.jdbi().useHandle(h -> h.execute("alter table away rename to partition_owners"));
                owners.release(TOPIC, PARTITION, 1);
            }
            return false;
        });

        try (PartitionLease taken = take("heir", HOUR, between).orElseThrow()) {
            assertEquals(2, taken.owned().epoch());
        }
    }

    /** A service that stands still amid a transaction holds the row that another begins with. */
    @Test
    @ExpectedLog(logger = "PartitionLease", contains = "cannot be asked for, the wait goes on")
    void shouldWaitForARowThatAnotherHoldsThoughItIsTheFirstToAsk() throws Exception {
        owners.take(TOPIC, PARTITION, "still", Duration.ZERO);
        DatabaseSettings.External usual = (DatabaseSettings.External) server.settings();
        DatabaseSettings.External impatient = new DatabaseSettings.External(
                usual.url() + (usual.url().contains("?") ? "&" : "?") + "options=-c%20lock_timeout=100ms",
                usual.user(),
                usual.password(),
                usual.poolSize());
        try (Database asking = Database.open(impatient);
                Connection holder = database.dataSource().getConnection()) {
            holder.setAutoCommit(false);
            PartitionOwners.hold(holder, TOPIC, PARTITION, 1);
            FeedStop release = new Stop(nanos -> {
                rollBack(holder);
                return false;
            });

            try (PartitionLease taken =
                    take(new PartitionOwners(asking), "heir", HOUR, release).orElseThrow()) {
                assertEquals(2, taken.owned().epoch());
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldEndTheWaitWhenTheServiceIsToStop() {
        owners.take(TOPIC, PARTITION, "other", Duration.ofHours(1));

        assertEquals(Optional.empty(), take("late", HOUR, AT_ONCE));
        assertEquals("other", owners.of(TOPIC, PARTITION).orElseThrow().owner());
    }

    @Test
    void shouldGiveThePartitionUpAtItsEndSoThatTheNextNeedNotWait() {
        take("first", HOUR, NEVER).orElseThrow().close();

        try (PartitionLease next = take("second", HOUR, AT_ONCE).orElseThrow()) {
            assertEquals(2, next.owned().epoch());
            assertTrue(said.isEmpty());
        }
    }

    @Test
    void shouldGiveThePartitionUpWhenTheFolderOfTheRunCannotBeWrittenTo() {
        PartitionLease unnoted = take("first", HOUR, NEVER).orElseThrow();

        assertThrows(ClusterException.class, () -> unnoted.note(directory.resolve("no-such-folder")));

        try (PartitionLease next = take("second", HOUR, AT_ONCE).orElseThrow()) {
            assertEquals(2, next.owned().epoch());
        }
    }

    @Test
    void shouldKeepThePartitionOfAnOwnerThatLivesLongerThanItsLease() throws Exception {
        long lease = TimeUnit.SECONDS.toNanos(1);
        try (PartitionLease kept = take("alive", lease, NEVER).orElseThrow()) {
            String until = leaseEnd();
            while (until.equals(leaseEnd())) {
                assertFalse(lost.await(20, TimeUnit.MILLISECONDS), "nobody took over");
            }
            assertEquals(1, kept.owned().epoch());
        }
    }

    private static String leaseEnd() {
        return database.jdbi()
                .withHandle(h -> h.createQuery("select lease_until::text from partition_owners")
                        .mapTo(String.class)
                        .one());
    }

    @Test
    @ExpectedLog(logger = "PartitionLease", contains = "was taken over")
    void shouldNoticeThatAnotherHasTakenOverAndLeaveItThePartition() throws Exception {
        try (PartitionLease replaced =
                take("old", TimeUnit.SECONDS.toNanos(1), NEVER).orElseThrow()) {
            database.jdbi()
                    .useHandle(h -> h.execute("update partition_owners set epoch = epoch + 1, owner = 'new',"
                            + " lease_until = now() + interval '1 hour'"));

            lost.await();
            assertTrue(replaced.isLost());
        }
        PartitionOwners.Owner owner = owners.of(TOPIC, PARTITION).orElseThrow();
        assertEquals("new", owner.owner());
        assertFalse(owner.expired(), "who has lost it does not give it up for the other");
    }

    @Test
    @ExpectedLog(logger = "PartitionLease", contains = "was taken over")
    void shouldNoticeALossThatCameDuringAHandoverThatWasRefused() throws Exception {
        try (PartitionLease replaced =
                take("old", TimeUnit.SECONDS.toNanos(1), NEVER).orElseThrow()) {
            replaced.handOver(true);
            database.jdbi().useHandle(h -> h.execute("update partition_owners set epoch = epoch + 1, owner = 'new'"));
            while (!replaced.isLost()) {
                Thread.onSpinWait();
            }
            assertEquals(1, lost.getCount(), "the other may be who it is handed to");

            replaced.handOver(false);

            lost.await();
        }
    }

    @Test
    void shouldFenceALaterProcessOfTheRunByWhatItsFolderNotes() throws Exception {
        Path run = Files.createDirectory(directory.resolve("noted"));
        new OwnedPartition(TOPIC, PARTITION, 1).write(run);
        owners.take(TOPIC, PARTITION, "first", Duration.ZERO);
        Fence fence = OwnedPartition.fenceOf(run);

        database.jdbi().useHandle(h -> fence.hold(h.getConnection()));
        owners.take(TOPIC, PARTITION, "second", Duration.ofHours(1));

        FencedException fenced = assertThrows(
                FencedException.class, () -> database.jdbi().useHandle(h -> fence.hold(h.getConnection())));
        assertTrue(fenced.getMessage().contains("is owned by second with epoch 2"), fenced.getMessage());
    }

    @Test
    void shouldSayWhichFileIsWrongWhenTheFolderDoesNotTellWhatWasOwned() throws Exception {
        Path run = Files.createDirectory(directory.resolve("torn"));
        Files.writeString(run.resolve("owner"), "ticks thr");

        ClusterException wrong = assertThrows(ClusterException.class, () -> OwnedPartition.fenceOf(run));

        assertTrue(wrong.getMessage().startsWith(run.resolve("owner") + " does not say"), wrong.getMessage());
    }
}
