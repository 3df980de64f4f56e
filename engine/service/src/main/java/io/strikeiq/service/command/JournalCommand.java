package io.strikeiq.service.command;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.persistence.journal.ConsumerPosition;
import io.strikeiq.persistence.journal.FilePositions;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.JournalRetention;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import io.strikeiq.service.config.RetentionSettings;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.run.RunFolder;
import io.strikeiq.service.run.WallClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The journals of all runs. */
@Command(name = "journal", description = "Look after the journals of runs.", synopsisSubcommandLabel = "COMMAND")
public final class JournalCommand {
    private final WallClock clock;

    JournalCommand(WallClock clock) {
        this.clock = clock;
    }

    @Command(
            name = "prune",
            description = {
                "Show the files of signal journals whose every record the database and all others that follow it have",
                "confirmed, and the tick journals of live runs that ended, as old as 'retention' of the config says;",
                "--delete deletes them. Of a run that goes on its ticks stay, and the first and the last file of its",
                "signals."
            })
    int prune(
            @Option(names = "--delete", description = "Delete the files; without it they are only shown.")
                    boolean delete,
            @Mixin ConfigOption option,
            @Mixin OutputOptions output) {
        StrikeIqConfig config = option.load();
        List<JournalRetention.Plan> plans = new ArrayList<>();
        try (Database database = Databases.open(config)) {
            RunRepository runs = new RunRepository(database);
            for (RunFolder run : RunFolder.all(config.dataFolder())) {
                plan(run, runs, config.retention(), plans, output);
            }
        }
        if (delete) {
            plans.forEach(JournalRetention::delete);
        }
        output.result(json(plans, delete), text(plans, delete));
        return ExitCode.OK;
    }

    private void plan(
            RunFolder run,
            RunRepository runs,
            RetentionSettings retention,
            List<JournalRetention.Plan> plans,
            OutputOptions output) {
        Instant now = clock.now();
        try {
            if (JournalInspector.isJournal(run.signals())) {
                add(
                        plans,
                        JournalRetention.plan(
                                run.signals(),
                                id -> confirmed(run, id, runs, retention, now),
                                RetentionSettings.keepFrom(retention.signals(), now)));
            }
            if (run.isOver() && JournalInspector.isJournal(run.ticks())) {
                add(
                        plans,
                        JournalRetention.planTicks(
                                run.ticks(), run.runId(), RetentionSettings.keepFrom(retention.ticks(), now)));
            }
        } catch (JournalException e) {
            output.err().println(e.getMessage() + "; left as it is");
            output.err().flush();
        }
    }

    private static void add(List<JournalRetention.Plan> plans, JournalRetention.Plan plan) {
        if (!plan.files().isEmpty()) {
            plans.add(plan);
        }
    }

    /** Where all are that follow the signals of a run. */
    private static long confirmed(
            RunFolder run, String runId, RunRepository runs, RetentionSettings retention, Instant now) {
        List<ConsumerPosition> followers = new ArrayList<>(runs.consumers(runId));
        followers.addAll(new FilePositions(run.signals()).all());
        return ConsumerPosition.reachedByAll(
                runs.committedIndex(runId), followers, now, Duration.ofNanos(retention.deadConsumer()));
    }

    private static Map<String, Object> json(List<JournalRetention.Plan> plans, boolean deleted) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("deleted", deleted);
        json.put("journals", plans.stream().map(JournalCommand::json).toList());
        return json;
    }

    private static Map<String, Object> json(JournalRetention.Plan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("runId", plan.runId());
        json.put("journal", plan.journal().toString());
        json.put("firstRecord", plan.from());
        json.put("lastRecord", plan.to());
        json.put("whole", plan.whole());
        json.put("files", plan.files().stream().map(Path::toString).toList());
        return json;
    }

    private static String text(List<JournalRetention.Plan> plans, boolean deleted) {
        if (plans.isEmpty()) {
            return "no journal file that is old enough and of which all records are confirmed";
        }
        Table table = new Table("run", "journal", ">files", ">first record", ">last record", "");
        int files = 0;
        for (JournalRetention.Plan plan : plans) {
            files += plan.files().size();
            table.row(
                    plan.runId(),
                    plan.journal().getFileName().toString(),
                    Integer.toString(plan.files().size()),
                    Long.toString(plan.from()),
                    Long.toString(plan.to()),
                    plan.whole() ? "whole journal" : "");
        }
        return table
                + System.lineSeparator()
                + (deleted ? "deleted " + files + " files" : files + " files can be deleted; --delete does it");
    }
}
