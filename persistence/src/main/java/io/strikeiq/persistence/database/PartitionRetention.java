package io.strikeiq.persistence.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops partitions of which every row is older than a time: signals, outcomes and market snapshots by month, option chains
 * by day. A partition is detached first while others read and write the table, and dropped by itself then; one that was
 * left in the middle is finished.
 */
public final class PartitionRetention {
    /** How long a statement waits for who holds the partition, before the rest is left for another time. */
    private static final String LOCK_TIMEOUT = "10s";

    private static final String PARTITIONS = """
            select p.relname, c.relname, b.until, pg_total_relation_size(c.oid), i.inhdetachpending
              from pg_inherits i
              join pg_class c on c.oid = i.inhrelid
              join pg_class p on p.oid = i.inhparent and p.relkind = 'p'
             cross join lateral (
                   select substring(pg_get_expr(c.relpartbound, c.oid) from 'TO \\(''([^'']+)')::timestamptz) b (until)
             where p.relnamespace = '%s'::regnamespace and (b.until <= '%s' or i.inhdetachpending)
             order by b.until, 1
            """;

    private final Database database;

    public PartitionRetention(Database database) {
        this.database = database;
    }

    /**
     * A partition whose rows are all before a time.
     *
     * @param table table that it is of
     * @param until time before which all its rows are
     * @param bytes on the server's disk, indexes included
     * @param detaching whether it was left while it was detached
     */
    public record Partition(String table, String name, Instant until, long bytes, boolean detaching) {}

    /** Partitions with no row of or after a time, oldest first. */
    public List<Partition> before(Instant time) {
        try (Connection connection = database.dataSource().getConnection()) {
            return partitions(connection, time);
        } catch (SQLException e) {
            throw new DatabaseException(
                    "cannot list the partitions of " + database.location() + ": " + DatabaseException.reason(e), e);
        }
    }

    private static List<Partition> partitions(Connection connection, Instant time) throws SQLException {
        List<Partition> partitions = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(PARTITIONS.formatted(Schema.NAME, time))) {
            while (row.next()) {
                partitions.add(new Partition(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getLong(4),
                        row.getBoolean(5)));
            }
        }
        return partitions;
    }

    /**
     * Drops a partition with its rows.
     *
     * @throws DatabaseException when somebody reads it for longer than ten seconds, or the right lacks
     */
    public void drop(Partition partition) {
        try (Connection connection = database.patientConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '" + LOCK_TIMEOUT + "'");
            String detach = "alter table " + partition.table() + " detach partition " + partition.name();
            statement.execute(detach + (partition.detaching() ? " finalize" : " concurrently"));
            statement.execute("drop table " + partition.name());
        } catch (SQLException e) {
            throw new DatabaseException(
                    "cannot drop " + partition.name() + " of " + database.location() + ": "
                            + DatabaseException.reason(e),
                    e);
        }
    }

    /** Deletes what is left of runs that ended before a time: their row, their positions, predictions, and rows that were refused. */
    public long deleteRuns(Instant time) {
        return database.jdbi().inTransaction(handle -> {
            String ended = "select id from runs where finished_at < :time";
            for (String table :
                    List.of("journal_positions", "dead_letters", "predictions", "smart_money_predictions")) {
                handle.createUpdate("delete from " + table + " where run_id in (" + ended + ")")
                        .bind("time", OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                        .execute();
            }
            return (long) handle.createUpdate("delete from runs where finished_at < :time")
                    .bind("time", OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                    .execute();
        });
    }
}
