package io.strikeiq.persistence.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What StrikeIQ 0.1 and the first versions of format 2 made in the schema {@code public}: tables, and notes in the change
 * log of the migration library, which other programs may share. All of it goes to the schema of its own; what is not of
 * StrikeIQ stays as it is.
 */
final class PublicTables {
    /** The library's change log. */
    static final String CHANGE_LOG = "public.databasechangelog";

    private static final String LOCK = "public.databasechangeloglock";
    private static final String OURS = " where author = '" + Schema.AUTHOR + "' and filename like 'db/0%'";
    private static final String NAMES = "('runs', 'journal_positions', 'ai_signal_logs', 'market_snapshots',"
            + " 'option_chain_snapshots', 'dead_letters', 'signal_outcomes', 'alerts')";

    private static final String COLUMNS = "id, author, filename, dateexecuted, orderexecuted, exectype, md5sum,"
            + " description, comments, tag, liquibase, contexts, labels, deployment_id";

    private final Connection connection;
    private final String location;

    private PublicTables(Connection connection, String location) {
        this.connection = connection;
        this.location = location;
    }

    /**
     * Moves them within the transaction of a connection to the schema, which is there with its change log; does nothing
     * where there are none.
     *
     * @param location the database, for a person
     * @throws DatabaseException when the schema has tables of its own already
     */
    static void move(Connection connection, String location) throws SQLException {
        if (areIn(connection)) {
            new PublicTables(connection, location).move();
        }
    }

    /** Whether the change log there names change sets of ours. */
    static boolean areIn(Connection connection) throws SQLException {
        return ChangeLog.exists(connection, "public", "databasechangelog")
                && isTrue(connection, "select exists (select from " + CHANGE_LOG + OURS + ")");
    }

    private void move() throws SQLException {
        String log = Schema.NAME + "." + Schema.CHANGE_LOG;
        if (isTrue(connection, "select exists (select from " + log + ")")) {
            throw DatabaseException.lasting(
                    location + " has the tables of StrikeIQ twice, in the schemas public and " + Schema.NAME
                            + ": an earlier version was at work there after this one; drop those that are not wanted");
        }
        for (String relation : relations()) {
            execute("alter " + relation + " set schema " + Schema.NAME);
        }
        execute("insert into " + log + " (" + COLUMNS + ") select " + COLUMNS + " from " + CHANGE_LOG + OURS);
        execute("delete from " + CHANGE_LOG + OURS);
        if (!isTrue(connection, "select exists (select from " + CHANGE_LOG + ")")) {
            execute("drop table " + CHANGE_LOG);
            execute("drop table if exists " + LOCK);
        }
    }

    /** Kinds and names of what the change sets made; partitions do not move with their table. */
    private List<String> relations() throws SQLException {
        List<String> relations = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("""
                        select case relkind when 'v' then 'view ' else 'table ' end || c.oid::regclass
                          from pg_class c
                         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
                           and (c.relname in %1$s
                                or exists (select from pg_inherits i join pg_class p on p.oid = i.inhparent
                                            where i.inhrelid = c.oid and p.relnamespace = 'public'::regnamespace
                                              and p.relname in %1$s))
                        union all
                        select 'function ' || oid::regprocedure from pg_proc
                         where pronamespace = 'public'::regnamespace and proname = 'make_option_chain_partition'
                        """.formatted(NAMES))) {
            while (row.next()) {
                relations.add(row.getString(1));
            }
        }
        return relations;
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
