package io.strikeiq.persistence.database;

import java.sql.Connection;
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
 * One process at a time changes a database, by an advisory lock; so a lock that a killed process left in the change log
 * is known to be stale and is released. All of a migration or a rollback is one transaction.
 */
public final class Migrations {
    private static final String CHANGELOG = "db/changelog.xml";
    /** Key of the advisory lock: the letters of "strikeiq". */
    private static final long LOCK_KEY = 0x737472696b656971L;

    private final Database database;

    public Migrations(Database database) {
        this.database = database;
    }

    /** Every change set in order, applied or not. */
    public List<Migration> status() {
        return run(liquibase -> liquibase.getChangeSetStatuses(new Contexts(), new LabelExpression(), false).stream()
                .map(Migrations::migration)
                .toList());
    }

    /**
     * Applies what is missing and returns it.
     *
     * @throws DatabaseException when a later version of this program has been at work there
     */
    public List<Migration> migrate() {
        return run(liquibase -> {
            refuseLaterSchema(liquibase);
            List<Migration> missing = pending(liquibase, false);
            liquibase.update(new Contexts(), new LabelExpression());
            return missing;
        });
    }

    /**
     * Rolls back the change sets applied last, newest first, and returns them.
     *
     * @throws DatabaseException when fewer are applied
     */
    public List<Migration> rollback(int count) {
        return run(liquibase -> {
            List<Migration> applied = new ArrayList<>(pending(liquibase, true));
            if (count < 1 || count > applied.size()) {
                throw new DatabaseException(
                        "cannot roll back " + count + " change sets, " + applied.size() + " are applied");
            }
            liquibase.rollback(count, null, new Contexts(), new LabelExpression());
            Collections.reverse(applied);
            return List.copyOf(applied.subList(0, count));
        });
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

    private <T> T run(Work<T> work) {
        Map<String, Object> quiet = Map.of(
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                Scope.Attr.logService.name(),
                new MigrationLog(),
                "liquibase.analytics.enabled",
                false);
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK_KEY + ")");
            try {
                T result = Scope.child(quiet, () -> locked(connection, work));
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                statement.execute("select pg_advisory_unlock(" + LOCK_KEY + ")");
                connection.setAutoCommit(true);
            }
        } catch (DatabaseException e) {
            throw e;
        } catch (Exception e) {
            throw new DatabaseException(
                    "cannot use the schema of " + database.location() + ": " + DatabaseException.reason(e), e);
        }
    }

    private static <T> T locked(Connection connection, Work<T> work) throws LiquibaseException, SQLException {
        OneTransaction jdbc = new OneTransaction(connection);
        Liquibase liquibase = new Liquibase(
                CHANGELOG,
                new ClassLoaderResourceAccessor(Migrations.class.getClassLoader()),
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(jdbc));
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        forgetEarlierRuns();
        liquibase.forceReleaseLocks();
        jdbc.begin();
        return work.with(liquibase);
    }

    /**
     * Leaves the end of the transaction to whoever asked for the migration. The library would commit a change and then,
     * apart from it, the note that it was made: a process killed in between would leave a schema that no later migration
     * fits.
     */
    private static final class OneTransaction extends JdbcConnection {
        private boolean begun;

        OneTransaction(Connection connection) {
            super(connection);
        }

        /** From now on all is one transaction. */
        void begin() {
            begun = true;
        }

        @Override
        public void commit() throws liquibase.exception.DatabaseException {
            if (!begun) {
                super.commit();
            }
        }

        @Override
        public void rollback() throws liquibase.exception.DatabaseException {
            if (!begun) {
                super.rollback();
            }
        }
    }

    /** The library remembers by URL what it applied, and would not apply again what has been rolled back since. */
    private static void forgetEarlierRuns() {
        Scope scope = Scope.getCurrentScope();
        scope.getSingleton(ChangeLogHistoryServiceFactory.class).resetAll();
        scope.getSingleton(FastCheckService.class).clearCache();
    }
}
