package io.strikeiq.core.engine.liquidity;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * The microprice before what happens now: the last one known in an earlier whole second. A quote and a trade of one
 * instant come as two ticks, so that the last tick alone is not yet before.
 */
final class PriorMicroprice implements Visited {
    private static final long SECOND = 1_000_000_000L;
    private long second = Long.MIN_VALUE;
    /** Event time at which the next second begins; it follows from the one in hand. */
    private long nextSecond = Long.MIN_VALUE;

    private double latest = Double.NaN;
    private double prior = Double.NaN;

    void onTick(long time, double microprice) {
        if (time >= nextSecond) {
            second = Math.floorDiv(time, SECOND);
            nextSecond = (second + 1) * SECOND;
            prior = latest;
        }
        latest = microprice;
    }

    double value() {
        return prior;
    }

    void forget() {
        latest = Double.NaN;
        prior = Double.NaN;
    }

    @Override
    public void visit(StateVisitor visitor) {
        second = visitor.visit(second);
        nextSecond = second == Long.MIN_VALUE ? Long.MIN_VALUE : (second + 1) * SECOND;
        latest = visitor.visit(latest);
        prior = visitor.visit(prior);
    }
}
