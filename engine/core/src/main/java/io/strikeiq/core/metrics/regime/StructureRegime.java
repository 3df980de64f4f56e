package io.strikeiq.core.metrics.regime;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedSum;

/**
 * The structure of price over the last samples of the session, in this order of precedence:
 *
 * <pre>
 *   BREAKOUT    price exceeds the range of the samples before the newest by a share of that range
 *   PIN         the pin score is high
 *   TREND       efficiency |net move| ÷ Σ|moves| (Kaufman 1995) is high, up or down
 *   RANGE       else
 * </pre>
 *
 * <p>Another structure counts once it has been seen in several samples in a row. Stability is the share of the window
 * spent in the present one.
 */
final class StructureRegime implements Visited {
    static final int RANGE = 0;
    static final int TREND_UP = 1;
    static final int TREND_DOWN = 2;
    static final int BREAKOUT = 3;
    static final int PIN = 4;
    private static final int UNKNOWN = -1;
    private static final double SECONDS_PER_HOUR = 3_600;

    private final RegimeSettings settings;
    private final double[] prices;
    private final int[] regimes;
    private final DecayedSum transitions;
    /** Samples of this session. */
    private int count;

    /** Samples of this session since a structure is told. */
    private int told;

    private int present = UNKNOWN;
    private int candidate = UNKNOWN;
    private int seen;

    StructureRegime(RegimeSettings settings) {
        this.settings = settings;
        prices = new double[settings.structureSamples()];
        regimes = new int[settings.structureSamples()];
        transitions = new DecayedSum(settings.transitionHalfLife());
    }

    /** Takes a sample of the price; one that is not known is none. */
    void sample(long time, double price, double pinScore) {
        if (!(price > 0)) {
            return;
        }
        prices[count % prices.length] = price;
        count++;
        if (count < settings.structureMinimum()) {
            return;
        }
        confirm(time, classify(pinScore));
        if (present != UNKNOWN) {
            regimes[told % regimes.length] = present;
            told++;
        }
    }

    private int classify(double pinScore) {
        int n = Math.min(count, prices.length);
        double net = price(0) - price(n - 1);
        if (isBreakout(n)) {
            return BREAKOUT;
        }
        if (pinScore >= settings.pinScore()) {
            return PIN;
        }
        double path = 0;
        for (int age = 0; age < n - 1; age++) {
            path += Math.abs(price(age) - price(age + 1));
        }
        if (Math.abs(net) > settings.trendEfficiency() * path) {
            return net > 0 ? TREND_UP : TREND_DOWN;
        }
        return RANGE;
    }

    private boolean isBreakout(int n) {
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int age = settings.breakoutSamples(); age < n; age++) {
            high = Math.max(high, price(age));
            low = Math.min(low, price(age));
        }
        double excess = Math.max(price(0) - high, low - price(0));
        return high > low && excess >= settings.breakoutShare() * (high - low);
    }

    /** The sample of an age, 0 being the newest. */
    private double price(int age) {
        return prices[(count - 1 - age) % prices.length];
    }

    private void confirm(long time, int now) {
        if (now == present) {
            candidate = UNKNOWN;
            return;
        }
        seen = now == candidate ? seen + 1 : 1;
        candidate = now;
        if (seen >= settings.confirmations()) {
            if (present != UNKNOWN) {
                transitions.add(time, 1);
            }
            present = now;
            candidate = UNKNOWN;
        }
    }

    void show(long time, MetricFrame frame) {
        boolean known = present != UNKNOWN;
        frame.set(Metric.STRUCTURE_REGIME, known ? present : Double.NaN);
        frame.set(Metric.STRUCTURE_STABILITY, known ? stability() : Double.NaN);
        frame.set(Metric.STRUCTURE_TRANSITIONS, known ? transitions.rate(time) * SECONDS_PER_HOUR : Double.NaN);
    }

    private double stability() {
        int n = Math.min(told, regimes.length);
        int same = 0;
        for (int i = 0; i < n; i++) {
            same += regimes[i] == present ? 1 : 0;
        }
        return (double) same / n;
    }

    /** A session has opened: its structure is told from its own samples. */
    void startSession() {
        count = 0;
        told = 0;
        present = UNKNOWN;
        candidate = UNKNOWN;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(prices);
        visitor.visitAll(regimes);
        transitions.visit(visitor);
        count = visitor.visit(count);
        told = visitor.visit(told);
        present = visitor.visit(present);
        candidate = visitor.visit(candidate);
        seen = visitor.visit(seen);
    }
}
