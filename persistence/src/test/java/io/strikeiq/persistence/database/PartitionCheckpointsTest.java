package io.strikeiq.persistence.database;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.database.PartitionCheckpoints.Reached;
import io.strikeiq.persistence.database.PartitionCheckpoints.StoredBytes;
import io.strikeiq.persistence.database.PartitionCheckpoints.StoredState;
import io.strikeiq.persistence.database.RunExperience.Packed;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next owner of a partition goes on with: the newest state, and what the run began with. */
@LongTest
class PartitionCheckpointsTest {
    private static final String TOPIC = "ticks";
    private static final int PARTITION = 3;

    @TempDir
    static Path directory;

    private static Database database;

    private final PartitionOwners owners = new PartitionOwners(database);
    private final PartitionCheckpoints checkpoints = new PartitionCheckpoints(database);

    @BeforeAll
    static void open() {
        database = Database.open(DatabaseSettings.embedded(ServerTemplate.MIGRATED.copyTo(directory)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void startWithEmptyTables() {
        EmptyTables.in(database);
    }

    @Test
    void shouldKeepTheNewestCheckpointOfThePresentOwnerAndLetTheNextRunGoOnWithIt() {
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

        StoredState kept = checkpoints.of(TOPIC, PARTITION).orElseThrow();
        assertEquals(200, kept.tick());
        assertEquals("run-2", kept.runId());
        assertArrayEquals(new byte[] {4, 5}, kept.content().state());
        assertEquals(new Reached(180, 2), checkpoints.reached("run-2"));
        assertEquals("run-2", owners.of(TOPIC, PARTITION).orElseThrow().runId());
        assertFalse(checkpoints.hasEnded("run-2"));
    }

    private static StoredState state(String run, long tick) {
        return new StoredState(
                run, tick, 1, 2, 3, 4, "program", "config", "A 1 2 3\n", new StoredBytes(new byte[] {1}, new byte[] {
                    4, 5
                }));
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
            assertTrue(checkpoints.store(TOPIC, PARTITION, epoch, state("run-1", 7)));

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
    void shouldKeepWhatARunBeganWithForWhoGoesOnWithItAndForgetItADayAfterAnotherHas() {
        RunExperience experience = new RunExperience(database);
        Packed began = new Packed("0123456789abcdef", "a version\nand its lessons\n");
        owners.take(TOPIC, PARTITION, "first", Duration.ofHours(1));
        experience.store("run-1", began);
        checkpoints.begin(TOPIC, PARTITION, 1, "run-1", "");
        assertEquals(Optional.of(began), experience.of("run-1"));
        assertEquals(Optional.empty(), experience.of("run-2"));

        assertFalse(experience.name("run-2", "fedcba9876543210"), "not there yet");
        assertTrue(experience.name("run-2", began.version()));
        checkpoints.begin(TOPIC, PARTITION, 1, "run-2", "run-1");
        database.jdbi().useHandle(h -> h.execute("update run_experience set begun_at = now() - interval '2 days'"));
        experience.store("run-3", new Packed("fedcba9876543210", "another\n"));

        assertEquals(Optional.empty(), experience.of("run-1"));
        assertEquals(Optional.of(began), experience.of("run-2"));
        assertEquals("another\n", experience.of("run-3").orElseThrow().content());
    }
}
