package io.strikeiq.core.metrics.expiry;

import io.strikeiq.core.metrics.chain.LiveChain;
import io.strikeiq.core.metrics.chain.LiveChains;
import io.strikeiq.core.state.ChainState;

/**
 * ATM σ at a fixed time to expiry: total variance σ²τ interpolated linearly in τ between the two expiries on either side
 * whose ATM σ is known; outside them the σ of the nearest.
 *
 * <pre>
 *   w(T) = w₁ + (w₂ − w₁)·(T − τ₁)/(τ₂ − τ₁),   w = σ²τ,   σ(T) = √(w(T)/T)
 * </pre>
 *
 * <p>Continuous in time through an expiry of the nearer one, whose total variance is then nothing.
 */
final class ConstantMaturity {
    private static final double DAYS_PER_YEAR = 365;

    private final double years;
    private LiveChain shorter;
    private LiveChain longer;

    ConstantMaturity(double days) {
        this.years = days / DAYS_PER_YEAR;
    }

    /** Finds the expiries; O(expiries). */
    void find(LiveChains chains) {
        shorter = null;
        longer = null;
        for (int i = 0; i < chains.size() && longer == null; i++) {
            LiveChain chain = chains.get(i);
            if (isKnown(chain)) {
                if (chain.state.tau > years) {
                    longer = chain;
                } else if (shorter == null || chain.state.expiryTime() != shorter.state.expiryTime()) {
                    // Of one expiry the first known series, which is the ordinary one where there is that.
                    shorter = chain;
                }
            }
        }
    }

    static boolean isKnown(LiveChain chain) {
        return chain.state.atmSigma > 0 && chain.state.tau > 0;
    }

    /** The longest known expiry up to this maturity, null when there is none. */
    LiveChain shorter() {
        return shorter;
    }

    /** The shortest known expiry beyond this maturity, null when there is none. */
    LiveChain longer() {
        return longer;
    }

    boolean isExtrapolated() {
        return shorter == null || longer == null;
    }

    /** Annualised, {@code NaN} when no expiry is known. */
    double sigma() {
        return between(shorter, longer);
    }

    /** The σ that two expiries give at this maturity, either of which may be null. */
    double between(LiveChain near, LiveChain far) {
        if (near == null || far == null) {
            LiveChain nearest = near == null ? far : near;
            return nearest == null ? Double.NaN : nearest.state.atmSigma;
        }
        ChainState first = near.state;
        ChainState second = far.state;
        if (years >= second.tau) {
            return second.atmSigma;
        }
        double low = first.atmSigma * first.atmSigma * first.tau;
        double high = second.atmSigma * second.atmSigma * second.tau;
        return Math.sqrt((low + (high - low) * (years - first.tau) / (second.tau - first.tau)) / years);
    }
}
