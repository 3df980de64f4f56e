package io.strikeiq.service.picture;

import io.strikeiq.core.signal.Direction;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.service.picture.Day.Minute;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A day as a picture: spot, zero gamma and the walls over time, and where signals came. */
public final class DayPicture {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 50;
    private static final int BOTTOM = 40;
    private static final int GRID = 5;
    /** Levels farther from the range of spot than this share of it are not drawn: they would flatten it. */
    private static final double BEYOND = 0.75;

    private static final String CALL = "#2e8b57";
    private static final String PUT = "#b22222";

    private final Day day;
    private final DateTimeFormatter clock;
    private final ZoneId zone;
    private final double low;
    private final double high;
    private final long from;
    private final long to;

    /**
     * @param day with two minutes at least
     * @param zone of the times that stand below
     */
    public DayPicture(Day day, ZoneId zone) {
        this.day = day;
        this.zone = zone;
        this.clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (Minute minute : day.minutes()) {
            if (!Double.isNaN(minute.spot())) {
                least = Math.min(least, minute.spot());
                most = Math.max(most, minute.spot());
            }
        }
        double margin = Math.max(most - least, 1e-6 * most) * BEYOND;
        this.low = least - margin;
        this.high = most + margin;
        this.from = day.minutes().get(0).time();
        this.to = day.minutes().get(day.minutes().size() - 1).time();
    }

    /** The picture. */
    public String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
                WIDTH,
                HEIGHT));
        svg.append(text(
                LEFT,
                20,
                "start",
                "#222222",
                day.symbol() + ", "
                        + Instant.EPOCH.plusNanos(from).atZone(zone).toLocalDate() + " "
                        + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone)
                        + ": spot, zero gamma and walls; signals ▲ up, ▼ down, ● no direction"));
        grid(svg);
        line(svg, Minute::zeroGamma, "#8a2be2", "zero gamma", "6 3", LEFT);
        line(svg, Minute::callWall, CALL, "call wall", "2 3", LEFT + 110);
        line(svg, Minute::putWall, PUT, "put wall", "2 3", LEFT + 195);
        line(svg, Minute::spot, "#1f4e9c", "spot", "", LEFT + 275);
        day.signals().forEach(signal -> signal(svg, signal));
        return svg.append(String.format("</svg>%n")).toString();
    }

    private void grid(StringBuilder svg) {
        for (int i = 0; i <= GRID; i++) {
            double price = low + (high - low) * i / GRID;
            long time = from + (to - from) / GRID * i;
            svg.append(String.format(
                    Locale.ROOT, "<path d=\"M%d %.1fH%d\" stroke=\"#e5e5e5\"/>%n", LEFT, y(price), WIDTH - RIGHT));
            svg.append(text(LEFT - 6, y(price) + 4, "end", "#666666", String.format(Locale.ROOT, "%,.0f", price)));
            svg.append(text(
                    x(time), HEIGHT - BOTTOM + 18.0, "middle", "#666666", clock.format(Instant.EPOCH.plusNanos(time))));
        }
    }

    private void line(
            StringBuilder svg, ToDoubleFunction<Minute> price, String colour, String name, String dashes, int legend) {
        StringBuilder path = new StringBuilder();
        boolean drawn = false;
        for (Minute minute : day.minutes()) {
            double value = price.applyAsDouble(minute);
            boolean visible = value >= low && value <= high;
            if (visible) {
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawn ? "L" : "M", x(minute.time()), y(value)));
            }
            drawn = visible;
        }
        svg.append(String.format(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" stroke-dasharray=\"%s\"/>%n",
                path, colour, dashes));
        svg.append(text(legend, 38, "start", colour, (dashes.isEmpty() ? "── " : "┄┄ ") + name));
    }

    /** The name of the signal is shown by whoever points at it. */
    private void signal(StringBuilder svg, SignalEmitted signal) {
        if (Double.isNaN(signal.spot()) || signal.time() < from || signal.time() > to) {
            return;
        }
        String title = clock.format(Instant.EPOCH.plusNanos(signal.time())) + " " + signal.signal()
                + String.format(Locale.ROOT, ", strength %.2f", signal.strength());
        svg.append(String.format(
                Locale.ROOT,
                "<g fill=\"%s\"><title>%s</title>%s</g>%n",
                signal.direction() == Direction.UP ? CALL : signal.direction() == Direction.DOWN ? PUT : "#888888",
                title,
                mark(signal.direction(), x(signal.time()), y(signal.spot()))));
    }

    private static String mark(Direction direction, double x, double y) {
        return switch (direction) {
            case UP -> String.format(Locale.ROOT, "<path d=\"M%.1f %.1fl5 9h-10z\"/>", x, y + 4);
            case DOWN -> String.format(Locale.ROOT, "<path d=\"M%.1f %.1fl5 -9h-10z\"/>", x, y - 4);
            case NONE -> String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/>", x, y);
        };
    }

    private static String text(double x, double y, String anchor, String colour, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                colour,
                text.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private double x(long time) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (time - from) / (double) (to - from);
    }

    private double y(double price) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - price) / (high - low);
    }
}
