package io.strikeiq.service.command;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.run.RunCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists, shows and deletes runs. */
@Command(name = "runs", description = "List, show and delete runs.", synopsisSubcommandLabel = "COMMAND")
public final class RunsCommand {
    @Command(name = "list", description = "List the runs in the data folder, newest first.")
    int list(@Mixin ConfigOption config, @Mixin OutputOptions output) {
        List<RunCatalogue.Entry> runs = new RunCatalogue(config.load().dataFolder()).all();
        Table table = new Table("run", "name", "started", "state", ">ticks", ">signals", ">MiB");
        for (RunCatalogue.Entry run : runs) {
            table.row(
                    run.runId(),
                    run.name(),
                    run.startedAt(),
                    run.state(),
                    count(run.ticks()),
                    count(run.signals()),
                    count(run.bytes() >> 20));
        }
        output.result(
                Map.of("runs", runs.stream().map(RunsCommand::json).toList()),
                runs.isEmpty() ? "no runs" : table.toString());
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Show what is known of a run, and its rows in the database.")
    int show(
            @Parameters(paramLabel = "RUN", description = "Id or folder of the run.") String run,
            @Mixin ConfigOption config,
            @Mixin OutputOptions output) {
        StrikeIqConfig loaded = config.load();
        RunCatalogue.Entry entry = new RunCatalogue(loaded.dataFolder()).find(run);
        Map<String, Object> result = json(entry);
        result.put("manifest", entry.manifest());
        Table table = new Table("run", entry.runId())
                .row("name", entry.name())
                .row("started", entry.startedAt())
                .row("state", entry.state())
                .row("ticks", count(entry.ticks()))
                .row("signals", count(entry.signals()))
                .row("folder", entry.folder() + ", " + count(entry.bytes() >> 20) + " MiB");
        if (entry.manifest() != null) {
            table.row("tick journal", entry.manifest().tickJournal())
                    .row("program", entry.manifest().program());
            if (entry.manifest().experience() != null) {
                table.row("experience", entry.manifest().experience());
            }
            if (entry.manifest().result() != null) {
                entry.manifest()
                        .result()
                        .outcome()
                        .signalsByEngine()
                        .forEach((engine, count) -> table.row("  " + engine, count(count)));
            }
        }
        if (isThere(loaded)) {
            try (Database database = Databases.open(loaded)) {
                Map<String, Long> rows = new RunRepository(database).rowsByTable(entry.runId());
                result.put("rows", rows);
                rows.forEach((name, count) -> table.row("rows of " + name, count(count)));
            }
        }
        output.result(result, table.toString());
        return ExitCode.OK;
    }

    @Command(
            name = "delete",
            description = {
                "Delete a run for good: its folder with its journals, and its rows in the database.",
                "Without --yes it only says what would go. Recordings that other commands made stay."
            })
    int delete(
            @Parameters(paramLabel = "RUN", description = "Id or folder of the run.") String run,
            @Option(names = "--yes", description = "Do it.") boolean yes,
            @Option(names = "--keep-rows", description = "Leave its rows in the database.") boolean keepRows,
            @Mixin ConfigOption config,
            @Mixin OutputOptions output) {
        StrikeIqConfig loaded = config.load();
        RunCatalogue catalogue = new RunCatalogue(loaded.dataFolder());
        RunCatalogue.Entry entry = catalogue.find(run);
        boolean withRows = !keepRows && isThere(loaded);
        long rows = yes ? catalogue.delete(entry, () -> withRows ? deleteRows(loaded, entry.runId()) : 0) : 0;
        Map<String, Object> result = json(entry);
        result.put("deleted", yes);
        result.put("rows", rows);
        String what = "run " + entry.runId() + ", " + count(entry.bytes() >> 20) + " MiB in " + entry.folder();
        output.result(
                result,
                yes
                        ? "deleted " + what + (withRows ? ", " + count(rows) + " rows" : "")
                        : "would delete " + what + (withRows ? " and its rows" : "") + "; --yes does it");
        return ExitCode.OK;
    }

    private static long deleteRows(StrikeIqConfig config, String runId) {
        try (Database database = Databases.open(config)) {
            return new RunRepository(database).delete(runId);
        }
    }

    private static boolean isThere(StrikeIqConfig config) {
        return !(config.database() instanceof DatabaseSettings.Embedded embedded) || embedded.isThere();
    }

    private static Map<String, Object> json(RunCatalogue.Entry run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("runId", run.runId());
        json.put("name", run.name());
        json.put("startedAt", run.startedAt());
        json.put("state", run.state());
        json.put("ticks", run.ticks() < 0 ? null : run.ticks());
        json.put("signals", run.signals() < 0 ? null : run.signals());
        json.put("bytes", run.bytes());
        json.put("folder", run.folder().toString());
        return json;
    }

    private static String count(long value) {
        return value < 0 ? "" : String.format(Locale.ROOT, "%,d", value);
    }
}
