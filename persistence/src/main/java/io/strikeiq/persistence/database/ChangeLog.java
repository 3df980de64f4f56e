package io.strikeiq.persistence.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** What the migration library has noted of the change sets that it applied, read without the library. */
final class ChangeLog {
    private ChangeLog() {}

    /**
     * Whether the schema has every change set of this version with the text that it has now, and nothing else, and no
     * table of an earlier version waits to be moved there. The log changes with the schema in one transaction, so that
     * what another process is about to do there comes after.
     */
    static boolean isComplete(Connection connection) throws SQLException {
        if (!exists(connection, Schema.NAME, Schema.CHANGE_LOG) || PublicTables.areIn(connection)) {
            return false;
        }
        Set<String> missing = new HashSet<>();
        ChangeSets.all().forEach(set -> missing.add(set.id() + " " + set.file() + " " + set.checksum()));
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select id || ' ' || filename || ' ' || md5sum from " + Schema.NAME
                        + "." + Schema.CHANGE_LOG)) {
            while (row.next()) {
                if (!missing.remove(row.getString(1))) {
                    return false;
                }
            }
        }
        return missing.isEmpty();
    }

    /** The catalogues say so of what the user may not read, too. */
    static boolean exists(Connection connection, String schema, String table) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = ? and c.relname = ?")) {
            select.setString(1, schema);
            select.setString(2, table);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
