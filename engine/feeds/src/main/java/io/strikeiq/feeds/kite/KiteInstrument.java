package io.strikeiq.feeds.kite;

import io.strikeiq.core.instrument.Instrument;

/** What the feed keeps of an instrument. */
final class KiteInstrument {
    final int token;
    final Instrument terms;
    /** Traded on the day so far, −1 before the first packet. */
    long volume = -1;

    /** Whether a connection was lost since the last packet, so that what has been traded since is not of now. */
    boolean gapped;

    long openInterest = -1;
    double bid = Double.NaN;
    double ask = Double.NaN;
    double price = Double.NaN;

    KiteInstrument(int token, Instrument terms) {
        this.token = token;
        this.terms = terms;
    }
}
