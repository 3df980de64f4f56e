package io.strikeiq.service.simulator;

/** What the simulator plants. */
public enum EventKind {
    /** Aggressive trades take out several levels within a second. */
    SWEEP,
    /** A known extreme is exceeded by a little with a burst, and the price comes back at once. */
    STOP_HUNT,
    /** Dealers short gamma, customers buying options towards a strike, spot and volatility rising with it. */
    SQUEEZE,
    /** A wall breaks while writers sell into it, and the price comes back. */
    TRAP,
    /** Displayed size goes, the spread opens, the price slips on ordinary volume, and size comes back. */
    VACUUM,
    /** Open interest moves so that the sign of dealers' net gamma changes. */
    GAMMA_FLIP
}
