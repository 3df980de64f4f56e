package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.chain.LiveChains;
import java.util.Arrays;

/**
 * Searches the roots of net GEX in spot over a grid about the present spot, all chains together. Every change of sign on
 * the grid is refined; the root nearest to spot is the flip.
 *
 * <p>Between two searches the roots found last can be followed ({@link RootFollower}). One that is lost, or leaves the
 * grid, makes a search of it.
 *
 * <p>Either may be spread over several passes, one chain each.
 */
final class ZeroGamma {
    private static final int MOST_ROOTS = 32;

    private final LiveChains chains;
    private final DealerPosition position;
    private final NetGamma netGamma;
    private final RootFollower follower;
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
        this.netGamma = new NetGamma(chains);
        this.follower = new RootFollower(netGamma);
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
            capture(captured++);
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

    /** Moves every root to where it is now; false, and none moved, when one is lost. */
    private boolean followRoots() {
        for (int i = 0; i < rootCount; i++) {
            followed[i] = Math.log(roots[i] / reference);
        }
        if (!follower.follow(followed, rootCount, logMoves[0], logMoves[logMoves.length - 1])) {
            return false;
        }
        int count = rootCount;
        clear();
        for (int i = 0; i < count; i++) {
            addRoot(reference * Math.exp(followed[i]));
        }
        return true;
    }

    private void clear() {
        rootCount = 0;
        nearest = Double.NaN;
        found = entries > 0;
    }

    private void capture(int chain) {
        GammaCurve curve = netGamma.curve(chain);
        curve.capture(chains.get(chain), position, reference);
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
                addRoot(reference * Math.exp(netGamma.root(logMoves[last], net[last], logMoves[i], net[i])));
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
