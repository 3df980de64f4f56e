package io.strikeiq.persistence.journal;

/** Kinds of record of a signal journal that concern the database; a switch over it is checked by the compiler. */
public enum RecordKind {
    RUN_START,
    RUN_END,
    SIGNAL,
    MARKET_SNAPSHOT,
    CHAIN_SNAPSHOT,
    OUTCOME
}
