package io.strikeiq.learning.page;

import io.strikeiq.learning.forecast.ExpectedMoves;
import io.strikeiq.learning.forecast.FlipVolatility;
import io.strikeiq.learning.forecast.ForecastReport;
import io.strikeiq.learning.forecast.LevelTest;

/** What forecasts were worth, as tables. */
final class ForecastTables {
    private ForecastTables() {}

    static String of(ForecastReport report) {
        StringBuilder html = new StringBuilder("<h2>Forecasts</h2>");
        html.append("<h3>Expected moves to expiry</h3>");
        if (report.moves().isEmpty()) {
            html.append("<p>No expiry lies within the snapshots: not scored.</p>");
        } else {
            moves(html, report);
        }
        html.append("<h3>Levels: does spot stop there?</h3>");
        if (report.levels().isEmpty()) {
            html.append("<p>No level in the snapshots: not scored.</p>");
        } else {
            levels(html, report);
        }
        html.append("<h3>Realised volatility on both sides of zero gamma</h3>");
        if (report.flips().isEmpty()) {
            html.append("<p>No hours on both sides of zero gamma: not scored.</p>");
        } else {
            flips(html, report);
        }
        return html.toString();
    }

    private static void moves(StringBuilder html, ForecastReport report) {
        html.append("<table>")
                .append(Html.head(
                        "underlying",
                        "time to expiry",
                        ">expiries",
                        ">within 1 (0.683)",
                        ">within 2 (0.954)",
                        ">distance from uniform",
                        ">pinball",
                        ">pinball if right"));
        for (ExpectedMoves each : report.moves()) {
            html.append(Html.row(
                    2,
                    each.underlying(),
                    each.timeToExpiry(),
                    Integer.toString(each.expiries()),
                    Html.number("%.3f", each.insideOne()),
                    Html.number("%.3f", each.insideTwo()),
                    Html.number("%.3f", each.uniformity()),
                    Html.number("%.4f", each.pinball()),
                    Html.number("%.4f", each.pinballWhenRight())));
        }
        html.append("</table>");
    }

    private static void levels(StringBuilder html, ForecastReport report) {
        html.append("<table>")
                .append(Html.head(
                        "underlying",
                        "level",
                        ">sessions",
                        ">touched",
                        ">stopped",
                        ">random touched",
                        ">random stopped",
                        ">from",
                        ">to",
                        ">p"));
        for (LevelTest each : report.levels()) {
            html.append(Html.row(
                    2,
                    each.underlying(),
                    each.level(),
                    Integer.toString(each.sessions()),
                    Html.number("%.3f", each.touched()),
                    Html.number("%.3f", each.stopped()),
                    Html.number("%.3f", each.randomTouched()),
                    Html.number("%.3f", each.randomStopped()),
                    Html.number("%.3f", each.interval().low()),
                    Html.number("%.3f", each.interval().high()),
                    Html.number("%.3f", each.p())));
        }
        html.append("</table>");
    }

    private static void flips(StringBuilder html, ForecastReport report) {
        html.append("<table>")
                .append(Html.head(
                        "underlying",
                        ">hours above",
                        ">hours below",
                        ">volatility above",
                        ">volatility below",
                        ">below over above",
                        ">from",
                        ">to"));
        for (FlipVolatility each : report.flips()) {
            html.append(Html.row(
                    1,
                    each.underlying(),
                    Integer.toString(each.hoursAbove()),
                    Integer.toString(each.hoursBelow()),
                    Html.number("%.4f", each.volatilityAbove()),
                    Html.number("%.4f", each.volatilityBelow()),
                    Html.number("%.3f", each.ratio()),
                    Html.number("%.3f", each.interval().low()),
                    Html.number("%.3f", each.interval().high())));
        }
        html.append("</table>");
    }
}
