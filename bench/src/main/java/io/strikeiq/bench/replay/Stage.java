package io.strikeiq.bench.replay;

import java.util.Locale;

/** The stages of a tick on its way from the journal, each run with all before it. */
enum Stage {
    /** Reads and checks the record, and fills the slot. */
    DECODE,
    /** Market state. */
    STATE,
    /** Metrics and snapshots. */
    METRICS,
    /** The hash of each tick, and each minute of the whole state: dear where ticks are few and options many. */
    HASH,
    /** All engines. */
    ENGINES,
    /** What leaves the path, encoded and appended to the signal journal. */
    DRAIN;

    String lower() {
        return name().toLowerCase(Locale.ROOT);
    }
}
