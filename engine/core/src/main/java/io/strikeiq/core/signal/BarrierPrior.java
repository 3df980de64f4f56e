package io.strikeiq.core.signal;

/**
 * The prior of confidence before any experience: the base rate of the outcome rule for a driftless price.
 *
 * <p>A directional signal wins when a Brownian price touches +k·σ_h before −k·σ_h within the horizon h: by symmetry half
 * the probability of leaving (−k, k) by time 1, from the series of Feller (1971, II.X.5). A regime signal (realised
 * against implied volatility) has even odds.
 */
public final class BarrierPrior implements ConfidenceModel {
    /** Of a regime signal. */
    public static final double EVEN = 0.5;

    private final double directional;

    /**
     * @param barrier k, both barriers in units of the horizon's standard deviation, positive
     */
    public BarrierPrior(double barrier) {
        if (!(barrier > 0)) {
            throw new IllegalArgumentException("barrier must be positive, not " + barrier);
        }
        this.directional = winRate(barrier);
    }

    /** Probability that a driftless Brownian motion touches +k before −k and by time 1. */
    static double winRate(double k) {
        double survival = 0;
        for (int n = 0; n < 64; n++) {
            double odd = 2 * n + 1;
            survival += (n % 2 == 0 ? 1 : -1)
                    * 4
                    / (Math.PI * odd)
                    * StrictMath.exp(-odd * odd * Math.PI * Math.PI / (8 * k * k));
        }
        return 0.5 * (1 - Math.min(1, Math.max(0, survival)));
    }

    /** Of a directional signal. */
    public double directional() {
        return directional;
    }

    @Override
    public double confidence(String engine, SignalType type, double ivRegime, double gammaRegime) {
        return type.direction() == Direction.NONE ? EVEN : directional;
    }
}
