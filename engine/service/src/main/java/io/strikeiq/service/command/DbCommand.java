package io.strikeiq.service.command;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.Migration;
import io.strikeiq.persistence.database.Migrations;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The schema of the database. */
@Command(name = "db", description = "Show and change the schema of the database.", synopsisSubcommandLabel = "COMMAND")
public final class DbCommand {
    @Command(name = "status", description = "List the change sets of the schema, applied or not.")
    int status(@Mixin ConfigOption config, @Mixin OutputOptions output) {
        Databases.checkThere(config.load().database());
        return run(config, output, "changeSets", "", Migrations::status);
    }

    @Command(name = "migrate", description = "Apply the change sets that are missing.")
    int migrate(@Mixin ConfigOption config, @Mixin OutputOptions output) {
        return run(config, output, "applied", "applied ", Migrations::migrate);
    }

    @Command(
            name = "rollback",
            description = "Take back the change sets applied last. The tables that they made go with their rows.")
    int rollback(
            @Parameters(paramLabel = "N", description = "How many change sets.") int count,
            @Mixin ConfigOption config,
            @Mixin OutputOptions output) {
        return run(config, output, "rolledBack", "rolled back ", migrations -> migrations.rollback(count));
    }

    private static int run(
            ConfigOption config,
            OutputOptions output,
            String key,
            String done,
            Function<Migrations, List<Migration>> work) {
        try (Database database = Database.connect(config.load().database())) {
            List<Migration> migrations = work.apply(new Migrations(database));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("database", database.location());
            result.put(key, migrations.stream().map(DbCommand::json).toList());
            String text = done.isEmpty() ? table(migrations) : done + migrations.size() + " change sets";
            output.result(result, "database " + database.location() + System.lineSeparator() + text);
            return ExitCode.OK;
        }
    }

    private static Map<String, Object> json(Migration migration) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", migration.id());
        json.put("description", migration.description());
        json.put("appliedAt", migration.isApplied() ? migration.appliedAt().toString() : null);
        return json;
    }

    private static String table(List<Migration> migrations) {
        Table table = new Table("change set", "applied", "file");
        for (Migration migration : migrations) {
            table.row(
                    migration.id(),
                    migration.isApplied() ? migration.appliedAt().toString() : "no",
                    migration.file());
        }
        return table.toString();
    }
}
