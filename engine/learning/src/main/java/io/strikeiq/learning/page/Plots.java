package io.strikeiq.learning.page;

import io.strikeiq.learning.report.HorizonPlots;
import io.strikeiq.learning.report.HorizonPlots.CalendarDay;
import io.strikeiq.learning.report.HorizonPlots.Growth;
import io.strikeiq.learning.report.HorizonPlots.RateBar;
import io.strikeiq.learning.report.HorizonPlots.ReliabilityPoint;
import io.strikeiq.learning.report.Scorecard;
import java.util.List;
import java.util.Locale;

/** The plots of one horizon. */
final class Plots {
    private static final String[] COLOURS = {
        "#2f6f9f", "#b3453a", "#4c8c4a", "#8a5ea8", "#c08a1e", "#3aa0a0", "#7a6a5a", "#d06f9f", "#555555"
    };
    private static final int ROW = 18;
    private static final int AROUND = 42;
    private static final int NAMES = 190;
    private static final int COLUMNS = 31;

    private Plots() {}

    /** What was said against what happened; on the diagonal both agree. */
    static String reliability(HorizonPlots plots) {
        Svg svg = new Svg(0, 1, 0, 1).axes("%.2f", "%.2f", "confidence").line("ideal", 0, 0, 1, 1);
        for (ReliabilityPoint point : plots.reliability()) {
            svg.line(
                    "bar",
                    point.probability(),
                    point.interval().low(),
                    point.probability(),
                    point.interval().high());
            svg.dot(
                    "point",
                    point.probability(),
                    point.rate(),
                    String.format(
                            Locale.ROOT,
                            "said %.3f, happened %.3f, %d forecasts",
                            point.probability(),
                            point.rate(),
                            point.forecasts()));
        }
        return svg.toString();
    }

    /** Rate of each card with its interval, and where random times lie (grey). */
    static String hitRates(List<Scorecard> cards) {
        Svg svg = new Svg(cards.size() * ROW + AROUND, NAMES, 0, 1, 0, cards.size())
                .axisX("%.2f", "share of wins; grey: random times, scored on snapshots");
        for (int i = 0; i < cards.size(); i++) {
            Scorecard card = cards.get(i);
            double y = cards.size() - i - 0.5;
            svg.name(
                    y,
                    card.scope().signal().isEmpty()
                            ? card.scope().engine()
                            : card.scope().signal());
            svg.box(
                    "placebo",
                    card.placebo().interval().low(),
                    y - 0.35,
                    card.placebo().interval().high(),
                    y + 0.35,
                    "random times");
            svg.line(
                    "bar",
                    card.hits().interval().low(),
                    y,
                    card.hits().interval().high(),
                    y);
            svg.dot("point", card.hits().rate(), y, card.verdict());
            svg.dot("hollow", card.placebo().rate(), y, "scored on snapshots");
        }
        return svg.toString();
    }

    /** Shares of wins of groups, with intervals. */
    static String bars(List<RateBar> bars, String title) {
        Svg svg = new Svg(bars.size() * ROW + AROUND, NAMES, 0, 1, 0, bars.size()).axisX("%.2f", title);
        for (int i = 0; i < bars.size(); i++) {
            RateBar bar = bars.get(i);
            double y = bars.size() - i - 0.5;
            svg.name(y, bar.name() + " (" + bar.signals() + ")");
            svg.box("column", 0, y - 0.35, bar.rate(), y + 0.35, String.format(Locale.ROOT, "%.3f", bar.rate()));
            svg.line("bar", bar.interval().low(), y, bar.interval().high(), y);
        }
        return svg.toString();
    }

    /** Sum of gross returns by engine (in percent), and of net ones dashed by a lighter line where they are known. */
    static String cumulative(List<Growth> growth) {
        double low = 0;
        double high = 0;
        int days = 1;
        for (Growth each : growth) {
            for (double sum : each.gross()) {
                low = Math.min(low, sum);
                high = Math.max(high, sum);
            }
            days = Math.max(days, each.gross().size());
        }
        Svg svg = new Svg(0, days, 100 * low, 100 * high).axes("%.0f", "%.2f", "days; sum of returns in %");
        for (int i = 0; i < growth.size(); i++) {
            svg.curve(
                    COLOURS[i % COLOURS.length],
                    steps(days),
                    percent(growth.get(i).gross(), days));
        }
        StringBuilder legend = new StringBuilder("<p class=\"legend\">");
        for (int i = 0; i < growth.size(); i++) {
            List<Double> gross = growth.get(i).gross();
            List<Double> net = growth.get(i).net();
            legend.append("<span style=\"color:")
                    .append(COLOURS[i % COLOURS.length])
                    .append("\">■ ")
                    .append(Html.escaped(growth.get(i).engine()))
                    .append(String.format(Locale.ROOT, " gross %.2f %%", 100 * gross.get(gross.size() - 1)))
                    .append(Html.number(", net %.2f %%", 100 * net.get(net.size() - 1)))
                    .append("</span> ");
        }
        return svg + legend.append("</p>").toString();
    }

    private static double[] steps(int days) {
        double[] steps = new double[days + 1];
        for (int i = 0; i <= days; i++) {
            steps[i] = i;
        }
        return steps;
    }

    private static double[] percent(List<Double> sums, int days) {
        double[] values = new double[days + 1];
        for (int i = 1; i <= days; i++) {
            values[i] = 100 * sums.get(i - 1);
        }
        return values;
    }

    /** A field for each day: blue where more than half of the signals won, red where fewer. */
    static String calendar(List<CalendarDay> calendar) {
        int rows = (calendar.size() + COLUMNS - 1) / COLUMNS;
        Svg svg = new Svg(Math.max(1, rows) * 22 + AROUND, 80, 0, COLUMNS, 0, Math.max(1, rows))
                .titleX("days with signals; blue: more than half won, red: fewer");
        for (int i = 0; i < calendar.size(); i++) {
            CalendarDay day = calendar.get(i);
            double y = rows - 1 - i / COLUMNS;
            int column = i % COLUMNS;
            if (column == 0) {
                svg.name(y + 0.5, day.date());
            }
            svg.shade(
                    2 * (day.rate() - 0.5),
                    column + 0.05,
                    y + 0.1,
                    column + 0.95,
                    y + 0.9,
                    String.format(Locale.ROOT, "%s: %d signals, %.3f won", day.date(), day.signals(), day.rate()));
        }
        return svg.toString();
    }
}
