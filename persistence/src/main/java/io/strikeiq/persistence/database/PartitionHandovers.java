package io.strikeiq.persistence.database;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Handovers of partitions from their owner to another service, a row each, moved from step to step with a condition: whatever dies or
 * is slow, one side at most moves it on.
 */
public final class PartitionHandovers {
    /** An operator wants it. */
    public static final String ASKED = "asked";
    /** The new one brings its state to the present. */
    public static final String SHADOW = "shadow";
    /** It has, and waits for the fence. */
    public static final String READY = "ready";
    /** The owner stands still at the fence, with all its outputs written; its hashes are known. */
    public static final String FENCED = "fenced";
    /** The new one owns the partition. */
    public static final String DONE = "done";
    /** The owner goes on; the message says why. */
    public static final String REFUSED = "refused";

    /** Minutes without a step after which the command that asked counts as killed: at its end it would have called it off. */
    private static final int ABANDONED = 10;

    private static final String WHERE = " where topic = :topic and partition = :partition and from_epoch = :epoch"
            + " and to_owner = :owner and step in (<steps>)";

    private final Database database;

    public PartitionHandovers(Database database) {
        this.database = database;
    }

    /**
     * A handover.
     *
     * @param fromEpoch of the owner that gives the partition away
     * @param message why it was refused, else empty
     * @param hashes of the owner at the fence, else empty
     */
    public record Handover(
            String topic, int partition, long fromEpoch, String to, String step, String message, String hashes) {
        /** Whether it is over, for good or bad. */
        public boolean isOver() {
            return step.equals(DONE) || step.equals(REFUSED);
        }
    }

    /**
     * Asks for one from the present owner, in place of an earlier one that is over, of an earlier owner, or was abandoned before its
     * owner came to stand.
     *
     * @return epoch of that owner; empty while another is under way, or nobody owns the partition
     */
    public Optional<Long> ask(String topic, int partition, String to) {
        return database.jdbi()
                .withHandle(h -> h.createQuery("""
                        insert into partition_handovers as held (topic, partition, from_epoch, to_owner, step)
                        select topic, partition, epoch, :to, 'asked' from partition_owners
                         where topic = :topic and partition = :partition and lease_until > now() and owner <> :to
                        on conflict (topic, partition) do update
                           set from_epoch = excluded.from_epoch, to_owner = excluded.to_owner, step = 'asked',
                               message = '', hashes = '', asked_at = now(), moved_at = now()
                         where held.step in ('done', 'refused') or held.from_epoch < excluded.from_epoch
                            or (held.step <> 'fenced' and held.moved_at < now() - :abandoned * interval '1 minute')
                        returning from_epoch
                        """)
                        .bind("topic", topic)
                        .bind("partition", partition)
                        .bind("to", to)
                        .bind("abandoned", ABANDONED)
                        .mapTo(Long.class)
                        .findOne());
    }

    /** The last one of a partition. */
    public Optional<Handover> of(String topic, int partition) {
        return database.jdbi()
                .withHandle(h -> h.createQuery("""
                        select from_epoch, to_owner, step, message, hashes from partition_handovers
                         where topic = :topic and partition = :partition
                        """)
                        .bind("topic", topic)
                        .bind("partition", partition)
                        .map((row, context) -> new Handover(
                                topic,
                                partition,
                                row.getLong("from_epoch"),
                                row.getString("to_owner"),
                                row.getString("step"),
                                row.getString("message"),
                                row.getString("hashes")))
                        .findOne());
    }

    /**
     * Moves it on.
     *
     * @param from steps of which one it must be at
     * @return false when it is at another
     */
    public boolean move(Handover handover, List<String> from, String to) {
        return move(handover, from, to, "", "");
    }

    /** Refuses it; the owner goes on. */
    public boolean refuse(Handover handover, String message) {
        return move(handover, List.of(ASKED, SHADOW, READY, FENCED), REFUSED, message, handover.hashes());
    }

    /** The owner stands still at the fence. */
    public boolean fence(Handover handover, String hashes) {
        return move(handover, List.of(READY), FENCED, "", hashes);
    }

    private boolean move(Handover handover, List<String> from, String to, String message, String hashes) {
        return database.jdbi().withHandle(h -> move(h, handover, from, to, message, hashes));
    }

    private static boolean move(
            Handle h, Handover handover, List<String> from, String to, String message, String hashes) {
        return h.createUpdate("update partition_handovers"
                                + " set step = :to, message = :message, hashes = :hashes, moved_at = now()"
                                + WHERE)
                        .bindList("steps", from)
                        .bind("topic", handover.topic())
                        .bind("partition", handover.partition())
                        .bind("epoch", handover.fromEpoch())
                        .bind("owner", handover.to())
                        .bind("to", to)
                        .bind("message", message)
                        .bind("hashes", hashes)
                        .execute()
                == 1;
    }

    /**
     * Takes the partition of an owner that stands at the fence.
     *
     * @param handover as it is at the fence
     * @return epoch of the new owner; empty when the handover is at another step, or the partition has another owner
     */
    public Optional<Long> take(Handover handover, Duration lease) {
        return database.jdbi().inTransaction(h -> {
            Optional<Long> epoch = owner(h, handover, lease);
            if (epoch.isPresent() && !move(h, handover, List.of(FENCED), DONE, "", handover.hashes())) {
                h.rollback();
                return Optional.<Long>empty();
            }
            return epoch;
        });
    }

    private static Optional<Long> owner(Handle h, Handover handover, Duration lease) {
        PartitionOwners.limitSilence(h);
        return h.createQuery("""
                        update partition_owners
                           set epoch = epoch + 1, owner = :owner, lease_until = now() + :millis * interval '1 millisecond'
                         where topic = :topic and partition = :partition and epoch = :epoch
                        returning epoch
                        """)
                .bind("topic", handover.topic())
                .bind("partition", handover.partition())
                .bind("epoch", handover.fromEpoch())
                .bind("owner", handover.to())
                .bind("millis", lease.toMillis())
                .mapTo(Long.class)
                .findOne();
    }
}
