package io.strikeiq.service.command;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.Migration;
import io.strikeiq.persistence.database.Migrations;
import io.strikeiq.persistence.database.PartitionRetention;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.run.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The schema of the database. */
@Command(name = "db", description = "Show and change the schema of the database.", synopsisSubcommandLabel = "COMMAND")
public final class DbCommand {
    private final WallClock clock;

    DbCommand(WallClock clock) {
        this.clock = clock;
    }

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

    @Command(
            name = "prune",
            description = {
                "Show the partitions of which every row is as old as 'retention.database' of the config says, by event time;",
                "--delete drops them, and what is left of runs that ended before then."
            })
    int prune(
            @Option(names = "--delete", description = "Drop the partitions; without it they are only shown.")
                    boolean delete,
            @Mixin ConfigOption config,
            @Mixin OutputOptions output) {
        StrikeIqConfig loaded = config.load();
        Instant before = clock.now().minus(Duration.ofNanos(loaded.retention().database()));
        try (Database database = Databases.open(loaded)) {
            PartitionRetention retention = new PartitionRetention(database);
            List<PartitionRetention.Partition> partitions = retention.before(before);
            long runs = 0;
            if (delete) {
                partitions.forEach(retention::drop);
                runs = retention.deleteRuns(before);
            }
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("database", database.location());
            result.put("before", before.toString());
            result.put("deleted", delete);
            result.put("partitions", partitions.stream().map(DbCommand::json).toList());
            result.put("runs", runs);
            output.result(result, text(partitions, before, delete, runs));
            return ExitCode.OK;
        }
    }

    private static Map<String, Object> json(PartitionRetention.Partition partition) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("table", partition.table());
        json.put("name", partition.name());
        json.put("until", partition.until().toString());
        json.put("bytes", partition.bytes());
        return json;
    }

    private static String text(
            List<PartitionRetention.Partition> partitions, Instant before, boolean deleted, long runs) {
        if (partitions.isEmpty()) {
            return "no partition with rows before " + before + " only"
                    + (runs > 0 ? System.lineSeparator() + "deleted " + runs + " runs" : "");
        }
        Table table = new Table("table", "partition", "rows before", ">KiB");
        for (PartitionRetention.Partition partition : partitions) {
            table.row(
                    partition.table(),
                    partition.name(),
                    partition.until().toString(),
                    Long.toString(partition.bytes() >> 10));
        }
        return table
                + System.lineSeparator()
                + (deleted
                        ? "dropped " + partitions.size() + " partitions, deleted " + runs + " runs"
                        : partitions.size() + " partitions can be dropped; --delete does it");
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
