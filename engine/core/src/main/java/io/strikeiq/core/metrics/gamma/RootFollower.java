package io.strikeiq.core.metrics.gamma;

/**
 * Follows known roots of net gamma to a new market: each is looked for in a bracket about where it was, at a fraction of a
 * search's cost.
 */
final class RootFollower {
    /** Half-width in ln S of the first bracket about a root; nearer to each other two are not told apart. */
    private static final double NARROW = 2e-4;

    /** Half-width of the last bracket, and from one to the next. */
    private static final double WIDE = 3.2e-3;

    private static final double WIDER = 4;

    private final NetGamma net;

    RootFollower(NetGamma net) {
        this.net = net;
    }

    /**
     * Moves every root in {@code places}, ascending in ln(S/S₀), to where it is now; false, and what they hold is of no
     * use, when one is not found or leaves a range, or two have met.
     */
    boolean follow(double[] places, int count, double from, double to) {
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double root = near(places[i]);
            if (!(root > last + NARROW && root >= from && root <= to)) {
                return false;
            }
            places[i] = root;
            last = root;
        }
        return true;
    }

    /** The root about a place, in a bracket that grows until it holds one; NaN when the widest does not. */
    private double near(double place) {
        for (double half = NARROW; half <= WIDE; half *= WIDER) {
            double from = net.at(place - half);
            double to = net.at(place + half);
            if (from != 0 && to != 0 && (from > 0) != (to > 0)) {
                return net.root(place - half, from, place + half, to);
            }
        }
        return Double.NaN;
    }
}
