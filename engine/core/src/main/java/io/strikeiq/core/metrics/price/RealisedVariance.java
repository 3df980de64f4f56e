package io.strikeiq.core.metrics.price;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.ActiveTime;
import io.strikeiq.core.statistics.DecayedSums;
import java.util.Arrays;

/**
 * Decayed realised variance per second of trading, free of the noise in prices: bounce between bid and ask, rounding,
 * lag.
 *
 * <pre>
 *   r₁, Δ₁   log return and time between two prices that are at least an interval apart
 *   r₂, Δ₂   the same over K of them, overlapping
 *   σ²       (E r₂² − E r₁²) ÷ (E Δ₂ − E Δ₁) over the long window: two scales, in which the noise cancels
 *   noise    E r₁² − σ²·E Δ₁ over the long window
 *   now      (E r₁² − noise) ÷ E Δ₁ over the short window
 * </pre>
 *
 * <p>The two scales are those of Zhang, Mykland and Aït-Sahalia (2005), here for returns of unequal duration. They need a
 * long window to be exact, and noise changes slowly; so the level comes from the short one, of returns that are many.
 * Where prices lag instead (noise below 0), the short level is scaled by the ratio that the long window shows. Returns
 * over a longer gap than allowed are left out.
 */
final class RealisedVariance implements Visited {
    private static final int SQUARES = 0;
    private static final int TIME = 1;
    private static final int COUNT = 2;
    private static final int SLOW_SQUARES = 3;
    private static final int SLOW_TIME = 4;
    private static final int SLOW_COUNT = 5;
    private final PriceSettings settings;
    private final ActiveTime active;
    private final DecayedSums recent;
    private final DecayedSums lasting;
    /** The last K prices as logarithms, and their times; a ring. */
    private final double[] logs;

    private final long[] times;
    /** Prices since the last gap; the newest stands at {@code count − 1} modulo the ring's length. */
    private int count;

    RealisedVariance(PriceSettings settings) {
        this.settings = settings;
        active = new ActiveTime(settings.longestGap());
        recent = new DecayedSums(3, settings.realisedHalfLife());
        lasting = new DecayedSums(6, settings.noiseHalfLife());
        logs = new double[settings.slowReturns()];
        times = new long[settings.slowReturns()];
    }

    /** Takes the price in force at a time; returns whether it made a return. */
    boolean onPrice(long time, double price) {
        int newest = (count + logs.length - 1) % logs.length;
        if (!(price > 0) || (count > 0 && time - times[newest] < settings.realisedInterval())) {
            return false;
        }
        if (count > 0 && time - times[newest] > settings.longestGap()) {
            count = 0;
        }
        long at = active.advance(time);
        recent.advance(at);
        lasting.advance(at);
        double log = StrictMath.log(price);
        boolean made = count > 0;
        if (made) {
            addReturn(log - logs[newest], (time - times[newest]) / 1e9);
        }
        int slot = count % logs.length;
        if (count >= logs.length) {
            double slow = log - logs[slot];
            lasting.add(SLOW_SQUARES, slow * slow);
            lasting.add(SLOW_TIME, (time - times[slot]) / 1e9);
            lasting.add(SLOW_COUNT, 1);
        }
        logs[slot] = log;
        times[slot] = time;
        // Once full the count only says where the ring begins.
        count = count + 1 < 2 * logs.length ? count + 1 : logs.length;
        return made;
    }

    private void addReturn(double r, double seconds) {
        add(recent, r * r, seconds);
        add(lasting, r * r, seconds);
    }

    private static void add(DecayedSums sums, double square, double seconds) {
        sums.add(SQUARES, square);
        sums.add(TIME, seconds);
        sums.add(COUNT, 1);
    }

    /** Event time from which another price is taken, {@link Long#MIN_VALUE} before the first. */
    long nextDue() {
        return count > 0 ? times[(count - 1) % times.length] + settings.realisedInterval() : Long.MIN_VALUE;
    }

    /** The next price is no continuation: a session has opened, or prices come from elsewhere. */
    void forgetPrice() {
        count = 0;
        Arrays.fill(logs, Double.NaN);
    }

    /** Variance per second, at least 0; {@code NaN} until enough returns over enough time weigh in. */
    double perSecond() {
        boolean ready = recent.get(COUNT) >= settings.realisedMinimum()
                && recent.get(TIME) >= settings.realisedMinimumTime() / 1e9;
        if (!ready) {
            return Double.NaN;
        }
        double perReturn = recent.get(SQUARES) / recent.get(COUNT);
        double square = lasting.get(SQUARES) / lasting.get(COUNT);
        double trueSquare = trueSquare(square);
        double net = trueSquare > square ? perReturn * trueSquare / square : perReturn - (square - trueSquare);
        return Math.max(0, net) / (recent.get(TIME) / recent.get(COUNT));
    }

    /** E r₁² without noise over the long window; with it while there are too few returns over K prices. */
    private double trueSquare(double square) {
        if (!(lasting.get(SLOW_COUNT) >= settings.realisedMinimum()) || !(square > 0)) {
            return square;
        }
        double time = lasting.get(TIME) / lasting.get(COUNT);
        double slowTime = lasting.get(SLOW_TIME) / lasting.get(SLOW_COUNT);
        double slowSquare = lasting.get(SLOW_SQUARES) / lasting.get(SLOW_COUNT);
        return Math.max(0, (slowSquare - square) / (slowTime - time)) * time;
    }

    @Override
    public void visit(StateVisitor visitor) {
        active.visit(visitor);
        recent.visit(visitor);
        lasting.visit(visitor);
        visitor.visitAll(logs);
        visitor.visitAll(times);
        count = visitor.visit(count);
    }
}
