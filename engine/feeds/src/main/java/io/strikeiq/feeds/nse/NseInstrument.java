package io.strikeiq.feeds.nse;

import io.strikeiq.core.instrument.Instrument;

/** What a feed keeps of an instrument. */
public final class NseInstrument {
    public final Instrument terms;
    /** What the broker calls it. */
    public final String key;
    /** Traded on the day so far, −1 before the first packet. */
    long volume = -1;
    /** When the day of the volume began, in nanoseconds since the epoch. */
    long volumeDay;

    /** When its last trade was, 0 before the first; only of messages without the day's volume. */
    long tradeTime;

    /** Whether a connection was lost since the last packet, so that what has been traded since is not of now. */
    boolean gapped;

    long openInterest = -1;
    double bid = Double.NaN;
    double ask = Double.NaN;
    double price = Double.NaN;

    public NseInstrument(Instrument terms, String key) {
        this.terms = terms;
        this.key = key;
    }

    /** The last price, {@code NaN} before the first. */
    public double price() {
        return price;
    }

    /** A connection was lost. */
    public void gapped() {
        gapped = true;
    }
}
