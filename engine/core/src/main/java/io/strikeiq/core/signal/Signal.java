package io.strikeiq.core.signal;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.outbound.Outbound;
import io.strikeiq.core.outbound.Pool;

/**
 * One signal on its way to the journal. Pooled: written by the engines' thread, read by the drain. Its identity in a run
 * is (tick sequence, engine, ordinal).
 */
public final class Signal extends Outbound {
    /** Triples of evidence at most. */
    public static final int MAX_EVIDENCE = 8;

    private final Pool<Signal> pool;

    public long tickSequence;
    /** Ordinal among all signals of one tick, from 0. */
    public int ordinal;

    public long time;
    public String engine = "";
    public SignalType type;
    public int underlyingId;
    public String underlying = "";
    /** VENUE:SYMBOL of another instrument whose book and trades were seen, empty where they were the underlying's own; not hashed. */
    public String book = "";

    public Direction direction = Direction.NONE;
    /** Rule score in [0, 1]. */
    public double strength;
    /** Probability that the signal's own outcome rule comes true. */
    public double confidence;
    /** Lower end of the interval of confidence; {@code NaN} while it is a prior. */
    public double confidenceLow = Double.NaN;
    /** Upper end of the interval of confidence; {@code NaN} while it is a prior. */
    public double confidenceHigh = Double.NaN;
    /** Outcomes, by weight, that the confidence was learned from; 0 while it is a prior. */
    public double confidenceCount;

    public double spot;
    /** The price the signal speaks of; {@code NaN} when it speaks of none. */
    public double level;

    /** Code of the IV regime at the signal, {@code NaN} while unknown. */
    public double ivRegime = Double.NaN;
    /** Code of the dealer-gamma regime at the signal. */
    public double gammaRegime = Double.NaN;
    /** ATM implied volatility at the forward, annualised; like all below it for the outcome, and not journaled. */
    public double impliedSigma = Double.NaN;
    /** Realised volatility, annualised. */
    public double realisedSigma = Double.NaN;
    /** Factor of confidence that the engine gives for the circumstances, from 0 to 1. */
    public double trust = 1;
    /** Log-odds of the posterior that the confidence was made from, {@code NaN} for a prior. */
    public double score = Double.NaN;
    /** The same of the online model, whether or not the confidence is the model's. */
    public double modelScore = Double.NaN;
    /** Probability that the online model gives, {@code NaN} until it has learned enough. */
    public double modelProbability = Double.NaN;
    /** Lower end of its interval. */
    public double modelLow = Double.NaN;
    /** Upper end of its interval. */
    public double modelHigh = Double.NaN;
    /** Outcomes that the online model had learned from. */
    public double modelCount;
    /** The at-the-money option that a trader buys on it, null where there is none. */
    public Instrument atmOption;
    /** The 25-delta option. */
    public Instrument wingOption;

    private int evidenceCount;
    private final Reason[] reasons = new Reason[MAX_EVIDENCE];
    private final double[] values = new double[MAX_EVIDENCE];
    private final double[] contributions = new double[MAX_EVIDENCE];

    public Signal(Pool<Signal> pool) {
        this.pool = pool;
    }

    /** Adds a triple; contributions are log-odds. Beyond {@link #MAX_EVIDENCE} a triple is refused. */
    public Signal evidence(Reason reason, double value, double contribution) {
        if (evidenceCount == MAX_EVIDENCE) {
            throw new IllegalStateException("a signal has at most " + MAX_EVIDENCE + " pieces of evidence");
        }
        reasons[evidenceCount] = reason;
        values[evidenceCount] = value;
        contributions[evidenceCount] = contribution;
        evidenceCount++;
        return this;
    }

    public int evidenceCount() {
        return evidenceCount;
    }

    public Reason reason(int i) {
        return reasons[i];
    }

    public double value(int i) {
        return values[i];
    }

    public double contribution(int i) {
        return contributions[i];
    }

    void clearEvidence() {
        evidenceCount = 0;
    }

    double contributionSum() {
        double sum = 0;
        for (int i = 0; i < evidenceCount; i++) {
            sum += contributions[i];
        }
        return sum;
    }

    @Override
    protected void release() {
        pool.release(this);
    }
}
