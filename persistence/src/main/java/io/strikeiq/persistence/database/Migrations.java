package io.strikeiq.persistence.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeSetStatus;
import liquibase.changelog.FastCheckService;
import liquibase.changelog.RanChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * The versioned schema: every table is made by a change set under {@code db/}, and each change set can be rolled back.
 * All of a migration or a rollback is one transaction, on a connection that waits for as long as a change takes.
 *
 * <p>One process at a time changes a database, by an advisory lock. The migration library's own lock is a row of a table
 * in StrikeIQ's schema, taken and given back within that transaction; the one of other programs in {@code public} is not
 * looked at.
 */
public final class Migrations {
    /** The oldest server of which a partition can be detached while others read. */
    private static final int LEAST_SERVER = 14;

    /** Key of the advisory lock: the letters of "strikeiq". */
    private static final long LOCK_KEY = 0x737472696b656971L;

    /** As the migration library makes them. */
    private static final String MAKE_CHANGE_LOG = """
            create table if not exists %1$s.%2$s (
                id            varchar(255) not null,
                author        varchar(255) not null,
                filename      varchar(255) not null,
                dateexecuted  timestamp    not null,
                orderexecuted integer      not null,
                exectype      varchar(10)  not null,
                md5sum        varchar(35),
                description   varchar(255),
                comments      varchar(255),
                tag           varchar(255),
                liquibase     varchar(20),
                contexts      varchar(255),
                labels        varchar(255),
                deployment_id varchar(10)
            );
            create table if not exists %1$s.%3$s (
                id          integer primary key,
                locked      boolean not null,
                lockgranted timestamp,
                lockedby    varchar(255)
            );
            delete from %1$s.%3$s""";

    private final Database database;

    public Migrations(Database database) {
        this.database = database;
    }

    /** Every change set in order, applied or not. */
    public List<Migration> status() {
        return new SchemaReader(database).status();
    }

    /**
     * Applies what is missing and returns it. Where nothing is, as at most starts, the change log says so and the library
     * is left alone: it takes a second of processor time to find out.
     *
     * @throws DatabaseException when a later version of this program has been at work there
     */
    public List<Migration> migrate() {
        return connected(connection -> ChangeLog.isComplete(connection)
                ? List.of()
                : changed(connection, liquibase -> {
                    refuseLaterSchema(liquibase);
                    List<Migration> missing = pending(liquibase, false);
                    liquibase.update(new Contexts(), new LabelExpression());
                    return missing;
                }));
    }

    /**
     * Rolls back the change sets applied last, newest first, and returns them.
     *
     * @throws DatabaseException when fewer are applied
     */
    public List<Migration> rollback(int count) {
        return connected(connection -> changed(connection, liquibase -> {
            List<Migration> applied = new ArrayList<>(pending(liquibase, true));
            if (count < 1 || count > applied.size()) {
                throw new DatabaseException(
                        "cannot roll back " + count + " change sets, " + applied.size() + " are applied");
            }
            liquibase.rollback(count, null, new Contexts(), new LabelExpression());
            Collections.reverse(applied);
            return List.copyOf(applied.subList(0, count));
        }));
    }

    private void refuseLaterSchema(Liquibase liquibase) throws LiquibaseException {
        List<String> unknown = liquibase.listUnexpectedChangeSets(new Contexts(), new LabelExpression()).stream()
                .map(RanChangeSet::getId)
                .toList();
        if (!unknown.isEmpty()) {
            throw DatabaseException.lasting(
                    "the schema of " + database.location() + " has change sets " + String.join(", ", unknown)
                            + ", which this version does not know; use the version that made them");
        }
    }

    private static List<Migration> pending(Liquibase liquibase, boolean applied) throws LiquibaseException {
        return liquibase.getChangeSetStatuses(new Contexts(), new LabelExpression(), false).stream()
                .map(Migrations::migration)
                .filter(migration -> migration.isApplied() == applied)
                .toList();
    }

    private static Migration migration(ChangeSetStatus status) {
        return new Migration(
                status.getChangeSet().getId(),
                status.getChangeSet().getFilePath(),
                status.getDescription(),
                status.getDateLastExecuted() == null
                        ? null
                        : status.getDateLastExecuted().toInstant());
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Liquibase liquibase) throws LiquibaseException;
    }

    @FunctionalInterface
    private interface Connected<T> {
        T with(Connection connection) throws Exception;
    }

    private <T> T connected(Connected<T> work) {
        try (Connection connection = database.patientConnection()) {
            refuseOldServer(connection);
            return work.with(connection);
        } catch (DatabaseException e) {
            throw e;
        } catch (Exception e) {
            throw new DatabaseException(
                    "cannot use the schema of " + database.location() + ": " + DatabaseException.reason(e), e);
        }
    }

    private <T> T changed(Connection connection, Work<T> work) throws Exception {
        Map<String, Object> quiet = Map.of(
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                Scope.Attr.logService.name(),
                new MigrationLog(),
                "liquibase.analytics.enabled",
                false);
        try (Statement statement = connection.createStatement()) {
            // Given back with the connection, whatever becomes of the transaction.
            statement.execute("select pg_advisory_lock(" + LOCK_KEY + ")");
        }
        connection.setAutoCommit(false);
        makeSchema(connection);
        PublicTables.move(connection, database.location());
        T result = Scope.child(quiet, () -> locked(connection, work));
        connection.commit();
        return result;
    }

    private void refuseOldServer(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < LEAST_SERVER) {
            throw DatabaseException.lasting(
                    database.location() + " is PostgreSQL " + major + "; StrikeIQ needs " + LEAST_SERVER + " or later");
        }
    }

    /**
     * The schema is asked for first: who may not make one may use the one that was made for him. The library would find
     * out whether its tables are there by a query that fails, and so would the transaction. A lock in its table is of
     * no process that lives, since the advisory lock is held.
     */
    private static void makeSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select exists (select from pg_namespace where nspname = '" + Schema.NAME + "')")) {
            found.next();
            if (!found.getBoolean(1)) {
                statement.execute("create schema " + Schema.NAME);
            }
            statement.execute(MAKE_CHANGE_LOG.formatted(Schema.NAME, Schema.CHANGE_LOG, Schema.CHANGE_LOG_LOCK));
        }
    }

    private static <T> T locked(Connection connection, Work<T> work) throws LiquibaseException, SQLException {
        OneTransaction jdbc = new OneTransaction(connection);
        liquibase.database.Database target = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(jdbc);
        target.setDefaultSchemaName(Schema.NAME);
        target.setLiquibaseSchemaName(Schema.NAME);
        target.setDatabaseChangeLogTableName(Schema.CHANGE_LOG);
        target.setDatabaseChangeLogLockTableName(Schema.CHANGE_LOG_LOCK);
        Liquibase liquibase = new Liquibase(
                ChangeSets.CHANGELOG, new ClassLoaderResourceAccessor(Migrations.class.getClassLoader()), target);
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        forgetEarlierRuns();
        return work.with(liquibase);
    }

    /**
     * Leaves the end of the transaction to whoever asked for the migration. The library would commit a change and then,
     * apart from it, the note that it was made: a process killed in between would leave a schema that no later migration
     * fits.
     */
    private static final class OneTransaction extends JdbcConnection {
        OneTransaction(Connection connection) {
            super(connection);
        }

        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }

    /** The library remembers by URL what it applied, and would not apply again what has been rolled back since. */
    private static void forgetEarlierRuns() {
        Scope scope = Scope.getCurrentScope();
        scope.getSingleton(ChangeLogHistoryServiceFactory.class).resetAll();
        scope.getSingleton(FastCheckService.class).clearCache();
    }
}
