package io.strikeiq.core.instrument;

/** The unit in which a source gives open interest or volume; every source declares it. */
public enum OpenInterestUnit {
    CONTRACTS,
    UNDERLYING;

    /** Turns a source's number into units of the underlying. */
    public double toUnderlying(double quantity, double contractSize) {
        return this == CONTRACTS ? quantity * contractSize : quantity;
    }
}
