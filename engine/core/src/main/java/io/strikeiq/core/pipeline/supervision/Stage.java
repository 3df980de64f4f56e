package io.strikeiq.core.pipeline.supervision;

import java.util.Locale;

/** What a tick goes through. */
public enum Stage {
    /** Instruments, quotes, trades, open interest. */
    MARKET_STATE,
    /** The live metrics. */
    METRICS,
    /** Snapshots of metrics and chains. */
    SNAPSHOTS,
    /** The running hash of the state. */
    STATE_HASH,
    /** The analytics engines. */
    ENGINES,
    /** The way out of the path, to the signal journal. */
    DRAIN,
    /** The tick journal of a live run, beside the stages before. */
    JOURNAL;

    /** The name in logs and in the config. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
