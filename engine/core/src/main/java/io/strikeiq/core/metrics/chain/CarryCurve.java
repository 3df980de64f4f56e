package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * One cost of carry b for all expiries of an underlying, ln(F/S) = b·τ, by least squares through the origin over the live
 * chains. Theta and charm take their carry from here: ln(F/S)/τ of a single expiry is, as τ vanishes, nothing but the noise
 * of a spot and a forward that were not seen at the same moment.
 *
 * <p>The configured carry r − q weighs in as an expiry of τ₀ = noise ÷ spread of carries among underlyings: with less time
 * than that in the curve a basis says more of noise than of carry.
 *
 * <pre>
 *   b = b₀ + Σ τᵢ·(ln(Fᵢ/S) − b₀·τᵢ) / (Σ τᵢ² + τ₀²)
 * </pre>
 */
final class CarryCurve implements Visited {
    /** Noise of ln(F/S), one basis point. */
    private static final double NOISE = 1e-4;
    /** Spread of carries about the configured one, per year. */
    private static final double SPREAD = 0.05;

    private static final double LEAST_WEIGHT = (NOISE / SPREAD) * (NOISE / SPREAD);

    private final double configured;
    private final LiveChains chains;
    private double terms;
    private double weights;
    private long revision = -1;
    private int replaced;

    /** @param configured r − q per year */
    CarryCurve(double configured, LiveChains chains) {
        this.configured = configured;
        this.chains = chains;
    }

    /** Replaces what a chain gives; an unknown ln(F/S) gives nothing. O(1), at times O(expiries). */
    void update(LiveChain live, double logBasis) {
        double tau = live.state.tau;
        boolean known = !Double.isNaN(logBasis);
        terms -= live.carryTerm;
        weights -= live.carryWeight;
        live.carryTerm = known ? tau * logBasis : 0;
        live.carryWeight = known ? tau * tau : 0;
        terms += live.carryTerm;
        weights += live.carryWeight;
        if (revision != chains.revision() || ++replaced > chains.size()) {
            sum();
        }
    }

    /** Sums again, so that rounding does not accumulate and expired chains leave. */
    private void sum() {
        revision = chains.revision();
        replaced = 0;
        terms = 0;
        weights = 0;
        for (int i = 0; i < chains.size(); i++) {
            terms += chains.get(i).carryTerm;
            weights += chains.get(i).carryWeight;
        }
    }

    /** b per year. */
    double rate() {
        return configured + (terms - configured * weights) / (weights + LEAST_WEIGHT);
    }

    @Override
    public void visit(StateVisitor visitor) {
        terms = visitor.visit(terms);
        weights = visitor.visit(weights);
        revision = visitor.visit(revision);
        replaced = visitor.visit(replaced);
    }
}
