package io.strikeiq.core.metrics.expiry;

import io.strikeiq.core.metrics.chain.LiveChain;
import io.strikeiq.core.metrics.chain.LiveChains;
import io.strikeiq.core.state.StateVisitor;

/**
 * The σ of a constant maturity without the steps that come from the list of expiries and not from the market: where it is
 * read from other expiries than before, the difference is carried on, as in a continuous series of futures.
 *
 * <p>The step is what the expiries before would give now less what the present ones give; where none of those before lives
 * on, as at a roll of a list with one expiry, the last value before less the first behind it. Nothing is carried where the
 * nearer of two has expired, since its total variance was nothing by then.
 *
 * <p>What is carried is halved with each half-life of the histories that read this, so that weekly steps of one sign do not
 * add up.
 */
final class ContinuousSigma {
    /** Least σ shown: a large difference carried leaves nothing of a small σ. */
    private static final double LEAST = 0.005;

    private static final double LN2 = 0.6931471805599453;

    private final ConstantMaturity maturity;
    private final long halfLife;
    private LiveChain shorter;
    private LiveChain longer;
    private double last = Double.NaN;
    private double carried;
    private long carriedTime;

    /** @param halfLife nanoseconds of active time */
    ContinuousSigma(ConstantMaturity maturity, long halfLife) {
        this.maturity = maturity;
        this.halfLife = halfLife;
    }

    /** The value now, {@code NaN} while the σ is unknown; to be asked whenever that may have changed. */
    double update(LiveChains chains, long activeTime) {
        double present = maturity.sigma();
        if (Double.isNaN(present)) {
            return Double.NaN;
        }
        if (!Double.isNaN(last) && (shorter != maturity.shorter() || longer != maturity.longer())) {
            carried = carriedAt(activeTime) + step(chains, present);
            carriedTime = activeTime;
        }
        shorter = maturity.shorter();
        longer = maturity.longer();
        last = present;
        return Math.max(LEAST, present + carriedAt(activeTime));
    }

    /** From the time of the last step, so that it does not matter how often it was asked for since. */
    private double carriedAt(long activeTime) {
        return carried == 0 ? 0 : carried * StrictMath.exp(-LN2 * (activeTime - carriedTime) / halfLife);
    }

    private double step(LiveChains chains, double present) {
        boolean nearExpired = shorter != null && !chains.isLive(shorter);
        boolean farExpired = longer != null && !chains.isLive(longer);
        if (nearExpired && !farExpired && longer != null) {
            return 0;
        }
        if (nearExpired || farExpired) {
            return last - present;
        }
        boolean known = (shorter == null || ConstantMaturity.isKnown(shorter))
                && (longer == null || ConstantMaturity.isKnown(longer));
        return known ? maturity.between(shorter, longer) - present : last - present;
    }

    /** Shows its state, which refers to chains of a list that has been shown. */
    void visit(StateVisitor visitor, LiveChains chains) {
        shorter = chains.visit(visitor, shorter);
        longer = chains.visit(visitor, longer);
        last = visitor.visit(last);
        carried = visitor.visit(carried);
        carriedTime = visitor.visit(carriedTime);
    }
}
