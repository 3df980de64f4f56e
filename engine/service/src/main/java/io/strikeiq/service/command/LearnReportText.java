package io.strikeiq.service.command;

import io.strikeiq.learning.forecast.ExpectedMoves;
import io.strikeiq.learning.forecast.FlipVolatility;
import io.strikeiq.learning.forecast.LevelTest;
import io.strikeiq.learning.report.BestEngine;
import io.strikeiq.learning.report.LearningReport;
import io.strikeiq.learning.report.Scope;
import io.strikeiq.learning.report.Scorecard;
import io.strikeiq.service.cli.Table;
import java.util.Locale;

/** A report of what signals were worth as text. */
final class LearnReportText {
    private LearnReportText() {}

    static String of(LearningReport report, Scope.Detail detail) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "runs %s%n%,d signals, %,d outcomes on %d days%s%n",
                String.join(", ", report.runs()),
                report.signals(),
                report.outcomes(),
                report.days(),
                report.days() == 0 ? "" : ", " + report.from() + " to " + report.to()));
        if (report.outcomes() == 0) {
            return text.append("no outcome was recorded: there is nothing to say of the signals")
                    .append(System.lineSeparator())
                    .append(forecasts(report))
                    .toString();
        }
        text.append(String.format(
                Locale.ROOT,
                "%d scopes held against random times, %d beat them at a false discovery rate of %.0f %%%n%n",
                report.tested(),
                report.found(),
                100 * report.settings().rate()));
        report.verdicts().forEach(words -> text.append(words).append(System.lineSeparator()));
        return text.append(System.lineSeparator())
                .append(best(report))
                .append(System.lineSeparator())
                .append(scorecards(report, detail))
                .append(forecasts(report))
                .toString();
    }

    private static String best(LearningReport report) {
        Table table = new Table("horizon", "best engine", ">p lower", ">consistent", ">upper");
        for (BestEngine best : report.best()) {
            table.row(
                    best.horizon(),
                    best.engine().isEmpty() ? "none" : best.engine(),
                    number("%.3f", best.test().lower()),
                    number("%.3f", best.test().consistent()),
                    number("%.3f", best.test().upper()));
        }
        return table.toString();
    }

    private static String scorecards(LearningReport report, Scope.Detail detail) {
        Table table = new Table(
                "scope",
                "horizon",
                ">resolved",
                ">hit",
                ">from",
                ">to",
                ">base",
                ">Brier",
                ">log loss",
                ">of base",
                ">ECE",
                ">AUC",
                ">gross bp",
                ">net bp",
                ">MFE bp",
                ">MAE bp",
                ">p");
        for (Scorecard card : report.scorecards()) {
            if (card.scope().detail().compareTo(detail) <= 0) {
                table.row(
                        card.scope().title(),
                        card.scope().horizonName(),
                        Integer.toString(card.counts().resolved()),
                        number("%.3f", card.hits().rate()),
                        number("%.3f", card.hits().interval().low()),
                        number("%.3f", card.hits().interval().high()),
                        number("%.3f", card.hits().base()),
                        number("%.4f", card.confidence().brier().score()),
                        number("%.4f", card.confidence().logLoss()),
                        number("%.4f", card.confidence().baseLogLoss()),
                        number("%.4f", card.confidence().error().mean()),
                        number("%.3f", card.confidence().area()),
                        number("%.2f", 1e4 * card.profit().gross()),
                        number("%.2f", 1e4 * card.profit().net()),
                        number("%.2f", 1e4 * card.profit().favourable()),
                        number("%.2f", 1e4 * card.profit().adverse()),
                        number("%.4f", card.placebo().p()));
            }
        }
        return table.toString();
    }

    private static String forecasts(LearningReport report) {
        StringBuilder text = new StringBuilder();
        Table moves = new Table(
                "expected move", "time to expiry", ">expiries", ">within 1", ">within 2", ">pinball", ">if right");
        for (ExpectedMoves each : report.forecasts().moves()) {
            moves.row(
                    each.underlying(),
                    each.timeToExpiry(),
                    Integer.toString(each.expiries()),
                    number("%.3f", each.insideOne()),
                    number("%.3f", each.insideTwo()),
                    number("%.4f", each.pinball()),
                    number("%.4f", each.pinballWhenRight()));
        }
        Table levels = new Table("level", "name", ">sessions", ">touched", ">stopped", ">random stopped", ">p");
        for (LevelTest each : report.forecasts().levels()) {
            levels.row(
                    each.underlying(),
                    each.level(),
                    Integer.toString(each.sessions()),
                    number("%.3f", each.touched()),
                    number("%.3f", each.stopped()),
                    number("%.3f", each.randomStopped()),
                    number("%.3f", each.p()));
        }
        Table flips = new Table(
                "zero gamma", ">hours above", ">below", ">volatility above", ">below", ">ratio", ">from", ">to");
        for (FlipVolatility each : report.forecasts().flips()) {
            flips.row(
                    each.underlying(),
                    Integer.toString(each.hoursAbove()),
                    Integer.toString(each.hoursBelow()),
                    number("%.4f", each.volatilityAbove()),
                    number("%.4f", each.volatilityBelow()),
                    number("%.3f", each.ratio()),
                    number("%.3f", each.interval().low()),
                    number("%.3f", each.interval().high()));
        }
        add(
                text,
                moves,
                report.forecasts().moves().isEmpty(),
                "no expiry lies within the snapshots: expected moves are not scored");
        add(
                text,
                levels,
                report.forecasts().levels().isEmpty(),
                "no wall or zero gamma in the snapshots: levels are not scored");
        add(
                text,
                flips,
                report.forecasts().flips().isEmpty(),
                "no hours on both sides of zero gamma: volatility there is not compared");
        return text.toString();
    }

    private static void add(StringBuilder text, Table table, boolean isEmpty, String otherwise) {
        text.append(System.lineSeparator()).append(isEmpty ? otherwise + System.lineSeparator() : table.toString());
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
