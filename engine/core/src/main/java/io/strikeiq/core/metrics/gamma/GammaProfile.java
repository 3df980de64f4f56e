package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * Net gamma of all chains over a range of spots, at points close enough together for every sign to show: a quarter of the
 * least σ√τ at the money, since gamma of an option is a bell of that width in ln S.
 *
 * <p>Each chain is evaluated on a grid of its own, a fifth of its least width or finer, and carried onto the points by cubic
 * Hermite interpolation, whose error is below 2e-5 of the chain's gross gamma; at each point of that grid only options
 * within {@value #REACH} widths count. An hour before expiry that is a thousand points, of which each sees some strikes.
 */
final class GammaProfile implements Visited {
    /** Points per least σ√τ. */
    private static final double RESOLUTION = 4;

    /** Points of a chain's own grid per its least σ√τ, at least, where they are not those of the profile. */
    private static final double OWN_RESOLUTION = 5;

    /** A bell this many of its widths away is nothing: e^{−18}. */
    private static final double REACH = 6;

    private static final int FEWEST = 81;
    private static final int MOST = 1 << 14;

    private final double from;
    private final double to;
    /** Of the finest grid from the start: the points grow toward an expiry, and nothing may be allocated then. */
    private double[] net = new double[MOST];

    private int points = FEWEST;
    private double step;

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
        for (int point = 0; point < points + stride - 1; point += stride) {
            double place = place(point);
            first = curve.firstFrom(first, place - reach);
            last = curve.firstFrom(Math.max(first, last), place + reach);
            double value = last > first ? curve.at(place, first, last) : 0;
            if (stride == 1) {
                net[point] += value;
                continue;
            }
            double slope = last > first ? curve.slope(place, first, last) * (stride * step) : 0;
            if (point > 0) {
                int count = Math.min(stride, points - point + stride);
                fill(point - stride, count, stride, priorValue, priorSlope, value, slope);
            }
            priorValue = value;
            priorSlope = slope;
        }
        if (stride > 1 && (points - 1) % stride == 0) {
            net[points - 1] += priorValue;
        }
    }

    /** Points from one of the chain's own up to its next; slopes are per stride. */
    private void fill(
            int point, int count, int stride, double value, double slope, double nextValue, double nextSlope) {
        double rise = nextValue - value;
        double square = 3 * rise - 2 * slope - nextSlope;
        double cube = slope + nextSlope - 2 * rise;
        double width = 1.0 / stride;
        for (int i = 0; i < count; i++) {
            double t = i * width;
            net[point + i] += value + t * (slope + t * (square + t * cube));
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        points = visitor.visit(points);
        net = visitor.visit(net, points);
        step = visitor.visit(step);
    }
}
