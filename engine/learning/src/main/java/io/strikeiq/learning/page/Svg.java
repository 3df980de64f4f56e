package io.strikeiq.learning.page;

import java.util.Locale;

/** A drawing in the units of its data: x to the right, y upwards, within axes. Unknown coordinates draw nothing. */
final class Svg {
    private static final int WIDTH = 460;
    private static final int LEFT = 56;
    private static final int BOTTOM = 34;
    private static final int TOP = 8;
    private static final int RIGHT = 12;

    private final StringBuilder shapes = new StringBuilder();
    private final int height;
    private final int left;
    private final double x0;
    private final double x1;
    private final double y0;
    private final double y1;

    /** A drawing of the usual size with the ranges of both axes. */
    Svg(double x0, double x1, double y0, double y1) {
        this(240, LEFT, x0, x1, y0, y1);
    }

    /** A drawing of a height in pixels, with room for names on the left. */
    Svg(int height, int left, double x0, double x1, double y0, double y1) {
        this.height = height;
        this.left = left;
        this.x0 = x0;
        this.x1 = x1 > x0 ? x1 : x0 + 1;
        this.y0 = y0;
        this.y1 = y1 > y0 ? y1 : y0 + 1;
    }

    private double x(double value) {
        return left + (value - x0) / (x1 - x0) * (WIDTH - left - RIGHT);
    }

    private double y(double value) {
        return TOP + (y1 - value) / (y1 - y0) * (height - TOP - BOTTOM);
    }

    Svg line(String style, double fromX, double fromY, double toX, double toY) {
        return add(
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                style, x(fromX), y(fromY), x(toX), y(toY));
    }

    Svg dot(String style, double atX, double atY, String title) {
        return add(
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"><title>%s</title></circle>",
                style, x(atX), y(atY), Html.escaped(title));
    }

    Svg box(String style, double fromX, double fromY, double toX, double toY, String title) {
        return add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s</title></rect>",
                style,
                Math.min(x(fromX), x(toX)),
                Math.min(y(fromY), y(toY)),
                Math.abs(x(toX) - x(fromX)),
                Math.abs(y(toY) - y(fromY)),
                Html.escaped(title));
    }

    /** A box whose strength of colour says a share. */
    Svg shade(double strength, double fromX, double fromY, double toX, double toY, String title) {
        String colour = strength < 0 ? "#b3453a" : "#2f6f9f";
        return add(
                "<rect fill=\"%s\" fill-opacity=\"%.2f\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
                        + "<title>%s</title></rect>",
                colour,
                Math.min(1, 0.08 + Math.abs(strength)),
                Math.min(x(fromX), x(toX)),
                Math.min(y(fromY), y(toY)),
                Math.abs(x(toX) - x(fromX)),
                Math.abs(y(toY) - y(fromY)),
                Html.escaped(title));
    }

    Svg curve(String colour, double[] xs, double[] ys) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            if (!Double.isNaN(ys[i])) {
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(xs[i]), y(ys[i])));
            }
        }
        shapes.append("<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"")
                .append(colour)
                .append("\" points=\"")
                .append(points.toString().strip())
                .append("\"/>");
        return this;
    }

    /** A name left of the drawing, in line with a value. */
    Svg name(double atY, String text) {
        return add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", left - 6, y(atY) + 4, Html.escaped(text));
    }

    /** A mark on the horizontal axis. */
    Svg markX(double atX, String text) {
        return add(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                x(atX), height - BOTTOM + 15, Html.escaped(text));
    }

    /** Both axes with five marks each, values in a format. */
    Svg axes(String formatX, String formatY, String titleX) {
        axisX(formatX, titleX);
        for (int i = 0; i <= 4; i++) {
            double value = y0 + i * (y1 - y0) / 4;
            line("grid", x0, value, x1, value);
            name(value, String.format(Locale.ROOT, formatY, value));
        }
        return this;
    }

    /** The horizontal axis with five marks. */
    Svg axisX(String format, String title) {
        for (int i = 0; i <= 4; i++) {
            double value = x0 + i * (x1 - x0) / 4;
            line("grid", value, y0, value, y1);
            markX(value, String.format(Locale.ROOT, format, value));
        }
        return titleX(title);
    }

    Svg titleX(String title) {
        return add(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                (WIDTH + left) / 2, height - 4, Html.escaped(title));
    }

    private Svg add(String format, Object... values) {
        for (Object value : values) {
            if (value instanceof Double number && Double.isNaN(number)) {
                return this;
            }
        }
        shapes.append(String.format(Locale.ROOT, format, values));
        return this;
    }

    @Override
    public String toString() {
        return "<svg viewBox=\"0 0 " + WIDTH + " " + height + "\" width=\"" + WIDTH + "\" height=\"" + height
                + "\" role=\"img\">" + shapes + "</svg>";
    }
}
