package io.strikeiq.persistence.database;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** The schema as versions made it that had none of their own: thirteen change sets in {@code public}. */
public final class PublicSchema {
    private PublicSchema() {}

    /** Makes the tables and the change log of the migration library, as it is without a word about its place. */
    public static void make(Database database) {
        try (Connection connection = database.patientConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to public");
            Map<String, Object> quiet = Map.of(
                    Scope.Attr.ui.name(),
                    new LoggerUIService(),
                    Scope.Attr.logService.name(),
                    new MigrationLog(),
                    "liquibase.analytics.enabled",
                    false);
            Scope.child(quiet, () -> {
                Liquibase liquibase = new Liquibase(
                        "db/changelog-public.xml",
                        new ClassLoaderResourceAccessor(PublicSchema.class.getClassLoader()),
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
                liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
                liquibase.update(new Contexts(), new LabelExpression());
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is in {@code public}. */
    public static List<String> relations(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select relname from pg_class"
                                        + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') order by 1")
                        .mapTo(String.class)
                        .list());
    }
}
