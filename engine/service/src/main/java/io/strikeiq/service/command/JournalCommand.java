package io.strikeiq.service.command;

import io.strikeiq.learning.experience.DeskException;
import io.strikeiq.learning.experience.RecordingIdentity;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.persistence.journal.ConsumerPosition;
import io.strikeiq.persistence.journal.FilePositions;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.JournalKind;
import io.strikeiq.persistence.journal.JournalRetention;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.RetentionSettings;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.run.DeskPosition;
import io.strikeiq.service.run.RunFolder;
import io.strikeiq.service.run.RunRetention;
import io.strikeiq.service.run.WallClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                "Show what is as old as 'retention' of the config says and needed no more.",
                "That is files of signal journals whose every record the database and all others that follow it have confirmed;"
                        + " tick journals, checkpoints and folders of runs that ended and are stored; the first days of the"
                        + " ticks of a live run that continues, which begins again from a checkpoint. --delete deletes it, also"
                        + " while the service runs."
            })
    int prune(
            @Option(names = "--delete", description = "Delete the files; without it they are only shown.")
                    boolean delete,
            @Mixin ConfigOption option,
            @Mixin OutputOptions output) {
        StrikeIqConfig config = option.load();
        List<JournalRetention.Plan> plans = new ArrayList<>();
        List<RunRetention.Plan> others = new ArrayList<>();
        try (Database database = Databases.open(config)) {
            RunRepository runs = new RunRepository(database);
            for (RunFolder run : RunFolder.all(config.dataFolder())) {
                try {
                    plan(run, runs, config, plans, others);
                } catch (JournalException | DeskException | UserException e) {
                    output.err().println(e.getMessage() + "; left as it is");
                    output.err().flush();
                }
            }
        }
        if (delete) {
            plans.forEach(JournalCommand::delete);
            others.forEach(RunRetention.Plan::delete);
        }
        output.result(json(plans, others, delete), text(plans, others, delete));
        return ExitCode.OK;
    }

    private void plan(
            RunFolder run,
            RunRepository runs,
            StrikeIqConfig config,
            List<JournalRetention.Plan> plans,
            List<RunRetention.Plan> others) {
        Instant now = clock.now();
        RetentionSettings retention = config.retention();
        Optional<ConsumerPosition> desk =
                DeskPosition.of(run).filter(each -> !each.isDead(now, Duration.ofNanos(retention.deadConsumer())));
        if (JournalInspector.isJournal(run.signals())) {
            add(
                    plans,
                    JournalRetention.plan(
                            run.signals(),
                            id -> confirmed(run, id, desk, runs, retention, now),
                            RetentionSettings.keepFrom(retention.signals(), now)));
        }
        RunRetention rest = new RunRetention(run, retention, now);
        if (desk.isEmpty()) {
            // By its first ticks the desk knows which recording a run is of.
            rest.ticks(config.run().warmUp()).ifPresent(plans::add);
        }
        rest.checkpoints().ifPresent(others::add);
        rest.folder().ifPresent(others::add);
    }

    /** By its first ticks it is known which recording a run is of: without them too. */
    private static void delete(JournalRetention.Plan plan) {
        if (JournalInspector.kind(plan.journal()) == JournalKind.TICKS) {
            RecordingIdentity.keep(plan.journal());
        }
        JournalRetention.delete(plan);
    }

    private static void add(List<JournalRetention.Plan> plans, JournalRetention.Plan plan) {
        if (!plan.files().isEmpty()) {
            plans.add(plan);
        }
    }

    /** Where all are that follow the signals of a run. */
    private static long confirmed(
            RunFolder run,
            String runId,
            Optional<ConsumerPosition> desk,
            RunRepository runs,
            RetentionSettings retention,
            Instant now) {
        List<ConsumerPosition> followers = new ArrayList<>(runs.consumers(runId));
        desk.ifPresent(followers::add);
        followers.addAll(new FilePositions(run.signals()).all());
        return ConsumerPosition.reachedByAll(
                runs.committedIndex(runId), followers, now, Duration.ofNanos(retention.deadConsumer()));
    }

    private static Map<String, Object> json(
            List<JournalRetention.Plan> plans, List<RunRetention.Plan> others, boolean deleted) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("deleted", deleted);
        json.put("journals", plans.stream().map(JournalCommand::json).toList());
        json.put("others", others.stream().map(JournalCommand::json).toList());
        return json;
    }

    private static Map<String, Object> json(RunRetention.Plan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("runId", plan.runId());
        json.put("what", plan.what());
        json.put("files", plan.files().stream().map(Path::toString).toList());
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

    private static String text(List<JournalRetention.Plan> plans, List<RunRetention.Plan> others, boolean deleted) {
        if (plans.isEmpty() && others.isEmpty()) {
            return "nothing that is old enough and of which all records are confirmed";
        }
        Table table = new Table("run", "what", ">files", ">first record", ">last record", "");
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
        for (RunRetention.Plan plan : others) {
            files += plan.files().size();
            table.row(plan.runId(), plan.what(), Integer.toString(plan.files().size()), "", "", "");
        }
        return table
                + System.lineSeparator()
                + (deleted ? "deleted " + files + " files" : files + " files can be deleted; --delete does it");
    }
}
