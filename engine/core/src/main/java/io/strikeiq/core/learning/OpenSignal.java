package io.strikeiq.core.learning;

import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/** A signal whose outcome is not known yet at one horizon or more. Pooled by its underlying. */
final class OpenSignal implements Visited {
    long tick;
    int ordinal;
    long time;
    /** Position of the engine in the registry. */
    int engine;
    /** Position of the kind of signal in its engine. */
    int type;

    Direction direction;
    double strength;
    double confidence;
    double confidenceCount;
    /** Log-odds that the confidence was made from, {@code NaN} for a prior. */
    double score;

    /** The same of the online model. */
    double modelScore;

    double ivRegime;
    double gammaRegime;
    /** Features of the online model that its evidence gives, and their values. */
    final EvidenceFeatures evidence = new EvidenceFeatures();

    double spot;
    /** Annualised. */
    double sigma;
    /** Fraction; 0 where no cost is known. */
    double cost;

    boolean costKnown;
    boolean flagged;
    ScoredBook book;

    boolean entered;
    long entryTime;
    double entryPrice;
    /** The best and the worst that the position could have been left at. */
    double best;

    double worst;
    /** Of the path of its book, when the signal came. */
    double varianceBefore;

    OptionQuote atm;
    OptionQuote wing;
    double atmPaid;
    double wingPaid;

    /** Horizons that are open. */
    int open;

    final boolean[] isOpen = new boolean[Horizons.count()];
    /** {@link Long#MAX_VALUE} for the end of the session. */
    final long[] deadline = new long[Horizons.count()];
    /** Fraction of the entry, to either side. */
    final double[] barrier = new double[Horizons.count()];
    /** Prices, once entered. */
    final double[] target = new double[Horizons.count()];

    final double[] stop = new double[Horizons.count()];
    /** Event time at which a barrier was reached, {@link Long#MAX_VALUE} before. */
    final long[] touchedAt = new long[Horizons.count()];
    /** The prices that reached them, {@code NaN} where none has. */
    final double[] targetHit = new double[Horizons.count()];

    final double[] stopHit = new double[Horizons.count()];
    /** Of its overlap, at its beginning. */
    final double[] overlapBefore = new double[Horizons.count()];

    // What follows from the horizons, so that these are looked at only when they matter.
    /** The first event time after which something of it is due. */
    long due;
    /** The nearest barriers that have not been reached. */
    private double upper;

    private double lower;
    /** How many of its horizons wait for the next price, whatever that is. */
    private int waits;

    void begin(Signal signal, int engineIndex, ScoredBook scored) {
        tick = signal.tickSequence;
        ordinal = signal.ordinal;
        time = signal.time;
        engine = engineIndex;
        type = signal.type.index();
        direction = signal.direction;
        strength = signal.strength;
        confidence = signal.confidence;
        confidenceCount = signal.confidenceCount;
        score = signal.score;
        modelScore = signal.modelScore;
        ivRegime = signal.ivRegime;
        gammaRegime = signal.gammaRegime;
        spot = signal.spot;
        book = scored;
        varianceBefore = scored.variance();
        flagged = scored.isStandIn();
        entered = false;
        entryTime = signal.time;
        entryPrice = Double.NaN;
        best = Double.NaN;
        worst = Double.NaN;
        atm = null;
        wing = null;
        atmPaid = Double.NaN;
        wingPaid = Double.NaN;
        open = 0;
        Arrays.fill(isOpen, false);
    }

    void openHorizon(int horizon, long until, double distance, double overlap) {
        isOpen[horizon] = true;
        deadline[horizon] = until;
        barrier[horizon] = distance;
        target[horizon] = Double.NaN;
        stop[horizon] = Double.NaN;
        touchedAt[horizon] = Long.MAX_VALUE;
        targetHit[horizon] = Double.NaN;
        stopHit[horizon] = Double.NaN;
        overlapBefore[horizon] = overlap;
        open++;
    }

    void closeHorizon(int horizon) {
        isOpen[horizon] = false;
        open--;
        plan();
    }

    boolean isDirectional() {
        return direction != Direction.NONE;
    }

    boolean isLong() {
        return direction == Direction.UP;
    }

    /** +1 or −1. */
    double sign() {
        return isLong() ? 1 : -1;
    }

    /** The price at which its position could be left now. */
    double exitPrice() {
        return isLong() ? book.bid : book.ask;
    }

    /** Buys at the ask or sells at the bid in force, when both sides are there. */
    void enter(long now) {
        entered = true;
        entryTime = now;
        entryPrice = isLong() ? book.ask : book.bid;
        best = exitPrice();
        worst = best;
        for (int h = 0; h < isOpen.length; h++) {
            if (isOpen[h]) {
                target[h] = entryPrice * (1 + sign() * (cost + barrier[h]));
                stop[h] = entryPrice * (1 + sign() * (cost - barrier[h]));
            }
        }
        plan();
    }

    /** Takes in how far the book has been since it was last collected. */
    void collect() {
        if (!entered) {
            return;
        }
        if (isLong()) {
            best = Math.max(best, book.highestBid);
            worst = Math.min(worst, book.lowestBid);
        } else {
            best = Math.min(best, book.lowestAsk);
            worst = Math.max(worst, book.highestAsk);
        }
    }

    /** Whether the price in force may change what is known of its barriers. */
    boolean isReached() {
        double price = exitPrice();
        return entered && (waits > 0 || price >= upper || price <= lower);
    }

    /** Notes which barriers the price in force reaches. */
    void touch(long now) {
        double price = exitPrice();
        for (int h = 0; h < isOpen.length; h++) {
            if (!isOpen[h] || Double.isNaN(price)) {
                continue;
            }
            boolean reachesTarget = isLong() ? price >= target[h] : price <= target[h];
            boolean reachesStop = isLong() ? price <= stop[h] : price >= stop[h];
            if (reachesTarget && Double.isNaN(targetHit[h])) {
                targetHit[h] = price;
            }
            if (reachesStop && Double.isNaN(stopHit[h])) {
                stopHit[h] = price;
            }
            if ((reachesTarget || reachesStop) && touchedAt[h] == Long.MAX_VALUE) {
                touchedAt[h] = now;
            }
        }
        plan();
    }

    /** Finds when it is due next, and its nearest barriers; to be called when a horizon has changed. */
    void plan() {
        due = Long.MAX_VALUE;
        upper = Double.POSITIVE_INFINITY;
        lower = Double.NEGATIVE_INFINITY;
        waits = isDirectional() && !entered ? 1 : 0;
        for (int h = 0; h < isOpen.length; h++) {
            if (!isOpen[h]) {
                continue;
            }
            due = Math.min(due, Math.min(deadline[h], touchedAt[h]));
            if (touchedAt[h] != Long.MAX_VALUE) {
                // What comes at the same time may reach the other barrier too.
                waits++;
            } else if (entered) {
                upper = Math.min(upper, isLong() ? target[h] : stop[h]);
                lower = Math.max(lower, isLong() ? stop[h] : target[h]);
            }
        }
    }

    /** Puts the barriers of its position into the band of its book. */
    void narrow() {
        if (waits > 0) {
            book.await(waits);
        }
        book.narrow(isLong(), upper, lower);
    }

    /** Return from the entry to a price, a fraction in the direction of the signal. */
    double returnAt(double price) {
        return sign() * (price / entryPrice - 1);
    }

    /** Shows all but the book and the options, which its underlying finds again. */
    @Override
    public void visit(StateVisitor visitor) {
        tick = visitor.visit(tick);
        ordinal = visitor.visit(ordinal);
        time = visitor.visit(time);
        engine = visitor.visit(engine);
        type = visitor.visit(type);
        direction = visitor.visit(Direction.class, direction);
        strength = visitor.visit(strength);
        confidence = visitor.visit(confidence);
        confidenceCount = visitor.visit(confidenceCount);
        score = visitor.visit(score);
        modelScore = visitor.visit(modelScore);
        evidence.visit(visitor);
        ivRegime = visitor.visit(ivRegime);
        gammaRegime = visitor.visit(gammaRegime);
        spot = visitor.visit(spot);
        sigma = visitor.visit(sigma);
        cost = visitor.visit(cost);
        costKnown = visitor.visit(costKnown);
        flagged = visitor.visit(flagged);
        entered = visitor.visit(entered);
        entryTime = visitor.visit(entryTime);
        entryPrice = visitor.visit(entryPrice);
        best = visitor.visit(best);
        worst = visitor.visit(worst);
        varianceBefore = visitor.visit(varianceBefore);
        atmPaid = visitor.visit(atmPaid);
        wingPaid = visitor.visit(wingPaid);
        open = visitor.visit(open);
        visitor.visitAll(isOpen);
        visitor.visitAll(deadline);
        visitor.visitAll(barrier);
        visitor.visitAll(target);
        visitor.visitAll(stop);
        visitor.visitAll(touchedAt);
        visitor.visitAll(targetHit);
        visitor.visitAll(stopHit);
        visitor.visitAll(overlapBefore);
        plan();
    }
}
