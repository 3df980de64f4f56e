package io.strikeiq.service.config;

/** Where the ticks of a run come from. */
public enum Source {
    /** A recorded tick journal that must be there. */
    REPLAY,
    /** A recorded tick journal that the market simulator makes first if it is not there. */
    SIMULATE,
    /** A feed, recorded in the run's folder as it comes. */
    LIVE
}
