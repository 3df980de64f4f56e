package io.strikeiq.persistence.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Who processes which partition of a topic of ticks: a row with an epoch, which rises with each owner, and a lease by the clock of
 * the database. What an owner writes holds the row for the length of the transaction, so that after another has taken over
 * nothing of the old one is written any more. The server ends such a transaction when its owner falls silent in it, so that one
 * whose machine is gone holds nobody up.
 */
public final class PartitionOwners {
    /** The longest silence between two statements of a transaction that holds a row: less than a take waits for it. */
    private static final String SILENCE = "30s";

    private static final String LIMIT = "set_config('idle_in_transaction_session_timeout', '" + SILENCE + "', true)";

    private final Database database;

    public PartitionOwners(Database database) {
        this.database = database;
    }

    /**
     * An owner of a partition.
     *
     * @param epoch rises with each owner
     * @param expired whether another may take over
     */
    public record Owner(String topic, int partition, long epoch, String owner, String runId, boolean expired) {}

    /**
     * Takes a partition: one that nobody owns, whose lease is over, or that a service of the same name owned before.
     *
     * The run stays that of the owner before, until the new one says which processes it.
     *
     * @return the epoch of the new owner; empty while another owns it
     */
    public Optional<Long> take(String topic, int partition, String owner, Duration lease) {
        return database.jdbi()
                .withHandle(h -> h.createQuery("""
                        insert into partition_owners as held (topic, partition, epoch, owner, run_id, lease_until)
                        values (:topic, :partition, 1, :owner, '', now() + :millis * interval '1 millisecond')
                        on conflict (topic, partition) do update
                           set epoch = held.epoch + 1, owner = excluded.owner, lease_until = excluded.lease_until
                         where held.lease_until <= now() or held.owner = excluded.owner
                        returning epoch
                        """)
                        .bind("topic", topic)
                        .bind("partition", partition)
                        .bind("owner", owner)
                        .bind("millis", lease.toMillis())
                        .mapTo(Long.class)
                        .findOne());
    }

    /** Lengthens the lease of an owner; false when another has taken over. */
    public boolean renew(String topic, int partition, long epoch, Duration lease) {
        return database.jdbi()
                        .withHandle(h -> h.createUpdate("""
                        update partition_owners set lease_until = now() + :millis * interval '1 millisecond'
                         where topic = :topic and partition = :partition and epoch = :epoch
                        """)
                                .bind("topic", topic)
                                .bind("partition", partition)
                                .bind("epoch", epoch)
                                .bind("millis", lease.toMillis())
                                .execute())
                == 1;
    }

    /** Ends the lease of an owner, so that the next need not wait; false when another has taken over. */
    public boolean release(String topic, int partition, long epoch) {
        return renew(topic, partition, epoch, Duration.ZERO);
    }

    /** Who owns a partition, empty when nobody ever did. */
    public Optional<Owner> of(String topic, int partition) {
        return database.jdbi()
                .withHandle(h -> h.createQuery("""
                        select epoch, owner, run_id, lease_until <= now() as expired
                          from partition_owners where topic = :topic and partition = :partition
                        """)
                        .bind("topic", topic)
                        .bind("partition", partition)
                        .map((row, context) -> new Owner(
                                topic,
                                partition,
                                row.getLong("epoch"),
                                row.getString("owner"),
                                row.getString("run_id"),
                                row.getBoolean("expired")))
                        .findOne());
    }

    /** Has the server end the transaction should it fall silent, before it holds a row by a statement of its own. */
    static void limitSilence(Handle h) {
        h.createQuery("select " + LIMIT).mapTo(String.class).one();
    }

    /**
     * Holds the row of a partition for the rest of a transaction.
     *
     * @throws FencedException when it has another epoch
     */
    public static void hold(Connection connection, String topic, int partition, long epoch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select epoch, owner, " + LIMIT
                + " from partition_owners where topic = ? and partition = ? for share")) {
            select.setString(1, topic);
            select.setInt(2, partition);
            try (ResultSet row = select.executeQuery()) {
                boolean isThere = row.next();
                if (!isThere || row.getLong(1) != epoch) {
                    throw new FencedException("partition " + partition + " of topic '" + topic + "' is owned by "
                            + (isThere ? row.getString(2) + " with epoch " + row.getLong(1) : "nobody")
                            + "; this service had it with epoch " + epoch + " and writes no more");
                }
            }
        }
    }
}
