package io.strikeiq.learning.page;

import io.strikeiq.learning.report.BestEngine;
import io.strikeiq.learning.report.HorizonPlots;
import io.strikeiq.learning.report.LearningReport;
import io.strikeiq.learning.report.RuleComparison;
import io.strikeiq.learning.report.Scope;
import io.strikeiq.learning.report.Scorecard;
import java.util.List;
import java.util.Locale;

/** A report as one page. */
public final class ReportPage {
    private static final String STYLE =
            "body{font:14px system-ui,sans-serif;margin:2em auto;max-width:1100px;color:#222}"
                    + "table{border-collapse:collapse;margin:1em 0;font-size:12px}th,td{padding:2px 8px;border-bottom:1px solid #ddd;"
                    + "text-align:left}.n{text-align:right;font-variant-numeric:tabular-nums}figure{display:inline-block;margin:8px;vertical-align:top;max-width:480px}"
                    + "figcaption{font-weight:600}svg text{font-size:10px;fill:#444}.grid{stroke:#eee}.ideal{stroke:#999;"
                    + "stroke-dasharray:4 3}.bar{stroke:#2f6f9f;stroke-width:1.5}.point{fill:#2f6f9f}.hollow{fill:none;stroke:#888}"
                    + ".placebo{fill:#ddd}.column{fill:#9fc0d8}.legend{font-size:11px}.found{color:#216e39}.not{color:#8a2f26}.few{color:#777}";

    private ReportPage() {}

    /** HTML that needs nothing else. */
    public static String of(LearningReport report) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<title>What signals were worth</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>What signals were worth</h1>");
        summary(html, report);
        for (HorizonPlots plots : report.plots()) {
            horizon(html, report, plots);
        }
        html.append(ForecastTables.of(report.forecasts()));
        scorecards(html, report);
        return html.append("</body></html>\n").toString();
    }

    private static void summary(StringBuilder html, LearningReport report) {
        html.append("<p>Runs ").append(Html.escaped(String.join(", ", report.runs())));
        html.append(String.format(
                Locale.ROOT,
                "; %,d signals, %,d outcomes on %d days, %s to %s.",
                report.signals(),
                report.outcomes(),
                report.days(),
                report.from(),
                report.to()));
        html.append(String.format(
                Locale.ROOT,
                " %d scopes were held against random times; %d of them beat these at a false discovery rate of %.0f %%.</p>",
                report.tested(),
                report.found(),
                100 * report.settings().rate()));
        html.append("<h2>In plain words</h2><ul>");
        for (Scorecard card : report.scorecards()) {
            if (card.scope().detail() == Scope.Detail.ENGINE) {
                html.append("<li class=\"").append(tone(card, report)).append("\">");
                html.append(Html.escaped(card.verdict())).append("</li>");
            }
        }
        html.append("</ul><h2>The best engine, as the best of all</h2><table>")
                .append(Html.head(
                        "horizon", "best", "compared", ">statistic", ">p lower", ">p consistent", ">p upper"));
        for (BestEngine best : report.best()) {
            html.append(Html.row(
                    3,
                    best.horizon(),
                    best.engine().isEmpty() ? "none is above its placebo" : best.engine(),
                    String.join(", ", best.engines()),
                    Html.number("%.3f", best.test().statistic()),
                    Html.number("%.3f", best.test().lower()),
                    Html.number("%.3f", best.test().consistent()),
                    Html.number("%.3f", best.test().upper())));
        }
        html.append("</table>");
    }

    private static String tone(Scorecard card, LearningReport report) {
        if (Double.isNaN(card.adjusted())) {
            return "few";
        }
        return card.adjusted() <= report.settings().rate() ? "found" : "not";
    }

    private static void horizon(StringBuilder html, LearningReport report, HorizonPlots plots) {
        List<Scorecard> cards = report.scorecards().stream()
                .filter(card -> card.scope().horizonName().equals(plots.horizon()))
                .filter(card -> card.scope().detail().compareTo(Scope.Detail.SIGNAL) <= 0)
                .toList();
        html.append("<h2>Horizon ").append(plots.horizon()).append("</h2>");
        figure(html, "Hit rates with intervals by day", Plots.hitRates(cards));
        figure(html, "Reliability of confidence", Plots.reliability(plots));
        figure(html, "Cumulative outcome", Plots.cumulative(plots.cumulative()));
        figure(html, "Calendar", Plots.calendar(plots.calendar()));
        figure(html, "By hour (UTC)", Plots.bars(plots.byHour(), "share of wins"));
        figure(html, "By regime", Plots.bars(plots.byRegime(), "share of wins"));
    }

    private static void figure(StringBuilder html, String caption, String plot) {
        html.append("<figure><figcaption>")
                .append(Html.escaped(caption))
                .append("</figcaption>")
                .append(plot)
                .append("</figure>");
    }

    /** Regimes that are too rare to be judged are left to the JSON. */
    private static void scorecards(StringBuilder html, LearningReport report) {
        List<Scorecard> cards = report.scorecards().stream()
                .filter(card -> card.scope().detail() != Scope.Detail.REGIME
                        || card.counts().resolved() >= report.settings().leastSignals())
                .toList();
        html.append("<h2>Scorecards</h2><table>")
                .append(Html.head(
                        "scope",
                        "horizon",
                        ">resolved",
                        ">effective",
                        ">unresolved",
                        ">both",
                        ">base",
                        ">hit",
                        ">from",
                        ">to",
                        ">Brier",
                        ">reliability",
                        ">resolution",
                        ">log loss",
                        ">of base",
                        ">ECE",
                        ">AUC",
                        ">gross bp",
                        ">net bp",
                        ">MFE bp",
                        ">MAE bp",
                        ">placebo",
                        ">p",
                        ">adjusted",
                        "rules"));
        for (Scorecard card : cards) {
            html.append(Html.row(
                    2,
                    card.scope().title(),
                    card.scope().horizonName(),
                    Integer.toString(card.counts().resolved()),
                    Html.number("%.1f", card.counts().effective()),
                    Integer.toString(card.counts().unresolved()),
                    Integer.toString(card.counts().bothBarriers()),
                    Html.number("%.3f", card.hits().base()),
                    Html.number("%.3f", card.hits().rate()),
                    Html.number("%.3f", card.hits().interval().low()),
                    Html.number("%.3f", card.hits().interval().high()),
                    Html.number("%.4f", card.confidence().brier().score()),
                    Html.number("%.4f", card.confidence().brier().reliability()),
                    Html.number("%.4f", card.confidence().brier().resolution()),
                    Html.number("%.4f", card.confidence().logLoss()),
                    Html.number("%.4f", card.confidence().baseLogLoss()),
                    Html.number("%.4f", card.confidence().error().mean())
                            + (card.confidence().isPrior() ? " prior" : ""),
                    Html.number("%.3f", card.confidence().area()),
                    Html.number("%.2f", 1e4 * card.profit().gross()),
                    Html.number("%.2f", 1e4 * card.profit().net()),
                    Html.number("%.2f", 1e4 * card.profit().favourable()),
                    Html.number("%.2f", 1e4 * card.profit().adverse()),
                    Html.number("%.3f", card.placebo().expected()),
                    Html.number("%.4f", card.placebo().p()),
                    Html.number("%.4f", card.adjusted()),
                    rules(card.rules())));
        }
        html.append("</table>");
    }

    private static String rules(List<RuleComparison> rules) {
        StringBuilder text = new StringBuilder();
        for (RuleComparison rule : rules) {
            text.append(text.length() == 0 ? "" : "; ")
                    .append(rule.rule())
                    .append(String.format(Locale.ROOT, " %.3f (signals %.3f)", rule.ruleRate(), rule.signalRate()));
        }
        return text.toString();
    }
}
