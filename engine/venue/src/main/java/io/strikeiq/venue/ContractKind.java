package io.strikeiq.venue;

/** Kinds of contract by how often they expire. */
public enum ContractKind {
    WEEKLY,
    /** On the last expiry of a month that ends no quarter. */
    MONTHLY,
    /** On the last expiry of March, June, September or December; half-yearly ones are among them. */
    QUARTERLY
}
