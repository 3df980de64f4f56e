package io.strikeiq.core.metrics.chain;

import java.util.Arrays;

/**
 * Searches the roots of net GEX in spot over a grid about the present spot, all chains together. Every change of sign on
 * the grid is refined; the root nearest to spot is the flip.
 *
 * <p>Between two searches the roots found last can be followed: each is looked for in a bracket about where it was, at
 * a fraction of a search's cost. One that is not found there, or leaves the grid, makes a search of it.
 *
 * <p>Either may be spread over several passes, one chain each.
 */
final class ZeroGamma {
    private static final int MOST_ROOTS = 32;
    private static final int MOST_STEPS = 64;
    private static final double TOLERANCE = 1e-13;
    /** Half-width in ln S of the first bracket about a root that is followed; nearer to each other two are not told apart. */
    private static final double NARROW = 2e-4;

    /** Half-width of the last bracket, and from one to the next. */
    private static final double WIDE = 3.2e-3;

    private static final double WIDER = 4;

    private final LiveChains chains;
    private final DealerPosition position;
    /** ln(S/S₀) of the grid. */
    private final double[] logMoves;

    private final double[] net;
    private final double[] roots = new double[MOST_ROOTS];
    private final double[] followed = new double[MOST_ROOTS];
    private int rootCount;
    private double nearest = Double.NaN;
    private boolean found;

    private double reference;
    private int captured = -1;
    private int entries;
    private boolean following;

    ZeroGamma(ChainSettings settings, LiveChains chains, DealerPosition position) {
        this.chains = chains;
        this.position = position;
        int points = settings.zeroGammaSteps() + 1;
        this.net = new double[points];
        this.logMoves = new double[points];
        for (int i = 0; i < points; i++) {
            logMoves[i] = Math.log1p(settings.zeroGammaRange() * (2.0 * i / settings.zeroGammaSteps() - 1));
        }
    }

    /** Begins a search about a spot; one in progress is dropped. */
    void start(double spot) {
        begin(spot);
        following = false;
        Arrays.fill(net, 0);
    }

    /** Begins to follow the roots of the last search to a new market, or a search when there are none. */
    void follow(double spot) {
        if (rootCount == 0) {
            start(spot);
            return;
        }
        begin(spot);
        following = true;
    }

    private void begin(double spot) {
        reference = spot;
        captured = 0;
        entries = 0;
    }

    void cancel() {
        captured = -1;
    }

    boolean isSearching() {
        return captured >= 0;
    }

    /** Takes in the next chain, with all of them behind ends the search; returns whether it has ended. */
    boolean step() {
        if (captured < chains.size()) {
            capture(chains.get(captured++));
        }
        if (captured < chains.size()) {
            return false;
        }
        captured = -1;
        if (following && !followRoots()) {
            start(reference);
            return false;
        }
        if (!following) {
            refine();
        }
        return true;
    }

    /** Moves every root to where it is now; false, and none moved, when one is not found or two have met. */
    private boolean followRoots() {
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rootCount; i++) {
            double root = near(Math.log(roots[i] / reference));
            if (!(root > last + NARROW && root >= logMoves[0] && root <= logMoves[logMoves.length - 1])) {
                return false;
            }
            followed[i] = root;
            last = root;
        }
        int count = rootCount;
        clear();
        for (int i = 0; i < count; i++) {
            addRoot(reference * Math.exp(followed[i]));
        }
        return true;
    }

    /** The root about a place in ln(S/S₀), in a bracket that grows until it holds one; NaN when the widest does not. */
    private double near(double place) {
        for (double half = NARROW; half <= WIDE; half *= WIDER) {
            double from = at(place - half);
            double to = at(place + half);
            if (from != 0 && to != 0 && (from > 0) != (to > 0)) {
                return root(place - half, from, place + half, to);
            }
        }
        return Double.NaN;
    }

    private void clear() {
        rootCount = 0;
        nearest = Double.NaN;
        found = entries > 0;
    }

    private void capture(LiveChain live) {
        GammaCurve curve = live.curve;
        curve.capture(live, position, reference);
        entries += curve.count();
        if (curve.count() > 0 && !following) {
            for (int i = 0; i < net.length; i++) {
                net[i] += curve.at(logMoves[i]);
            }
        }
    }

    private void refine() {
        clear();
        int last = -1;
        for (int i = 0; i < net.length; i++) {
            if (net[i] == 0) {
                continue;
            }
            if (last >= 0 && (net[i] > 0) != (net[last] > 0)) {
                addRoot(reference * Math.exp(root(logMoves[last], net[last], logMoves[i], net[i])));
            }
            last = i;
        }
    }

    private void addRoot(double root) {
        if (rootCount < MOST_ROOTS) {
            roots[rootCount++] = root;
        }
        if (!(Math.abs(root - reference) >= Math.abs(nearest - reference))) {
            nearest = root;
        }
    }

    /**
     * Regula falsi in the Illinois form, superlinear and always within the bracket; each third step halves the bracket,
     * and no step is shorter than half the tolerance, so that the bracket closes from both sides.
     */
    private double root(double from, double fromValue, double to, double toValue) {
        double a = from;
        double fa = fromValue;
        double b = to;
        double fb = toValue;
        for (int i = 0; i < MOST_STEPS && Math.abs(b - a) > TOLERANCE; i++) {
            double step = fb * (a - b) / (fb - fa);
            double least = Math.copySign(0.5 * TOLERANCE, a - b);
            double c = i % 3 == 2 ? 0.5 * (a + b) : b + (Math.abs(step) < 0.5 * TOLERANCE ? least : step);
            double fc = at(c);
            if (fc == 0) {
                return c;
            }
            if ((fc > 0) != (fb > 0)) {
                a = b;
                fa = fb;
            } else {
                fa *= 0.5;
            }
            b = c;
            fb = fc;
        }
        return b;
    }

    private double at(double logMove) {
        double sum = 0;
        for (int i = 0; i < chains.size(); i++) {
            sum += chains.get(i).curve.at(logMove);
        }
        return sum;
    }

    /** Roots of the last search; {@code NaN} when no option could be repriced. */
    double count() {
        return found ? rootCount : Double.NaN;
    }

    /** A root, in ascending order. */
    double root(int i) {
        return roots[i];
    }

    /** The root nearest to the spot of the search, {@code NaN} when there is none. */
    double nearest() {
        return nearest;
    }
}
