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
    /** Nanoseconds of event time from the signal on; 0 for the end of its session. */
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
    /** Whether data were stale on the way, spot stood in for a book, or realised for implied volatility. */
    public boolean flagged;

    /** Event time of the signal. */
    public long signalTime;
    /** Strength of the signal. */
    public double strength;
    /** Confidence of the signal, as stamped. */
    public double confidence;
    /** Outcomes that the confidence was learned from; 0 while it was a prior. */
    public double confidenceCount;
    /** Code of the IV regime at the signal. */
    public double ivRegime;
    /** Code of the dealer-gamma regime at the signal. */
    public double gammaRegime;
    /** Annualised volatility that the barriers were made from. */
    public double sigma;
    /** Distance of target and stop from the entry, a fraction: that many sigmas of the horizon as the rule says. */
    public double barrier;
    /** Variance realised over the horizon, of a signal without a direction. */
    public double realisedVariance;
    /** Variance implied for the horizon, of a signal without a direction. */
    public double impliedVariance;
    /** Return of the at-the-money option, bought at the ask and sold at the bid. */
    public double atmOptionReturn;
    /** The same of the 25-delta option. */
    public double wingOptionReturn;

    /** Log-odds that the cells gave the signal, {@code NaN} for a prior. */
    public double score;
    /** Log-odds that the online model gave it. */
    public double modelScore;

    public SignalOutcome(Pool<SignalOutcome> pool) {
        this.pool = pool;
    }

    @Override
    protected void release() {
        pool.release(this);
    }
}
