package io.strikeiq.core.pricing;

/**
 * One option's premium and sensitivities, written by {@link Greeks#compute}. Owned and reused by the caller, so that the
 * real-time path allocates nothing. NaN means undefined; the fields are then NaN together.
 */
public final class OptionGreeks {
    /** Premium, discounted. */
    public double price;

    /** dV/dS: change of the premium per unit of the underlying. The delta that every metric uses. */
    public double delta;

    /** Φ(d1) of a call, Φ(d1) − 1 of a put: the delta on the forward, undiscounted, as Deribit prints it. */
    public double forwardDelta;

    /** d²V/dS², per unit of the underlying squared. */
    public double gamma;

    /** Change of the premium per volatility point (0.01). */
    public double vega;

    /** Change of the premium per calendar day that passes (year of 365 days) at unchanged spot. */
    public double theta;

    /** Change of {@link #delta} per volatility point (0.01). */
    public double vanna;

    /** Change of {@link #delta} per calendar day that passes. */
    public double charm;

    /** Marks every field as undefined. */
    public void clear() {
        price = Double.NaN;
        delta = Double.NaN;
        forwardDelta = Double.NaN;
        gamma = Double.NaN;
        vega = Double.NaN;
        theta = Double.NaN;
        vanna = Double.NaN;
        charm = Double.NaN;
    }
}
