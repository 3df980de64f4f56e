package io.strikeiq.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.feeds.FeedStop;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.FencedException;
import io.strikeiq.persistence.database.PartitionCheckpoints;
import io.strikeiq.persistence.database.PartitionHandovers;
import io.strikeiq.persistence.database.PartitionOwners;
import io.strikeiq.persistence.database.RunExperience;
import io.strikeiq.persistence.database.RunExperience.Packed;
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
    private static final FeedStop NEVER = new FeedStop() {
        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public boolean isRequested() {
            return false;
        }

        @Override
        public boolean await(long nanos) {
            try {
                return never.await(nanos, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    };
    private static final FeedStop AT_ONCE = new FeedStop() {
        @Override
        public boolean isRequested() {
            return true;
        }

        @Override
        public boolean await(long nanos) {
            return true;
        }
    };

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Database database;

    private final PartitionOwners owners = new PartitionOwners(database);
    private final List<String> said = new ArrayList<>();
    private final CountDownLatch lost = new CountDownLatch(1);

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
        database.jdbi()
                .useHandle(h -> h.execute("delete from partition_owners; delete from partition_handovers;"
                        + " delete from partition_checkpoints; delete from journal_positions;"
                        + " delete from run_experience; delete from experience_versions"));
    }

    private Optional<PartitionLease> take(String owner, long lease, FeedStop stop) {
        return PartitionLease.take(
                owners,
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
        FeedStop between = new FeedStop() {
            private int looks;

            @Override
            public boolean isRequested() {
                return false;
            }

            @Override
            public boolean await(long nanos) {
                looks++;
                if (looks == 1) {
                    database.jdbi().useHandle(h -> h.execute("alter table partition_owners rename to away"));
                } else if (looks == 3) {
                    database.jdbi().useHandle(h -> h.execute("alter table away rename to partition_owners"));
                    owners.release(TOPIC, PARTITION, 1);
                }
                return false;
            }
        };

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
            FeedStop release = new FeedStop() {
                @Override
                public boolean isRequested() {
                    return false;
                }

                @Override
                public boolean await(long nanos) {
                    try {
                        holder.rollback();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                    return false;
                }
            };

            try (PartitionLease taken = PartitionLease.take(
                            new PartitionOwners(asking),
                            new ClusterSettings(null, "heir", HOUR),
                            TOPIC,
                            PARTITION,
                            release,
                            said::add,
                            lost::countDown,
                            Optional::empty)
                    .orElseThrow()) {
                assertEquals(2, taken.owned().epoch());
            }
        }
    }

    @Test
    void shouldHaveTheServerEndATransactionOfACheckpointThatFallsSilent() {
        long epoch = owners.take(TOPIC, PARTITION, "owner", Duration.ofHours(1)).orElseThrow();
        database.jdbi().useHandle(h -> h.execute("""
                create table silences (longest text);
                create function note_silence() returns trigger language plpgsql as $$
                begin
                    insert into silences values (current_setting('idle_in_transaction_session_timeout'));
                    return new;
                end $$;
                create trigger silence after insert on partition_checkpoints
                    for each row execute function note_silence();
                """));
        try {
            assertTrue(new PartitionCheckpoints(database).store(TOPIC, PARTITION, epoch, state("run-1", 7)));

            assertEquals(
                    List.of("30s"),
                    database.jdbi()
                            .withHandle(h -> h.createQuery("select longest from silences")
                                    .mapTo(String.class)
                                    .list()));
        } finally {
            database.jdbi().useHandle(h -> h.execute("drop function note_silence cascade; drop table silences"));
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
    void shouldHandOverAtTheFenceAloneAndOnce() {
        PartitionHandovers handovers = new PartitionHandovers(database);
        owners.take(TOPIC, PARTITION, "old", Duration.ofHours(1));
        assertEquals(Optional.empty(), handovers.ask(TOPIC, PARTITION, "old"), "it has it already");
        assertEquals(Optional.of(1L), handovers.ask(TOPIC, PARTITION, "new"));
        assertEquals(Optional.empty(), handovers.ask(TOPIC, PARTITION, "third"), "one at a time");
        PartitionHandovers.Handover asked = handovers.of(TOPIC, PARTITION).orElseThrow();

        assertEquals(Optional.empty(), handovers.take(asked, Duration.ofSeconds(1)), "the owner has not come to stand");
        assertFalse(handovers.fence(asked, "A 1 2 3\n"), "nobody is ready");
        assertTrue(handovers.move(asked, List.of(PartitionHandovers.ASKED), PartitionHandovers.SHADOW));
        assertTrue(handovers.move(asked, List.of(PartitionHandovers.SHADOW), PartitionHandovers.READY));
        assertTrue(handovers.fence(asked, "A 1 2 3\n"));
        assertEquals("A 1 2 3\n", handovers.of(TOPIC, PARTITION).orElseThrow().hashes());
        assertEquals(Optional.of(2L), handovers.take(asked, Duration.ofHours(1)));
        assertEquals(Optional.empty(), handovers.take(asked, Duration.ofHours(1)));
        assertFalse(handovers.refuse(asked, "too late"));

        assertEquals("new", owners.of(TOPIC, PARTITION).orElseThrow().owner());
        assertEquals(
                PartitionHandovers.DONE,
                handovers.of(TOPIC, PARTITION).orElseThrow().step());
    }

    @Test
    void shouldReplaceAHandoverThatWasAbandonedUnlessTheOwnerStandsAtTheFence() {
        PartitionHandovers handovers = new PartitionHandovers(database);
        owners.take(TOPIC, PARTITION, "old", Duration.ofHours(1));
        for (List<String> before : List.of(
                List.<String>of(),
                List.of(PartitionHandovers.SHADOW),
                List.of(PartitionHandovers.SHADOW, PartitionHandovers.READY))) {
            assertEquals(Optional.of(1L), handovers.ask(TOPIC, PARTITION, "new"), before.toString());
            advance(handovers, before);
            age("9 minutes");
            assertEquals(Optional.empty(), handovers.ask(TOPIC, PARTITION, "third"), before.toString());
            age("11 minutes");
        }
        assertEquals(Optional.of(1L), handovers.ask(TOPIC, PARTITION, "third"));
        advance(handovers, List.of(PartitionHandovers.SHADOW, PartitionHandovers.READY));
        PartitionHandovers.Handover ready = handovers.of(TOPIC, PARTITION).orElseThrow();
        assertEquals("third", ready.to());
        assertTrue(handovers.fence(ready, ""));
        age("11 minutes");

        assertEquals(Optional.empty(), handovers.ask(TOPIC, PARTITION, "new"), "the owner calls it off itself");
    }

    private static void advance(PartitionHandovers handovers, List<String> steps) {
        for (String step : steps) {
            PartitionHandovers.Handover now = handovers.of(TOPIC, PARTITION).orElseThrow();
            assertTrue(handovers.move(now, List.of(now.step()), step), step);
        }
    }

    private static void age(String interval) {
        database.jdbi()
                .useHandle(h -> h.execute(
                        "update partition_handovers set moved_at = now() - cast(? as text)::interval", interval));
    }

    @Test
    void shouldLeaveThePartitionToItsOwnerWhenTheHandoverIsRefusedOrTheOwnerHasChanged() {
        PartitionHandovers handovers = new PartitionHandovers(database);
        owners.take(TOPIC, PARTITION, "old", Duration.ofHours(1));
        handovers.ask(TOPIC, PARTITION, "new");
        PartitionHandovers.Handover first = handovers.of(TOPIC, PARTITION).orElseThrow();
        assertTrue(handovers.refuse(first, "the states differ"));
        assertEquals(
                "the states differ",
                handovers.of(TOPIC, PARTITION).orElseThrow().message());
        assertEquals(Optional.empty(), handovers.take(first, Duration.ofSeconds(1)));

        assertEquals(Optional.of(1L), handovers.ask(TOPIC, PARTITION, "third"), "it may be tried with another");
        assertFalse(
                handovers.move(first, List.of(PartitionHandovers.ASKED), PartitionHandovers.SHADOW),
                "which is not the first one's");
        handovers.refuse(handovers.of(TOPIC, PARTITION).orElseThrow(), "");
        assertEquals(Optional.of(1L), handovers.ask(TOPIC, PARTITION, "new"), "it may be tried again");
        for (String[] step : new String[][] {
            {PartitionHandovers.ASKED, PartitionHandovers.SHADOW}, {PartitionHandovers.SHADOW, PartitionHandovers.READY}
        }) {
            handovers.move(first, List.of(step[0]), step[1]);
        }
        handovers.fence(first, "");
        owners.take(TOPIC, PARTITION, "old", Duration.ofHours(1));

        assertEquals(
                Optional.empty(),
                handovers.take(first, Duration.ofSeconds(1)),
                "the owner was started again meanwhile");
        assertEquals(
                PartitionHandovers.FENCED,
                handovers.of(TOPIC, PARTITION).orElseThrow().step());
        assertEquals(Optional.of(2L), handovers.ask(TOPIC, PARTITION, "new"), "the new start may hand it over");
    }

    @Test
    void shouldKeepTheNewestCheckpointOfThePresentOwnerAndLetTheNextRunGoOnWithIt() {
        PartitionCheckpoints checkpoints = new PartitionCheckpoints(database);
        owners.take(TOPIC, PARTITION, "old", Duration.ZERO);
        assertTrue(checkpoints.begin(TOPIC, PARTITION, 1, "run-1", ""));
        assertTrue(checkpoints.store(TOPIC, PARTITION, 1, state("run-1", 100)));
        assertTrue(checkpoints.store(TOPIC, PARTITION, 1, state("run-1", 200)));
        database.jdbi()
                .useHandle(h ->
                        h.execute("insert into journal_positions (run_id, journal_index, tick_sequence, tick_records)"
                                + " values ('run-1', 17, 180, 2)"));

        owners.take(TOPIC, PARTITION, "new", Duration.ofHours(1));
        assertEquals("run-1", owners.of(TOPIC, PARTITION).orElseThrow().runId(), "until the new one has begun");
        assertFalse(checkpoints.store(TOPIC, PARTITION, 1, state("run-1", 300)), "its owner is one no more");
        assertFalse(checkpoints.begin(TOPIC, PARTITION, 1, "late", "run-1"));
        assertTrue(checkpoints.begin(TOPIC, PARTITION, 2, "run-2", "run-1"));

        PartitionCheckpoints.StoredState kept = checkpoints.of(TOPIC, PARTITION).orElseThrow();
        assertEquals(200, kept.tick());
        assertEquals("run-2", kept.runId());
        assertArrayEquals(new byte[] {4, 5}, kept.content().state());
        assertEquals(new PartitionCheckpoints.Reached(180, 2), checkpoints.reached("run-2"));
        assertEquals("run-2", owners.of(TOPIC, PARTITION).orElseThrow().runId());
        assertFalse(checkpoints.hasEnded("run-2"));
    }

    private static PartitionCheckpoints.StoredState state(String run, long tick) {
        return new PartitionCheckpoints.StoredState(
                run,
                tick,
                1,
                2,
                3,
                4,
                "program",
                "config",
                "A 1 2 3\n",
                new PartitionCheckpoints.StoredBytes(new byte[] {1}, new byte[] {4, 5}));
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

    @Test
    void shouldKeepWhatARunBeganWithForWhoGoesOnWithItAndForgetItADayAfterAnotherHas() {
        RunExperience experience = new RunExperience(database);
        Packed began = new Packed("0123456789abcdef", "a version\nand its lessons\n");
        owners.take(TOPIC, PARTITION, "first", Duration.ofHours(1));
        experience.store("run-1", began);
        checkpoints().begin(TOPIC, PARTITION, 1, "run-1", "");
        assertEquals(Optional.of(began), experience.of("run-1"));
        assertEquals(Optional.empty(), experience.of("run-2"));

        assertFalse(experience.name("run-2", "fedcba9876543210"), "not there yet");
        assertTrue(experience.name("run-2", began.version()));
        checkpoints().begin(TOPIC, PARTITION, 1, "run-2", "run-1");
        database.jdbi().useHandle(h -> h.execute("update run_experience set begun_at = now() - interval '2 days'"));
        experience.store("run-3", new Packed("fedcba9876543210", "another\n"));

        assertEquals(Optional.empty(), experience.of("run-1"));
        assertEquals(Optional.of(began), experience.of("run-2"));
        assertEquals("another\n", experience.of("run-3").orElseThrow().content());
    }

    private static PartitionCheckpoints checkpoints() {
        return new PartitionCheckpoints(database);
    }
}
