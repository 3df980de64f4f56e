package io.strikeiq.core.learning;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * The executable prices of one instrument, or what stands in for them: best bid and ask in force, how far they have been
 * since they were last collected, and the nearest barriers of the signals that are scored on them.
 */
final class ScoredBook implements Visited {
    private Instrument instrument;
    private final boolean standIn;
    private final QuoteSpacing spacing = new QuoteSpacing();
    private final PathVariance variance = new PathVariance();

    double bid = Double.NaN;
    double ask = Double.NaN;
    private long quotedAt = Long.MIN_VALUE;
    private boolean quoted;

    // Since the last collection.
    double highestBid = Double.NEGATIVE_INFINITY;
    double lowestBid = Double.POSITIVE_INFINITY;
    double highestAsk = Double.NEGATIVE_INFINITY;
    double lowestAsk = Double.POSITIVE_INFINITY;

    // A quote inside touches no barrier.
    private double upperBid = Double.POSITIVE_INFINITY;
    private double lowerBid = Double.NEGATIVE_INFINITY;
    private double upperAsk = Double.POSITIVE_INFINITY;
    private double lowerAsk = Double.NEGATIVE_INFINITY;
    private int waiting;
    /**
     * The quote in force has two sides, is among the extremes since the last collection and concerns no signal: the same
     * again changes nothing but times.
     */
    private boolean settled;

    /**
     * @param standIn whether prices of the underlying with a stated spread stand in for quotes
     */
    ScoredBook(Instrument instrument, boolean standIn) {
        this.instrument = instrument;
        this.standIn = standIn;
    }

    Instrument instrument() {
        return instrument;
    }

    void replace(Instrument terms) {
        instrument = terms;
    }

    boolean isStandIn() {
        return standIn;
    }

    /** Whether a two-sided quote has ever come. */
    boolean isQuoted() {
        return quoted;
    }

    /**
     * Takes a quote, {@code NaN} where a side is empty; one that is crossed is no price to trade at.
     *
     * @return whether a signal waits for it, or it is beyond the nearest barrier of one
     */
    boolean onQuote(long time, double bestBid, double bestAsk) {
        if (settled && bestBid == bid && bestAsk == ask) {
            quotedAgain(time);
            return false;
        }
        take(time, bestBid, bestAsk);
        boolean concerns = concernsSignals();
        settled = bid <= ask && !concerns;
        return concerns;
    }

    /** Both sides of the quote in force are there. */
    private void quotedAgain(long time) {
        quotedAt = time;
        spacing.onQuote(time);
        variance.onPrice(time, 0.5 * (bid + ask));
    }

    private void take(long time, double bestBid, double bestAsk) {
        boolean crossed = bestBid > bestAsk;
        bid = bestBid > 0 && !crossed ? bestBid : Double.NaN;
        ask = bestAsk > 0 && !crossed ? bestAsk : Double.NaN;
        if (bid <= ask) {
            quoted = true;
            quotedAgain(time);
        }
        highestBid = bid > highestBid ? bid : highestBid;
        lowestBid = bid < lowestBid ? bid : lowestBid;
        highestAsk = ask > highestAsk ? ask : highestAsk;
        lowestAsk = ask < lowestAsk ? ask : lowestAsk;
    }

    private boolean concernsSignals() {
        return waiting > 0 || bid >= upperBid || bid <= lowerBid || ask >= upperAsk || ask <= lowerAsk;
    }

    /** Whether both sides are there to trade at. */
    boolean isTwoSided() {
        return bid <= ask;
    }

    /** Age of the quote in force, {@link Long#MAX_VALUE} without one. */
    long age(long time) {
        return isTwoSided() ? time - quotedAt : Long.MAX_VALUE;
    }

    long medianSpacing() {
        return spacing.median();
    }

    double variance() {
        return variance.sum();
    }

    /** From now on no signal waits, and no barrier is known. */
    void clearBand() {
        upperBid = Double.POSITIVE_INFINITY;
        lowerBid = Double.NEGATIVE_INFINITY;
        upperAsk = Double.POSITIVE_INFINITY;
        lowerAsk = Double.NEGATIVE_INFINITY;
        waiting = 0;
    }

    /** So many horizons wait for the next quote, whatever that is. */
    void await(int horizons) {
        waiting += horizons;
        settled = false;
    }

    /** Narrows the band to the barriers of a position that is left at the bid, or at the ask. */
    void narrow(boolean atBid, double upper, double lower) {
        settled = false;
        if (atBid) {
            upperBid = Math.min(upperBid, upper);
            lowerBid = Math.max(lowerBid, lower);
        } else {
            upperAsk = Math.min(upperAsk, upper);
            lowerAsk = Math.max(lowerAsk, lower);
        }
    }

    void clearExtremes() {
        settled = false;
        highestBid = Double.NEGATIVE_INFINITY;
        lowestBid = Double.POSITIVE_INFINITY;
        highestAsk = Double.NEGATIVE_INFINITY;
        lowestAsk = Double.POSITIVE_INFINITY;
    }

    /** What was quoted is no longer to be had: a session has ended or begun, or messages are lost. */
    void interrupt() {
        settled = false;
        bid = Double.NaN;
        ask = Double.NaN;
        spacing.interrupt();
        variance.interrupt();
    }

    @Override
    public void visit(StateVisitor visitor) {
        spacing.visit(visitor);
        variance.visit(visitor);
        bid = visitor.visit(bid);
        ask = visitor.visit(ask);
        quotedAt = visitor.visit(quotedAt);
        quoted = visitor.visit(quoted);
        highestBid = visitor.visit(highestBid);
        lowestBid = visitor.visit(lowestBid);
        highestAsk = visitor.visit(highestAsk);
        lowestAsk = visitor.visit(lowestAsk);
        upperBid = visitor.visit(upperBid);
        lowerBid = visitor.visit(lowerBid);
        upperAsk = visitor.visit(upperAsk);
        lowerAsk = visitor.visit(lowerAsk);
        waiting = visitor.visit(waiting);
        settled = false;
    }
}
