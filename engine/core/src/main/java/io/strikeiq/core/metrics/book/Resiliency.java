package io.strikeiq.core.metrics.book;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedMoments;

/**
 * How fast one side's depth comes back: a shock is a fall to less than a share of the usual depth; its half-life is the
 * time until half of what was lost, at the deepest, stands again (after Foucault, Kadan and Kandel 2005; Kirilenko et
 * al. 2017). A shock longer than the timeout ends with the timeout for its duration.
 */
final class Resiliency implements Visited {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double USUAL_MINIMUM = 10;
    private static final int SAMPLES_PER_HALF_LIFE = 256;
    private final double shockShare;
    private final long timeout;
    private final double clip;
    private final DecayedMoments usual;
    private boolean shocked;
    private long shockedAt;
    private double usualAtShock;
    private double deepest;
    /** When the next depth enters the usual one: a few hundred in its half-life say all that each of a dense stream does. */
    private long nextUsual;

    private final long usualInterval;
    /** Depth below which a shock begins, {@code NaN} while the usual one is unknown. */
    private double shockBelow = Double.NaN;

    Resiliency(BookSettings settings) {
        shockShare = settings.shockShare();
        timeout = settings.shockTimeout();
        clip = settings.sampleClip();
        usualInterval = settings.usualDepthHalfLife() / SAMPLES_PER_HALF_LIFE;
        usual = new DecayedMoments(settings.usualDepthHalfLife(), USUAL_MINIMUM);
    }

    /**
     * Takes the side's depth after an update.
     *
     * @return the half-life in seconds of a shock that ends with it, else {@code NaN}
     */
    double onDepth(long time, double depth) {
        if (Double.isNaN(depth)) {
            return Double.NaN;
        }
        if (shocked) {
            return duringShock(time, depth);
        }
        if (depth < shockBelow) {
            shocked = true;
            shockedAt = time;
            usualAtShock = usual.mean();
            deepest = depth;
        } else if (time >= nextUsual) {
            learn(time, depth);
        }
        return Double.NaN;
    }

    private void learn(long time, double depth) {
        nextUsual = time + usualInterval;
        usual.addWinsorised(time, depth, clip);
        findShock();
    }

    private void findShock() {
        shockBelow = (1 - shockShare) * usual.mean();
    }

    private double duringShock(long time, double depth) {
        deepest = Math.min(deepest, depth);
        boolean refilled = depth >= 0.5 * (usualAtShock + deepest);
        if (refilled || time - shockedAt >= timeout) {
            shocked = false;
            learn(time, depth);
            return Math.min(timeout, time - shockedAt) / NANOS_PER_SECOND;
        }
        return Double.NaN;
    }

    /** The market has closed or another book stands in; a shock in progress is dropped. */
    void forget() {
        shocked = false;
        nextUsual = 0;
        usual.reset();
        findShock();
    }

    @Override
    public void visit(StateVisitor visitor) {
        usual.visit(visitor);
        shocked = visitor.visit(shocked);
        shockedAt = visitor.visit(shockedAt);
        usualAtShock = visitor.visit(usualAtShock);
        deepest = visitor.visit(deepest);
        nextUsual = visitor.visit(nextUsual);
        findShock();
    }
}
