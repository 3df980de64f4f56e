package io.strikeiq.persistence.database;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The newest state of each partition of a topic of ticks, from which another service goes on; written by its owner alone. */
public final class PartitionCheckpoints {
    private final Database database;

    public PartitionCheckpoints(Database database) {
        this.database = database;
    }

    /**
     * A state after a tick of a run.
     *
     * @param tick number of the tick in the run
     * @param time event time of the tick, nanoseconds since the epoch
     * @param fed ticks up to that one that came from the feed
     * @param offset of the partition at the last POSITION tick before it
     * @param ticksAfter ticks of the feed between that one and the state
     * @param program version of the program
     * @param config hash of what of the config the state depends on
     * @param hashes of each underlying a line
     * @param content definitions that hold, and the state
     */
    public record StoredState(
            String runId,
            long tick,
            long time,
            long fed,
            long offset,
            long ticksAfter,
            String program,
            String config,
            String hashes,
            StoredBytes content) {}

    /** Definitions as frames of ticks, and a state; neither is copied. */
    public static final class StoredBytes {
        private final byte[] definitions;
        private final byte[] state;

        public StoredBytes(byte[] definitions, byte[] state) {
            this.definitions = definitions;
            this.state = state;
        }

        /** Definitions as frames of ticks. */
        public byte[] definitions() {
            return definitions;
        }

        /** What the save visitor wrote. */
        public byte[] state() {
            return state;
        }
    }

    /** The newest of a partition. */
    public Optional<StoredState> of(String topic, int partition) {
        return database.jdbi()
                .withHandle(h -> h.createQuery("""
                        select run_id, tick_sequence, event_time, fed, feed_offset, ticks_after, program, config, hashes,
                               definitions, state
                          from partition_checkpoints where topic = :topic and partition = :partition
                        """)
                        .bind("topic", topic)
                        .bind("partition", partition)
                        .map((row, context) -> new StoredState(
                                row.getString("run_id"),
                                row.getLong("tick_sequence"),
                                row.getLong("event_time"),
                                row.getLong("fed"),
                                row.getLong("feed_offset"),
                                row.getLong("ticks_after"),
                                row.getString("program"),
                                row.getString("config"),
                                row.getString("hashes"),
                                new StoredBytes(row.getBytes("definitions"), row.getBytes("state"))))
                        .findOne());
    }

    /** Stores one in place of the last; false when the partition has another owner by now. */
    public boolean store(String topic, int partition, long epoch, StoredState state) {
        return database.jdbi().inTransaction(h -> {
            boolean held = hold(h, topic, partition, epoch);
            if (held) {
                store(h, topic, partition, state);
            }
            return held;
        });
    }

    /**
     * Makes a run the one that processes a partition: the state of the run before it is its own, and so is what that has in the database.
     *
     * @param former run with whose ticks it goes on, empty for one that begins with its first
     * @return false when the partition has another owner by now
     */
    public boolean begin(String topic, int partition, long epoch, String runId, String former) {
        return database.jdbi().inTransaction(h -> {
            if (!hold(h, topic, partition, epoch)) {
                return false;
            }
            h.createUpdate("""
                            insert into journal_positions (run_id, consumer, journal_index, tick_sequence, tick_records)
                            select :run, consumer, -1, tick_sequence, tick_records from journal_positions
                             where run_id = :former and consumer = 'database'
                            on conflict do nothing
                            """).bind("run", runId).bind("former", former).execute();
            h.createUpdate("update partition_owners set run_id = :run where topic = :topic and partition = :partition")
                    .bind("run", runId)
                    .bind("topic", topic)
                    .bind("partition", partition)
                    .execute();
            h.createUpdate("update partition_checkpoints set run_id = :run"
                            + " where topic = :topic and partition = :partition and run_id = :former")
                    .bind("run", runId)
                    .bind("topic", topic)
                    .bind("partition", partition)
                    .bind("former", former)
                    .execute();
            return true;
        });
    }

    /** Whether the ticks of a run have ended, so that nobody goes on with it. */
    public boolean hasEnded(String runId) {
        return database.jdbi()
                        .withHandle(h -> h.createQuery(
                                        "select count(*) from runs where id = :run and finished_at is not null")
                                .bind("run", runId)
                                .mapTo(Long.class)
                                .one())
                > 0;
    }

    /** How far a run is in the database. */
    public Reached reached(String runId) {
        return database.jdbi()
                .withHandle(h -> h.createQuery("""
                        select tick_sequence, tick_records from journal_positions
                         where run_id = :run and consumer = 'database'
                        """)
                        .bind("run", runId)
                        .map((row, context) -> new Reached(row.getLong(1), row.getLong(2)))
                        .findOne()
                        .orElse(Reached.NOTHING));
    }

    /**
     * The last tick of a run of which records are in the database.
     *
     * @param records how many of that tick
     */
    public record Reached(long tick, long records) {
        /** Of a run of which nothing is there. */
        public static final Reached NOTHING = new Reached(0, 0);
    }

    private static boolean hold(Handle h, String topic, int partition, long epoch) {
        PartitionOwners.limitSilence(h);
        return h.createQuery(
                        "select epoch from partition_owners where topic = :topic and partition = :partition for update")
                .bind("topic", topic)
                .bind("partition", partition)
                .mapTo(Long.class)
                .findOne()
                .filter(each -> each == epoch)
                .isPresent();
    }

    private static void store(Handle h, String topic, int partition, StoredState state) {
        h.createUpdate("""
                        insert into partition_checkpoints (topic, partition, run_id, tick_sequence, event_time, fed, feed_offset,
                               ticks_after, program, config, hashes, definitions, state)
                        values (:topic, :partition, :run, :tick, :time, :fed, :offset, :after, :program, :config, :hashes,
                               :definitions, :state)
                        on conflict (topic, partition) do update
                           set run_id = excluded.run_id, tick_sequence = excluded.tick_sequence,
                               event_time = excluded.event_time, fed = excluded.fed, feed_offset = excluded.feed_offset,
                               ticks_after = excluded.ticks_after, program = excluded.program, config = excluded.config,
                               hashes = excluded.hashes, definitions = excluded.definitions, state = excluded.state,
                               made_at = now()
                        """)
                .bind("topic", topic)
                .bind("partition", partition)
                .bind("run", state.runId())
                .bind("tick", state.tick())
                .bind("time", state.time())
                .bind("fed", state.fed())
                .bind("offset", state.offset())
                .bind("after", state.ticksAfter())
                .bind("program", state.program())
                .bind("config", state.config())
                .bind("hashes", state.hashes())
                .bind("definitions", state.content().definitions())
                .bind("state", state.content().state())
                .execute();
    }
}
