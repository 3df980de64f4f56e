package io.strikeiq.service.simulator;

import java.util.Arrays;
import java.util.Set;

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
    /** Spot moves through the price at which dealers' net gamma is zero, and stays beyond it. */
    GAMMA_FLIP,
    /** Customers open positions in options one way, in blocks and sweeps, before the price moves that way. */
    INFORMED_FLOW;

    static EventKind[] inOrder(Set<EventKind> kinds) {
        return Arrays.stream(values()).filter(kinds::contains).toArray(EventKind[]::new);
    }
}
