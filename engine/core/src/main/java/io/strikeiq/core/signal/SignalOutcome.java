package io.strikeiq.core.signal;

import io.strikeiq.core.outbound.Outbound;
import io.strikeiq.core.outbound.Pool;

/**
 * The outcome of one signal at one horizon on its way to the journal. Pooled. Times are nanoseconds since the epoch,
 * {@code NaN} means unknown.
 */
public final class SignalOutcome extends Outbound {
    private final Pool<SignalOutcome> pool;

    /** The tick that decided it. */
    public long tickSequence;
    /** Event time of that tick. */
    public long time;
    /** The tick of the signal, which with engine and ordinal is its identity in the run. */
    public long signalTick;

    public int signalOrdinal;
    public String engine = "";
    public SignalType type;
    public int underlyingId;
    public String underlying = "";
    /** Nanoseconds of event time from the signal on. */
    public long horizon;
    /** The instrument whose executable prices were scored. */
    public int scoredInstrumentId;
    /** Version of the outcome rule. */
    public int ruleVersion;

    public long entryTime;
    public double entryPrice;
    public long exitTime;
    public double exitPrice;
    public Outcome outcome = Outcome.UNRESOLVED;
    /** Whether one price reached both barriers, which counts as the stop. */
    public boolean bothBarriers;
    /** Return from entry to exit in the direction of the signal, a fraction. */
    public double grossReturn;
    /** The same after costs. */
    public double netReturn;
    /** Largest return in the direction of the signal on the way. */
    public double favourableExcursion;
    /** Largest return against it on the way. */
    public double adverseExcursion;
    /** {@code NaN} when no barrier was reached. */
    public double secondsToBarrier;
    /** Share of the outcome that is its own: less than 1 where spans of signals overlap. */
    public double weight;
    /** Whether data were stale or had a gap on the way. */
    public boolean flagged;

    public SignalOutcome(Pool<SignalOutcome> pool) {
        this.pool = pool;
    }

    @Override
    protected void release() {
        pool.release(this);
    }
}
