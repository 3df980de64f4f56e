package io.strikeiq.core.engine.formula;

/** Formulas that carry the same information share one vote in the bias. */
enum Family {
    OPEN_INTEREST,
    GAMMA,
    UNUSUAL_ACTIVITY,
    EXPECTED_MOVE,
    ORDER_FLOW,
    VOLATILITY,
    OPEN_INTEREST_VELOCITY
}
