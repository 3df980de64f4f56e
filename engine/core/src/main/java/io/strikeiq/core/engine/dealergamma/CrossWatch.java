package io.strikeiq.core.engine.dealergamma;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Says when spot and zero gamma have changed places for good, and which of the two moved.
 *
 * <p>Spot is on a side of the nearest root, and net gamma has a sign. A change of places changes both. Where only the side
 * changes, another root has become the nearest one; where only the sign changes, positions have changed; both are taken
 * silently once they have held. The level is frozen when spot is first seen on the other side. Spot has crossed it where,
 * since it was last seen on the side it comes from, it has been on that side of the level; else zero gamma has shifted
 * over spot.
 */
final class CrossWatch implements Visited {
    private static final double NONE = 0;

    private double settledSide = NONE;
    private double settledSign = NONE;
    private double side = NONE;
    private double sign = NONE;
    private double level = Double.NaN;
    private boolean traded;
    private long since;
    private double spot = Double.NaN;
    private double root = Double.NaN;
    /** Extremes of spot since it was last seen on the settled side, and zero gamma then. */
    private double lowest = Double.NaN;

    private double highest = Double.NaN;
    private double settledRoot = Double.NaN;

    /** What happened since the last session is no cross: the first state that holds is taken silently. */
    void startSession() {
        settledSide = NONE;
        settledSign = NONE;
        side = NONE;
        sign = NONE;
        spot = Double.NaN;
        root = Double.NaN;
        beginRange();
    }

    /**
     * Sees the present state; what is pending ends when something is unknown.
     *
     * @param zeroGamma the nearest root
     * @param netGamma any measure with the sign of net gamma
     */
    void observe(long time, double newSpot, double zeroGamma, double netGamma, long hold) {
        double newSide = Math.signum(newSpot - zeroGamma);
        double newSign = Math.signum(netGamma);
        spot = newSpot;
        root = zeroGamma;
        keepRange(newSide);
        if (Double.isNaN(newSide) || Double.isNaN(newSign) || newSide == NONE || newSign == NONE) {
            side = NONE;
            sign = NONE;
            return;
        }
        if (newSide != side) {
            level = zeroGamma;
            traded = newSide > 0 ? lowest <= level : highest >= level;
        }
        if (newSide != side || newSign != sign) {
            side = newSide;
            sign = newSign;
            since = time;
        }
        boolean silent = side == settledSide || sign == settledSign || settledSide == NONE;
        if (silent && time - since >= hold) {
            settle();
        }
    }

    private void keepRange(double newSide) {
        if (newSide == settledSide && settledSide != NONE) {
            beginRange();
        } else if (!Double.isNaN(spot)) {
            lowest = Math.min(lowest, spot);
            highest = Math.max(highest, spot);
        }
    }

    private void beginRange() {
        lowest = spot;
        highest = spot;
        settledRoot = root;
    }

    /** Whether spot and zero gamma have had changed places for {@code hold} nanoseconds. */
    boolean isChanged(long time, long hold) {
        return side != NONE
                && settledSide != NONE
                && side != settledSide
                && sign != settledSign
                && time - since >= hold;
    }

    /** Whether spot has traded through the level; else zero gamma has moved over spot. */
    boolean isTraded() {
        return traded;
    }

    /** Zero gamma when spot was last seen on the side that one of the two has left. */
    double formerLevel() {
        return settledRoot;
    }

    /** Zero gamma, as it was when spot was first seen beyond it. */
    double level() {
        return level;
    }

    /** Nanoseconds since side or sign last changed. */
    long held(long time) {
        return time - since;
    }

    void settle() {
        settledSide = side;
        settledSign = sign;
        beginRange();
    }

    @Override
    public void visit(StateVisitor visitor) {
        settledSide = visitor.visit(settledSide);
        settledSign = visitor.visit(settledSign);
        side = visitor.visit(side);
        sign = visitor.visit(sign);
        level = visitor.visit(level);
        traded = visitor.visit(traded);
        since = visitor.visit(since);
        spot = visitor.visit(spot);
        root = visitor.visit(root);
        lowest = visitor.visit(lowest);
        highest = visitor.visit(highest);
        settledRoot = visitor.visit(settledRoot);
    }
}
