package io.strikeiq.bench.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Latency percentiles as an SVG picture: one panel beside the other, one line for each path, the percentiles at equal
 * distances along, microseconds up on a logarithmic scale that all panels share.
 */
public final class PercentilePlot {
    private static final int PANEL = 250;
    private static final int HEIGHT = 220;
    private static final int LEFT = 52;
    private static final int TOP = 48;
    private static final int BOTTOM = 44;
    private static final int GAP = 18;
    private static final int COLUMNS = 3;
    private static final String[] COLOURS = {"#8a8a8a", "#1b6ca8", "#c2571a", "#2c8a4b", "#7d4bb0", "#b03a5b"};

    private final String title;
    private final List<Panel> panels = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** A line of a panel: values in nanoseconds, in the order of {@link Percentiles#NAMES}; NaN leaves a gap. */
    public record Line(String name, List<Double> nanos) {}

    private record Panel(String title, List<Line> lines) {}

    public PercentilePlot(String title) {
        this.title = title;
    }

    /** Adds a panel; lines of one name have one colour in all panels. */
    public PercentilePlot panel(String panelTitle, List<Line> lines) {
        panels.add(new Panel(panelTitle, List.copyOf(lines)));
        for (Line line : lines) {
            if (!names.contains(line.name())) {
                names.add(line.name());
            }
        }
        return this;
    }

    /** The picture as an SVG document. */
    public String svg() {
        int low = (int) Math.floor(Math.log10(extreme(true)));
        int high = Math.max(low + 1, (int) Math.ceil(Math.log10(extreme(false))));
        int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
        int width = LEFT + Math.min(COLUMNS, Math.max(1, panels.size())) * (PANEL + GAP);
        int height = TOP + rows * (HEIGHT + BOTTOM);
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"11\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                width,
                height));
        text(svg, LEFT, 16, "start", title + ", µs");
        legend(svg);
        for (int i = 0; i < panels.size(); i++) {
            int x = LEFT + i % COLUMNS * (PANEL + GAP);
            int y = TOP + i / COLUMNS * (HEIGHT + BOTTOM);
            draw(svg, panels.get(i), x, y, low, high);
        }
        return svg.append("</svg>\n").toString();
    }

    /** The smallest or largest value drawn, in microseconds. */
    private double extreme(boolean smallest) {
        double[] values = panels.stream()
                .flatMap(panel -> panel.lines().stream())
                .flatMapToDouble(line -> line.nanos().stream().mapToDouble(Double::doubleValue))
                .filter(nanos -> nanos > 0)
                .sorted()
                .toArray();
        return values.length == 0 ? 1 : values[smallest ? 0 : values.length - 1] / 1e3;
    }

    private void legend(StringBuilder svg) {
        int x = LEFT;
        for (String name : names) {
            line(svg, x, 30, x + 18, 30, colour(name), 2);
            text(svg, x + 22, 34, "start", name);
            x += 36 + 7 * name.length();
        }
    }

    private void draw(StringBuilder svg, Panel panel, int x, int y, int low, int high) {
        double step = (PANEL - 20.0) / (Percentiles.NAMES.size() - 1);
        for (int decade = low; decade <= high; decade++) {
            double at = y + HEIGHT - HEIGHT * (double) (decade - low) / (high - low);
            line(svg, x, at, x + PANEL, at, "#dddddd", 1);
            text(svg, x - 4, at + 4, "end", new BigDecimal(BigInteger.ONE, -decade).toPlainString());
        }
        for (int i = 0; i < Percentiles.NAMES.size(); i++) {
            text(svg, x + 10 + i * step, y + HEIGHT + 14, "middle", Percentiles.NAMES.get(i));
        }
        text(svg, x + PANEL / 2.0, y - 4, "middle", panel.title());
        for (Line each : panel.lines()) {
            polyline(svg, each, x + 10, step, y, low, high, colour(each.name()));
        }
    }

    private static void polyline(
            StringBuilder svg, Line line, double x, double step, int y, int low, int high, String colour) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < line.nanos().size(); i++) {
            double nanos = line.nanos().get(i);
            if (nanos > 0) {
                double share = (Math.log10(nanos / 1e3) - low) / (high - low);
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x + i * step, y + HEIGHT * (1 - share)));
            }
        }
        svg.append(String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                points.toString().strip(),
                colour));
    }

    private String colour(String name) {
        return COLOURS[names.indexOf(name) % COLOURS.length];
    }

    private static void line(
            StringBuilder svg, double x1, double y1, double x2, double y2, String colour, int thickness) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%d\"/>%n",
                x1,
                y1,
                x2,
                y2,
                colour,
                thickness));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escaped));
    }
}
