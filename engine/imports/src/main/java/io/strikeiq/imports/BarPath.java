package io.strikeiq.imports;

import java.util.ArrayList;
import java.util.List;

/** The way of a bar's price as far as it is known: when within the bar its high and low were is not. */
public final class BarPath {
    private BarPath() {}

    /**
     * The prices before the close: open, then of high and low the one nearer to the open, then the other; none that the next one repeats.
     *
     * @param high {@code NaN} where it is unknown, as low
     */
    public static List<Double> before(double open, double high, double low, double close) {
        boolean highFirst = high - open <= open - low;
        double[] path = {open, highFirst ? high : low, highFirst ? low : high, close};
        List<Double> before = new ArrayList<>();
        for (int i = 0; i < path.length - 1; i++) {
            double next = path[i + 1];
            if (!Double.isNaN(path[i]) && path[i] != next) {
                before.add(path[i]);
            }
        }
        return before;
    }
}
