package io.strikeiq.service.command;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.Migration;
import io.strikeiq.persistence.database.Migrations;
import io.strikeiq.persistence.database.PartitionRetention;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.Table;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.run.WallClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The schema of the database. */
@Command(
        name = "db",
        description = "Reach the database; show and change its schema.",
        synopsisSubcommandLabel = "COMMAND")
public final class DbCommand {
    private final Shutdown shutdown;
    private final WallClock clock;

    public DbCommand(Shutdown shutdown, WallClock clock) {
        this.shutdown = shutdown;
        this.clock = clock;
    }

    @Command(
            name = "url",
            description = {
                "Print how another program reaches the database: URL, user, and where the password is.",
                "An embedded database is there while a service runs, and while 'db serve' does."
            })
    int url(@Mixin ConfigOption config, @Mixin OutputOptions output) {
        DatabaseSettings settings = config.load().database();
        Databases.checkThere(settings);
        boolean up = !(settings instanceof DatabaseSettings.Embedded embedded) || embedded.isRunning();
        if (!up) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "the embedded database is not up: it is while a service runs; 'strikeiq db serve' keeps it up"
                            + " without one, 'strikeiq db psql' for one session");
        }
        try (Database database = Database.connect(settings)) {
            DatabaseAddress address = DatabaseAddress.of(database, settings);
            output.result(address.json(), address.text());
            return ExitCode.OK;
        }
    }

    @Command(
            name = "psql",
            description = {
                "Open psql, the terminal of PostgreSQL, on the database; an embedded one is started for it where no service"
                        + " runs it.",
                "Queries are ended after a minute; \\timing shows how long they take."
            })
    int psql(
            @Option(
                            names = {"-c", "--command"},
                            paramLabel = "SQL",
                            description = "Run this and end; may be given more than once.")
                    List<String> commands,
            @Option(
                            names = {"-f", "--file"},
                            paramLabel = "FILE",
                            description = "Run what is in a file and end.")
                    Path file,
            @Option(names = "--csv", description = "Print rows as CSV.") boolean csv,
            @Option(
                            names = "--program",
                            paramLabel = "FILE",
                            defaultValue = "psql",
                            description = "The program (psql).")
                    String program,
            @Mixin ConfigOption config) {
        StrikeIqConfig loaded = config.load();
        List<String> arguments = new ArrayList<>(List.of("-v", "ON_ERROR_STOP=1"));
        if (csv) {
            arguments.add("--csv");
        }
        if (commands != null) {
            commands.forEach(sql -> arguments.addAll(List.of("-c", sql)));
        }
        if (file != null) {
            arguments.addAll(List.of("-f", file.toString()));
        }
        try (Database database = Databases.open(loaded)) {
            shutdown.leaveInterrupts();
            return Psql.run(program, DatabaseAddress.of(database, loaded.database()), database.password(), arguments);
        }
    }

    @Command(
            name = "serve",
            description =
                    "Keep the embedded database up for other programs, until Ctrl-C; a service must not run meanwhile.")
    int serve(@Mixin ConfigOption config, @Mixin OutputOptions output) {
        StrikeIqConfig loaded = config.load();
        StopRequest stop = shutdown.arm(TimeUnit.MINUTES.toNanos(1));
        try (Database database = Databases.open(loaded)) {
            DatabaseAddress address = DatabaseAddress.of(database, loaded.database());
            output.result(address.json(), address.text());
            stop.await();
            return ExitCode.OK;
        }
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
                "Show the partitions of which every row is as old as 'retention.database' of the config says, by event time.",
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
