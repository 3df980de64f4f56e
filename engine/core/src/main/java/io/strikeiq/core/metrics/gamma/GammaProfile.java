package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * Net gamma of all chains over a range of spots, at points close enough together for every sign to show: a quarter of the
 * least σ√τ at the money, since gamma of an option is a bell of that width in ln S.
 *
 * <p>Each chain is evaluated on a grid of its own, three fifths of its least width or finer, and carried onto the points by the
 * polynomial of degree five that has its value, slope and bend at both ends. Of a bell of width s the error at a step h is below
 * (h/s)⁶·15/46080, which is 2e-5 of the chain's gross gamma; at each point of that grid only options within {@value #REACH}
 * widths count. An hour before expiry that is a thousand points, of which each sees some strikes.
 */
final class GammaProfile implements Visited {
    /** Points per least σ√τ. */
    private static final double RESOLUTION = 4;

    /** Points of a chain's own grid per its least σ√τ, at least, where they are not those of the profile. */
    private static final double OWN_RESOLUTION = 5.0 / 3;

    /** A bell this many of its widths away is nothing: e^{−18}. */
    private static final double REACH = 6;

    private static final int FEWEST = 81;
    private static final int MOST = 1 << 14;

    /** 0, 1, 2 and so on: integers are not turned into doubles several at once. */
    private static final double[] NUMBERS = numbers();

    private final double from;
    private final double to;
    /** Of the finest grid from the start: the points grow toward an expiry, and nothing may be allocated then. */
    private double[] net = new double[MOST];

    /** Coefficients of the polynomial that is being carried over. */
    private final double[] between = new double[6];

    private int points = FEWEST;
    private double step;

    private static double[] numbers() {
        double[] numbers = new double[MOST];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    /**
     * @param range half-width of the range around spot, a share
     */
    GammaProfile(double range) {
        from = StrictMath.log1p(-range);
        to = StrictMath.log1p(range);
        step = (to - from) / (FEWEST - 1);
    }

    /** Begins with nothing, at the resolution of a least σ√τ, {@code NaN} for an unknown one. */
    void clear(double narrowest) {
        double wanted = RESOLUTION * (to - from) / narrowest;
        points = wanted > FEWEST ? (int) Math.min(MOST, Math.ceil(wanted)) : FEWEST;
        step = (to - from) / (points - 1);
        Arrays.fill(net, 0, points, 0);
    }

    int points() {
        return points;
    }

    /** ln(S/S₀) of a point. */
    double place(int point) {
        return from + point * step;
    }

    /** Net gamma at a point, as {@link GammaCurve#at} gives it, or exposure after {@link #toExposure}. */
    double net(int point) {
        return net[point];
    }

    /** Turns net gamma, complete by now, into exposure: times S/S₀. What is the same at all points is left out. */
    void toExposure() {
        double growth = StrictMath.exp(step);
        double scale = StrictMath.exp(from);
        for (int point = 0; point < points; point++) {
            net[point] *= scale;
            scale *= growth;
        }
    }

    double from() {
        return from;
    }

    double to() {
        return to;
    }

    /** Adds a chain. */
    void add(GammaCurve curve) {
        int stride = (int) Math.max(1, Math.min(points - 1, curve.narrowest() / (OWN_RESOLUTION * step)));
        double reach = curve.widest() * (REACH + curve.widest());
        int first = 0;
        int last = 0;
        double priorValue = 0;
        double priorSlope = 0;
        double priorBend = 0;
        double width = stride * step;
        for (int point = 0; point < points + stride - 1; point += stride) {
            double place = place(point);
            first = curve.firstFrom(first, place - reach);
            last = curve.firstFrom(Math.max(first, last), place + reach);
            boolean within = last > first;
            double value = within ? curve.at(place, first, last) : 0;
            if (stride == 1) {
                net[point] += value;
                continue;
            }
            if (within) {
                curve.differentiate(place, first, last);
            }
            double slope = within ? curve.slope() * width : 0;
            double bend = within ? curve.bend() * width * width : 0;
            if (point > 0) {
                int count = Math.min(stride, points - point + stride);
                startBetween(priorValue, priorSlope, priorBend, value, slope, bend);
                fill(point - stride, count, stride);
            }
            priorValue = value;
            priorSlope = slope;
            priorBend = bend;
        }
        if (stride > 1 && (points - 1) % stride == 0) {
            net[points - 1] += priorValue;
        }
    }

    /** The polynomial between two points of a chain's own; slopes and bends are per stride. */
    private void startBetween(
            double value, double slope, double bend, double nextValue, double nextSlope, double nextBend) {
        double rise = nextValue - value - slope - 0.5 * bend;
        double turn = nextSlope - slope - bend;
        double more = nextBend - bend;
        between[0] = value;
        between[1] = slope;
        between[2] = 0.5 * bend;
        between[3] = 10 * rise - 4 * turn + 0.5 * more;
        between[4] = 7 * turn - 15 * rise - more;
        between[5] = 6 * rise - 3 * turn + 0.5 * more;
    }

    /** Points from one of the chain's own up to its next. */
    private void fill(int point, int count, int stride) {
        fill(net, point, count, 1.0 / stride, between);
    }

    /** Coefficients apart from the points, of which the loop takes several at once. */
    private static void fill(double[] net, int point, int count, double width, double[] between) {
        double constant = between[0];
        double linear = between[1];
        double square = between[2];
        double cube = between[3];
        double fourth = between[4];
        double fifth = between[5];
        for (int i = 0; i < count; i++) {
            double t = NUMBERS[i] * width;
            double tail = cube + t * (fourth + t * fifth);
            net[point + i] += constant + t * (linear + t * (square + t * tail));
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        points = visitor.visit(points);
        net = visitor.visit(net, points);
        step = visitor.visit(step);
    }
}
