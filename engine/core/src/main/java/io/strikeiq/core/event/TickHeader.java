package io.strikeiq.core.event;

import io.strikeiq.core.instrument.Instrument;

/**
 * What every tick has and every stage asks for. Fields of a superclass come first in memory: these fill the first line of the
 * cache, those of {@link TickQuote} the second and of {@link TickPayload} the next, so that of a quote two or three lines go from the
 * publisher's core to that of the stages, and the ring's many slots crowd less out of the caches.
 */
abstract class TickHeader {
    /** Dense id, from 0; −1 where the tick concerns no instrument (clock, control). */
    public int instrumentId = -1;

    /** Number of the tick in the run's tick journal, from 1, without gaps; 0 or less for a tick of the warm-up. */
    public long sequence;

    /** The venue's stamp; stages read {@link #time}. */
    public long exchangeTime;

    /**
     * The time at which stages process the tick, and the only one that they read: the exchange time, unless the gate has
     * set it to the later time of the tick's underlying.
     */
    public long time;

    /** Dense index of the underlying concerned, −1 for none or every one; set by the gate, and by market state when it is applied. */
    public int underlyingIndex = -1;
    /**
     * Ordinal of the instrument within its underlying, from 0, dense, and used again by another once it has retired; −1 for
     * none. Set by market state; what is kept per option is indexed by it.
     */
    public int ordinal = -1;
    /**
     * Whether {@link #instrument} is an option; set by the market-state stage. Most of a stream are quotes of options, of
     * which nothing asks more of the terms: these lie far from each other, and are not loaded for it.
     */
    public boolean option;

    public TickType type = TickType.CLOCK;
    /** Why the gate keeps the tick from the stages, {@link Refusal#NONE} for a tick that passes. */
    public Refusal refused = Refusal.NONE;
    /** The instrument that the tick concerns, null for none; set by the market-state stage. */
    public Instrument instrument;
}
