package io.strikeiq.core.metrics;

/** Takes what gamma exposure was made of, which a frame has no place for. */
public interface GammaSink {
    /**
     * A chain of the underlying.
     *
     * @param chain position among the chains of the underlying
     * @param rate interest rate of its greeks, per year
     * @param repricedSpot price that its forward and greeks refer to
     * @param repricedTime event time of its greeks
     */
    void chain(int chain, double rate, double repricedSpot, long repricedTime);

    /**
     * What dealers are taken to hold of an option.
     *
     * @param units units of the underlying, negative when short, {@code NaN} when unknown
     */
    void units(int chain, int column, double units);

    /**
     * A root of net gamma exposure, in ascending order.
     *
     * @param price price of the underlying
     * @param weight largest exposure on its weaker side, as a share of the largest near spot
     */
    void root(double price, double weight);
}
