package io.strikeiq.core.metrics.gamma;

/**
 * Follows known roots of net gamma to a new market: each is looked for in a bracket about where it was, at a fraction of a
 * search's cost.
 */
final class RootFollower {
    /** Half-width in ln S of the first bracket about a root, at most; two nearer to each other are not distinguished. */
    private static final double NARROW = 2e-4;

    /** The same as a share of the least σ√τ. */
    private static final double NARROW_SHARE = 0.25;

    private static final double WIDER = 4;

    /** Brackets tried about a root, each wider by {@value #WIDER}. */
    private static final int BRACKETS = 3;

    private final NetGamma net;

    RootFollower(NetGamma net) {
        this.net = net;
    }

    /**
     * Moves every root in {@code places}, ascending in ln(S/S₀), to where it is now; false, and what they hold is of no
     * use, when one is not found or leaves a range, or two have met.
     *
     * @param narrowest least σ√τ at the money, {@code NaN} when unknown
     */
    boolean follow(double[] places, int count, double narrowest, double from, double to) {
        double narrow = narrowest > 0 ? Math.min(NARROW, NARROW_SHARE * narrowest) : NARROW;
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double root = near(places[i], narrow);
            if (!(root > last + narrow && root >= from && root <= to)) {
                return false;
            }
            places[i] = root;
            last = root;
        }
        return true;
    }

    /** The root about a place: next to it, or in a bracket that grows until it holds one; NaN when the widest does not. */
    private double near(double place, double narrow) {
        double root = net.rootNear(place, narrow);
        if (!Double.isNaN(root)) {
            return root;
        }
        double half = narrow;
        for (int i = 0; i < BRACKETS; i++) {
            double from = net.at(place - half);
            double to = net.at(place + half);
            if (from != 0 && to != 0 && (from > 0) != (to > 0)) {
                return net.root(place - half, from, place + half, to);
            }
            half *= WIDER;
        }
        return Double.NaN;
    }
}
