package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.ActiveTime;
import io.strikeiq.core.statistics.DecayedSum;
import io.strikeiq.core.statistics.MagnitudeBound;

/**
 * The value traded in the underlying per day, from the trades of its book instrument: their decayed rate in active time, with the half-life
 * of one session, times the length of a session. {@code NaN} without trades and in the first minutes.
 */
final class TradedValue implements Visited {
    private static final long LONGEST_GAP = 300_000_000_000L;
    private static final long WARM_UP = 300_000_000_000L;
    private static final double LN2 = StrictMath.log(2);

    private final long sessionLength;
    private final ActiveTime active = new ActiveTime(LONGEST_GAP);
    private final MagnitudeBound amounts = new MagnitudeBound();
    private final DecayedSum value;
    private double perDay = Double.NaN;

    TradedValue(long sessionLength) {
        this.sessionLength = sessionLength;
        this.value = new DecayedSum(sessionLength);
    }

    /** Takes in the value of a trade of the book instrument. */
    void onTrade(long time, double amount) {
        if (amount > 0) {
            value.add(active.advance(time), amounts.bounded(amount));
            perDay = average(active.get());
        }
    }

    /** The sum is scaled by the share of its weight that lies since the start. */
    private double average(long elapsed) {
        if (elapsed < WARM_UP) {
            return Double.NaN;
        }
        double weight = -StrictMath.expm1(-LN2 * elapsed / sessionLength);
        return value.rate(elapsed) / weight * (sessionLength * 1e-9);
    }

    /** Currency per day as of the last trade. */
    double perDay() {
        return perDay;
    }

    @Override
    public void visit(StateVisitor visitor) {
        active.visit(visitor);
        amounts.visit(visitor);
        value.visit(visitor);
        perDay = visitor.visit(perDay);
    }
}
