package io.strikeiq.service.command;

import io.strikeiq.core.learning.Horizons;
import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.learning.experience.ExperienceTable;
import io.strikeiq.learning.experience.ExperienceTable.Row;
import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import io.strikeiq.service.config.StrikeIqConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a version of the experience says of each kind of signal. */
@Command(
        name = "experience",
        description = {
            "Show what became of each engine's and formula's signals, as a version of the desk's experience has it.",
            "With --regimes also the confidence that such a signal gets in each regime, with its interval and the outcomes it"
                    + " comes from."
        })
final class LearnExperienceCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "VERSION",
            description = "Id of a version or its first digits; the newest when none is given.")
    private String version;

    @Option(names = "--engine", paramLabel = "E", description = "Only this engine.")
    private String engine;

    @Option(names = "--underlying", paramLabel = "U", description = "Only this underlying, SYMBOL or VENUE:SYMBOL.")
    private String underlying;

    @Option(names = "--regimes", description = "Each regime apart, at the horizon that confidence is of.")
    private boolean regimes;

    @Mixin
    private ConfigOption config;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        StrikeIqConfig loaded = config.load();
        ExperienceDesk desk = new ExperienceDesk(loaded.dataFolder());
        DeskText.of(() -> {
            String id = version == null ? desk.newest() : DeskText.version(desk, version);
            ExperienceTable table = ExperienceTable.of(
                    desk.lessons(id), desk.prior(id), loaded.registry().definitions(), loaded.barrier());
            List<Row> rows = table.rows().stream().filter(this::isAsked).toList();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("version", id);
            json.put("rows", rows);
            output.result(json, text(id, rows));
            return null;
        });
        return ExitCode.OK;
    }

    private boolean isAsked(Row row) {
        boolean isStated = row.scope().horizon() == Horizons.nanos(Horizons.STATED);
        return (engine == null || row.scope().engine().equals(engine))
                && (underlying == null
                        || row.scope().underlying().equals(underlying)
                        || row.scope().title().equals(underlying))
                && (regimes ? row.scope().isCell() && isStated : !row.scope().isCell());
    }

    private String text(String id, List<Row> rows) {
        if (rows.isEmpty()) {
            return "experience " + id + " has no outcome of this";
        }
        Table table = regimes
                ? new Table(
                        "underlying",
                        "engine",
                        "signal",
                        "IV",
                        "gamma",
                        ">outcomes",
                        ">right",
                        ">confidence",
                        ">from",
                        ">to",
                        ">n")
                : new Table(
                        "underlying",
                        "engine",
                        "signal",
                        "horizon",
                        ">outcomes",
                        ">wins",
                        ">losses",
                        ">timeouts",
                        ">right");
        rows.forEach(row -> add(table, row));
        return table + "experience " + id;
    }

    private void add(Table table, Row row) {
        String right = String.format(Locale.ROOT, "%.1f %%", 100 * row.successRate());
        if (regimes) {
            table.row(
                    row.scope().title(),
                    row.scope().engine(),
                    row.scope().signal(),
                    row.scope().ivRegime(),
                    row.scope().gammaRegime(),
                    Long.toString(row.tests()),
                    right,
                    (row.count() > 0 ? "" : "prior ") + number(row.confidence()),
                    number(row.low()),
                    number(row.high()),
                    String.format(Locale.ROOT, "%.0f", row.count()));
        } else {
            table.row(
                    row.scope().title(),
                    row.scope().engine(),
                    row.scope().signal(),
                    ScoredSignal.horizonName(row.scope().horizon()),
                    Long.toString(row.tests()),
                    Long.toString(row.wins()),
                    Long.toString(row.losses()),
                    Long.toString(row.timeouts()),
                    right);
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
