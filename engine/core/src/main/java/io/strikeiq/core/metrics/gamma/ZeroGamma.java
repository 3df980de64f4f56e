package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.chain.LiveChains;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Searches the roots of net GEX in spot over a range about the present spot, all chains together, and keeps those that
 * matter: on both sides net exposure reaches a set share of its largest value over S ± 2σ√τ of the front. Far from the
 * strikes gamma vanishes and changes its sign for nothing. The root nearest to spot is the flip.
 *
 * <p>Between two searches the roots found last can be followed ({@link RootFollower}). One that is lost, or leaves the
 * range, makes a search of it.
 *
 * <p>Either may be spread over several passes, one chain each.
 */
final class ZeroGamma implements Visited {
    private static final int MOST_ROOTS = 32;
    /** Widths of the front about spot over which net exposure is compared. */
    private static final double NEAR = 2;

    private final LiveChains chains;
    private final DealerPosition position;
    private final NetGamma netGamma;
    private final RootFollower follower;
    private final GammaProfile profile;
    private final GammaLobes lobes;
    private final double[] roots = new double[MOST_ROOTS];
    private final double[] ratios = new double[MOST_ROOTS];
    private final double[] followed = new double[MOST_ROOTS];
    private int rootCount;
    private double nearest = Double.NaN;
    private boolean found;

    private double reference;
    private int captured = -1;
    private int entries;
    private boolean following;
    private double narrowest;

    ZeroGamma(ChainSettings settings, LiveChains chains, DealerPosition position) {
        this.chains = chains;
        this.position = position;
        this.netGamma = new NetGamma(chains);
        this.follower = new RootFollower(netGamma);
        this.profile = new GammaProfile(settings.zeroGammaRange());
        this.lobes = new GammaLobes(profile, netGamma, settings.zeroGammaRelevance(), MOST_ROOTS + 1);
    }

    /** Begins a search about a spot; one in progress is dropped. */
    void start(double spot) {
        begin(spot);
        following = false;
        profile.clear(narrowest);
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
        narrowest = narrowestMoney();
    }

    /** Least σ√τ at the money of all chains, {@code NaN} when none is known. */
    private double narrowestMoney() {
        double least = Double.NaN;
        for (int i = 0; i < chains.size(); i++) {
            double width = width(chains.get(i).state);
            least = width < least || Double.isNaN(least) ? width : least;
        }
        return least;
    }

    /** σ√τ at the money; where that is unknown the least of the strikes. */
    private static double width(ChainState chain) {
        double sigma = chain.atmSigma > 0 ? chain.atmSigma : leastSigma(chain);
        return sigma * Math.sqrt(chain.tau);
    }

    private static double leastSigma(ChainState chain) {
        double least = Double.NaN;
        for (int column = 0; column < 2 * chain.rows(); column++) {
            double sigma = chain.sigma[column];
            least = sigma < least || Double.isNaN(least) ? sigma : least;
        }
        return least;
    }

    void cancel() {
        captured = -1;
    }

    boolean isSearching() {
        return captured >= 0;
    }

    /** Takes in the next chain, and after the last of them ends the search; returns whether it has ended. */
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
            followed[i] = StrictMath.log(roots[i] / reference);
        }
        if (!follower.follow(followed, rootCount, narrowest, profile.from(), profile.to())) {
            return false;
        }
        int count = rootCount;
        clear();
        for (int i = 0; i < count; i++) {
            addRoot(followed[i], ratios[i]);
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
            profile.add(curve);
        }
    }

    private void refine() {
        clear();
        profile.toExposure();
        lobes.find(NEAR * frontWidth());
        for (int i = 0; i + 1 < lobes.count() && rootCount < MOST_ROOTS; i++) {
            double root = between(lobes.rootFrom(i), lobes.rootTo(i));
            if (Double.isNaN(root)) {
                root = between(lobes.peakPlace(i), lobes.peakPlace(i + 1));
            }
            if (!Double.isNaN(root)) {
                addRoot(root, lobes.ratio(i));
            }
        }
    }

    /** σ√τ of the nearest chain where it is known; without one the search's whole range is near. */
    private double frontWidth() {
        for (int i = 0; i < chains.size(); i++) {
            double width = width(chains.get(i).state);
            if (width > 0) {
                return width;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** The root between two places, {@code NaN} when net gamma has one sign at both. */
    private double between(double low, double high) {
        double lowValue = netGamma.at(low);
        double highValue = netGamma.at(high);
        if (lowValue == 0 || highValue == 0) {
            return lowValue == 0 ? low : high;
        }
        return lowValue > 0 == highValue > 0 ? Double.NaN : netGamma.root(low, lowValue, high, highValue);
    }

    private void addRoot(double place, double ratio) {
        double root = reference * StrictMath.exp(place);
        ratios[rootCount] = ratio;
        roots[rootCount++] = root;
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

    /**
     * How much a root matters: the largest |net GEX| on its weaker side, up to the next root, over the largest near spot;
     * as of the last search.
     */
    double ratio(int i) {
        return ratios[i];
    }

    /** The root nearest to the spot of the search, {@code NaN} when there is none. */
    double nearest() {
        return nearest;
    }

    /** Shows its roots, and what a search in progress has taken in. */
    @Override
    public void visit(StateVisitor visitor) {
        rootCount = visitor.visit(rootCount);
        visitor.visit(roots, rootCount);
        visitor.visit(ratios, rootCount);
        nearest = visitor.visit(nearest);
        found = visitor.visit(found);
        reference = visitor.visit(reference);
        captured = visitor.visit(captured);
        entries = visitor.visit(entries);
        following = visitor.visit(following);
        narrowest = visitor.visit(narrowest);
        for (int i = 0; i < captured; i++) {
            netGamma.curve(i).visit(visitor);
        }
        if (isSearching() && !following) {
            profile.visit(visitor);
        }
    }
}
