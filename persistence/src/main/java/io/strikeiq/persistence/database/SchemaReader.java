package io.strikeiq.persistence.database;

import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What a database has of the schema, and whether its user may read it: by SELECT only, so that a role for reports and a
 * replica can be asked too.
 */
public final class SchemaReader {
    private final Database database;

    public SchemaReader(Database database) {
        this.database = database;
    }

    /** Every change set of this version in order, applied or not. */
    public List<Migration> status() {
        return database.jdbi().withHandle(handle -> {
            Map<String, Timestamp> applied = applied(handle);
            return ChangeSets.all().stream()
                    .map(set -> new Migration(
                            set.id(),
                            set.file(),
                            set.description(),
                            applied.containsKey(set.id())
                                    ? applied.get(set.id()).toInstant()
                                    : null))
                    .toList();
        });
    }

    private static Map<String, Timestamp> applied(Handle handle) {
        // Before the first migration of this version the tables of an earlier one are in public.
        String log = exists(handle, Schema.NAME, Schema.CHANGE_LOG)
                ? Schema.NAME + "." + Schema.CHANGE_LOG
                : PublicTables.CHANGE_LOG;
        Map<String, Timestamp> applied = new HashMap<>();
        if (log.startsWith(Schema.NAME) || exists(handle, "public", "databasechangelog")) {
            handle.createQuery("select id, dateexecuted from " + log + " where author = :author")
                    .bind("author", Schema.AUTHOR)
                    .map((row, context) -> applied.put(row.getString(1), row.getTimestamp(2)))
                    .list();
        }
        return applied;
    }

    /** The catalogues say so of what the user may not read, too. */
    private static boolean exists(Handle handle, String schema, String table) {
        return handle.createQuery("select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = :schema and c.relname = :table)")
                .bind("schema", schema)
                .bind("table", table)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Checks that the user may read every table.
     *
     * @throws DatabaseException naming what the user lacks, and the statements that give it
     */
    public void checkReadable() {
        List<String> lacking = database.jdbi().withHandle(SchemaReader::lacking);
        if (!lacking.isEmpty()) {
            throw DatabaseException.lasting("the user of " + database.location() + " may not read "
                    + String.join(", ", lacking) + "; its owner can give the right: grant usage on schema "
                    + Schema.NAME
                    + " to USER; grant select on all tables in schema " + Schema.NAME + " to USER");
        }
    }

    private static List<String> lacking(Handle handle) {
        boolean hasSchema = handle.createQuery("select coalesce((select has_schema_privilege(oid, 'USAGE')"
                        + " from pg_namespace where nspname = :schema), true)")
                .bind("schema", Schema.NAME)
                .mapTo(Boolean.class)
                .one();
        if (!hasSchema) {
            return List.of("schema " + Schema.NAME);
        }
        return handle.createQuery("select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = :schema and c.relkind in ('r', 'p', 'v') and not c.relispartition"
                        + " and c.relname not like 'change\\_log%' and not has_table_privilege(c.oid, 'SELECT')"
                        + " order by 1")
                .bind("schema", Schema.NAME)
                .mapTo(String.class)
                .list();
    }
}
