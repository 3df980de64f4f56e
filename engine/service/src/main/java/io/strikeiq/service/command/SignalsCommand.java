package io.strikeiq.service.command;

import io.strikeiq.persistence.SignalId;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.OutcomeRepository;
import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.persistence.database.SignalFilter;
import io.strikeiq.persistence.database.SignalRepository;
import io.strikeiq.persistence.database.SignalStatistics;
import io.strikeiq.persistence.database.StoredOutcome;
import io.strikeiq.persistence.database.StoredRun;
import io.strikeiq.persistence.database.StoredSignal;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.Table;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.run.RunFolder;
import io.strikeiq.service.watch.JournaledSignals;
import io.strikeiq.watch.view.ConfidenceText;
import io.strikeiq.watch.view.Explanation;
import io.strikeiq.watch.view.SignalView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads signals from the database. */
@Command(
        name = "signals",
        description = "Read signals of the latest run or of others.",
        synopsisSubcommandLabel = "COMMAND")
public final class SignalsCommand {
    /** Rows that may be asked for at once, and hours; a hundred years have fewer. */
    private static final int MOST = 1_000_000;

    private static final String ALL = "all";
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(200);
    private final Shutdown shutdown;

    public SignalsCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    /** Conditions of the commands. */
    static final class Filter {
        @Option(names = "--symbol", paramLabel = "S", description = "Underlying, all when not given.")
        private String symbol;

        @Option(names = "--engine", paramLabel = "E", description = "Engine, all when not given.")
        private String engine;

        @Option(names = "--run", paramLabel = "RUN", description = "Id of a run, or all; without it the latest run.")
        private String run;

        void check(double hours, int limit) {
            if (limit < 0 || limit > MOST) {
                throw new UserException("--limit " + limit + " is out of range; allowed 0 to " + MOST);
            }
            if (!(hours >= 0 && hours <= MOST)) {
                throw new UserException("--hours " + hours + " is out of range; allowed 0 to " + MOST);
            }
        }

        SignalFilter of(Database database, double hours, int limit) {
            return new SignalFilter(symbol, engine, run(database), hours, limit);
        }

        /** Null for all. */
        private String run(Database database) {
            if (run != null) {
                return run.equals(ALL) ? null : run;
            }
            return new RunRepository(database)
                    .recent(1).stream().map(StoredRun::id).findFirst().orElse(null);
        }
    }

    @Command(name = "recent", description = "Print signals, newest first.")
    int recent(
            @Mixin Filter filter,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "Signals at most (100).")
                    int limit,
            @Option(
                            names = "--hours",
                            paramLabel = "H",
                            defaultValue = "24",
                            description = "Hours back from the newest signal, 0 for all (24).")
                    double hours,
            @Mixin ConfigOption config,
            @Mixin OutputOptions output) {
        filter.check(hours, limit);
        try (Database database = Databases.open(config.load())) {
            SignalFilter wanted = filter.of(database, hours, limit);
            List<StoredSignal> signals = new SignalRepository(database).recent(wanted);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("run", wanted.runId());
            result.put("count", signals.size());
            result.put("signals", signals.stream().map(SignalView::of).toList());
            output.result(result, table(signals));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "outcomes",
            description =
                    "Print what came of signals, the last decided first: after 1 to 30 minutes, at the session's end.")
    int outcomes(
            @Mixin Filter filter,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "Outcomes at most (100).")
                    int limit,
            @Option(
                            names = "--hours",
                            paramLabel = "H",
                            defaultValue = "24",
                            description = "Hours back from the newest outcome, 0 for all (24).")
                    double hours,
            @Mixin ConfigOption config,
            @Mixin OutputOptions output) {
        filter.check(hours, limit);
        try (Database database = Databases.open(config.load())) {
            SignalFilter wanted = filter.of(database, hours, limit);
            List<StoredOutcome> outcomes = new OutcomeRepository(database).recent(wanted);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("run", wanted.runId());
            result.put("count", outcomes.size());
            result.put("outcomes", OutcomeText.json(outcomes));
            output.result(result, OutcomeText.table(outcomes));
            return ExitCode.OK;
        }
    }

    @Command(name = "stats", description = "Print how many signals there are, by signal.")
    int stats(
            @Mixin Filter filter,
            @Option(
                            names = "--hours",
                            paramLabel = "H",
                            defaultValue = "24",
                            description = "Hours back from the newest signal, 0 for all (24).")
                    double hours,
            @Mixin ConfigOption config,
            @Mixin OutputOptions output) {
        filter.check(hours, 0);
        try (Database database = Databases.open(config.load())) {
            SignalFilter wanted = filter.of(database, hours, 0);
            SignalStatistics statistics = new SignalRepository(database).statistics(wanted);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("run", wanted.runId());
            result.put("total", statistics.total());
            result.put("unique", statistics.unique());
            result.put("averageConfidence", statistics.averageConfidence());
            result.put("countBySignal", statistics.countBySignal());
            output.result(result, text(statistics, wanted.runId()));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "tail",
            description = {
                "Print the last signals of a run from its journal, then those to come, until the run ends or Ctrl-C.",
                "Needs no database, and does not hold the service up."
            })
    int tail(
            @Mixin Filter filter,
            @Option(
                            names = {"-n", "--lines"},
                            paramLabel = "N",
                            defaultValue = "10",
                            description = "Signals before those to come (10).")
                    int lines,
            @Option(names = "--no-follow", description = "End after the last one that is there.") boolean once,
            @Mixin ConfigOption config,
            @Mixin OutputOptions output) {
        filter.check(0, lines);
        RunFolder run = RunFolder.latest(config.load().dataFolder(), filter.run);
        StopRequest stop = shutdown.arm(TimeUnit.SECONDS.toNanos(10));
        SignalTail tail = new SignalTail(
                signal -> (filter.symbol == null || filter.symbol.equals(signal.symbol()))
                        && (filter.engine == null || filter.engine.equals(signal.engine())),
                signal -> output.out().println(output.json() ? OutputOptions.toJson(signal) : SignalTail.line(signal)),
                output.out()::flush,
                lines);
        try (JournaledSignals journal = JournaledSignals.after(run.signals(), -1)) {
            tail.last(journal);
            // A reader that has ended, such as head, ends it too.
            while (!once && !output.out().checkError() && !journal.isEnded() && !stop.await(POLL)) {
                tail.next(journal);
            }
        }
        return ExitCode.OK;
    }

    @Command(
            name = "explain",
            description = "Explain one signal: what was seen, against which level, what would prove it wrong.")
    int explain(
            @Parameters(paramLabel = "ID", description = "The id that 'signals recent' shows.") String id,
            @Mixin ConfigOption config,
            @Mixin OutputOptions output) {
        SignalId wanted = SignalId.parse(id)
                .orElseThrow(() -> new UserException("'" + id
                        + "' is no id of a signal; 'signals recent' lists them, RUN:EPOCH:TICK:ENGINE:ORDINAL"));
        StrikeIqConfig loaded = config.load();
        try (Database database = Databases.open(loaded)) {
            StoredSignal signal = new SignalRepository(database)
                    .byId(wanted)
                    .orElseThrow(() -> new UserException(
                            ExitCode.FAILURE,
                            "no signal " + id + " in " + database.location() + "; 'signals recent' lists the ids"));
            Explanation explanation = Explanation.of(signal, loaded.registry());
            List<StoredOutcome> outcomes = new OutcomeRepository(database).of(wanted);
            Map<String, Object> result = explanation.json();
            result.put("outcomes", OutcomeText.json(outcomes));
            output.result(result, explanation.text() + OutcomeText.of(outcomes));
            return ExitCode.OK;
        }
    }

    private static String table(List<StoredSignal> signals) {
        Table table = new Table(
                "time",
                "symbol",
                "engine",
                "signal",
                "direction",
                ">strength",
                ">confidence",
                ">spot",
                ">level",
                "run",
                "id");
        for (StoredSignal signal : signals) {
            table.row(
                    signal.timestamp().toString(),
                    signal.symbol(),
                    signal.engine(),
                    signal.signal(),
                    signal.direction(),
                    decimals(signal.strength()),
                    ConfidenceText.of(
                            signal.confidence(),
                            signal.confidenceLow(),
                            signal.confidenceHigh(),
                            signal.confidenceCount()),
                    decimals(signal.spotPrice()),
                    decimals(signal.level()),
                    signal.runId(),
                    signal.id().toString());
        }
        return table.toString();
    }

    private static String text(SignalStatistics statistics, String run) {
        Table table = new Table("signal", ">count");
        statistics
                .countBySignal()
                .forEach((signal, count) -> table.row(signal, String.format(Locale.ROOT, "%,d", count)));
        return (run == null ? "all runs: " : "run " + run + ": ")
                + String.format(
                        Locale.ROOT,
                        "total %,d, unique %,d, average of learned confidences %s%n",
                        statistics.total(),
                        statistics.unique(),
                        Double.isNaN(statistics.averageConfidence())
                                ? "none: all are priors"
                                : decimals(statistics.averageConfidence()))
                + table;
    }

    private static String decimals(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
