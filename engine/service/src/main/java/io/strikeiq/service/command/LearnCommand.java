package io.strikeiq.service.command;

import io.strikeiq.learning.model.TrialLedger;
import io.strikeiq.learning.outcome.RecordedRun;
import io.strikeiq.learning.outcome.RunJournal;
import io.strikeiq.learning.page.ReportPage;
import io.strikeiq.learning.report.LearningReport;
import io.strikeiq.learning.report.ReportSettings;
import io.strikeiq.learning.report.Scope;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.run.RunFolder;
import io.strikeiq.service.run.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What signals were worth, and what the desk has learned. */
@Command(
        name = "learn",
        description = "Say what signals were worth, and what has been learned from them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LearnSummaryCommand.class,
            LearnExperienceCommand.class,
            LearnRollbackCommand.class,
            LearnResetCommand.class,
            LearnPromoteCommand.class
        })
public final class LearnCommand {
    private static final int MOST_DRAWS = 1_000_000;

    private final WallClock clock;

    LearnCommand(WallClock clock) {
        this.clock = clock;
    }

    @Command(
            name = "report",
            description = {
                "Report on the outcomes of runs.",
                "Hit rates with intervals by day, confidence as a forecast, profit, all against base rate, random times and"
                        + " one-line rules; what is left after all that was looked at; and what expected moves, walls and zero"
                        + " gamma were worth. The same runs and seed give the same report."
            })
    int report(
            @Parameters(
                            arity = "0..*",
                            paramLabel = "RUN",
                            description = "Ids or folders of runs; the newest when none is given.")
                    List<String> runs,
            @Option(names = "--html", paramLabel = "FILE", description = "Also write a page with plots, in one file.")
                    Path html,
            @Option(
                            names = "--from",
                            paramLabel = "DAY",
                            description = "First day of signals, UTC, such as 2019-06-01.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", description = "Last day of signals, UTC.") LocalDate to,
            @Option(
                            names = "--detail",
                            paramLabel = "D",
                            defaultValue = "SIGNAL",
                            description = "Finest scope of the table: ENGINE, SIGNAL, UNDERLYING, REGIME (SIGNAL).")
                    Scope.Detail detail,
            @Option(
                            names = "--draws",
                            paramLabel = "N",
                            defaultValue = "1000",
                            description = "Placebos and draws of the bootstraps (1000).")
                    int draws,
            @Option(
                            names = "--seed",
                            paramLabel = "N",
                            defaultValue = "1",
                            description = "What all draws follow from (1).")
                    long seed,
            @Mixin ConfigOption config,
            @Mixin OutputOptions output) {
        if (draws < 1 || draws > MOST_DRAWS) {
            throw new UserException("--draws " + draws + " is out of range; allowed 1 to " + MOST_DRAWS);
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new UserException("--to " + to + " is before --from " + from);
        }
        ReportSettings standard = ReportSettings.STANDARD;
        ReportSettings settings = new ReportSettings(
                draws,
                standard.level(),
                standard.bins(),
                standard.leastSignals(),
                standard.leastDays(),
                standard.rate(),
                seed);
        RecordedRun recorded = RecordedRun.read(journals(runs, config))
                .between(
                        from == null ? Long.MIN_VALUE : from.toEpochDay(),
                        to == null ? Long.MAX_VALUE : to.toEpochDay());
        LearningReport report = LearningReport.of(recorded, settings);
        if (html != null) {
            write(html, ReportPage.of(report));
        }
        output.result(report, LearnReportText.of(report, detail));
        return ExitCode.OK;
    }

    @Command(
            name = "models",
            description = {
                "Try the online model against the confidence that the signals of runs carried.",
                "It predicts each signal before its outcome is known, and is judged on the last days. Each trial is added to"
                        + " learning/trials.tsv of the data folder."
            })
    int models(
            @Parameters(
                            arity = "0..*",
                            paramLabel = "RUN",
                            description = "Ids or folders of runs; the newest when none is given.")
                    List<String> runs,
            @Option(
                            names = "--held",
                            paramLabel = "SHARE",
                            defaultValue = "0.3",
                            description = "Share of the days, from the end, that it is judged on (0.3).")
                    double held,
            @Option(
                            names = "--seed",
                            paramLabel = "N",
                            defaultValue = "1",
                            description = "What all draws follow from (1).")
                    long seed,
            @Mixin ConfigOption config,
            @Mixin OutputOptions output) {
        if (!(held > 0 && held < 1)) {
            throw new UserException("--held " + held + " is out of range; allowed above 0 and below 1");
        }
        RecordedRun recorded = RecordedRun.read(journals(runs, config));
        TrialLedger ledger = new TrialLedger(config.load().dataFolder().resolve("learning/trials.tsv"));
        LearnModels models = LearnModels.of(recorded, held, seed, clock.now(), ledger);
        output.result(models.json(), models.text());
        return ExitCode.OK;
    }

    static List<RunJournal> journals(List<String> runs, ConfigOption config) {
        if (runs == null || runs.isEmpty()) {
            Path data = config.load().dataFolder();
            List<RunFolder> all = RunFolder.all(data).stream()
                    .filter(run -> JournalInspector.isJournal(run.signals()))
                    .toList();
            if (all.isEmpty()) {
                throw new UserException(ExitCode.FAILURE, "nothing has run in " + data + " yet");
            }
            RunFolder newest = all.get(all.size() - 1);
            return List.of(new RunJournal(newest.signals(), "", newest.knownTickJournal()));
        }
        return runs.stream()
                .map(run -> RunFolder.find(run, () -> config.load().dataFolder()))
                .map(run -> new RunJournal(run.signals(), run.recording(), run.knownTickJournal()))
                .toList();
    }

    private static void write(Path file, String html) {
        try {
            Files.writeString(file, html);
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot write " + file + ": " + FileFault.reason(e));
        }
    }
}
