package io.strikeiq.core.engine.dealergamma;

/**
 * Says when spot has crossed zero gamma for good.
 *
 * <p>Spot is on a side of the nearest root, and net gamma has a sign. A cross changes both. Where only the side changes,
 * another root has become the nearest one; where only the sign changes, positions have changed; both are taken silently
 * once they have held. The level is frozen when spot is first seen on the other side.
 */
final class CrossWatch {
    private static final double NONE = 0;

    private double settledSide = NONE;
    private double settledSign = NONE;
    private double side = NONE;
    private double sign = NONE;
    private double level = Double.NaN;
    private long since;

    /** What happened since the last session is no cross: the first state that holds is taken silently. */
    void startSession() {
        settledSide = NONE;
        settledSign = NONE;
        side = NONE;
        sign = NONE;
    }

    /**
     * Sees the present state; what is pending ends when something is unknown.
     *
     * @param zeroGamma the nearest root
     * @param netGamma any measure with the sign of net gamma
     */
    void observe(long time, double spot, double zeroGamma, double netGamma, long hold) {
        double newSide = Math.signum(spot - zeroGamma);
        double newSign = Math.signum(netGamma);
        if (Double.isNaN(newSide) || Double.isNaN(newSign) || newSide == NONE || newSign == NONE) {
            side = NONE;
            sign = NONE;
            return;
        }
        if (newSide != side) {
            level = zeroGamma;
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

    /** Whether spot has been beyond zero gamma for {@code hold} nanoseconds. */
    boolean isCrossed(long time, long hold) {
        return side != NONE
                && settledSide != NONE
                && side != settledSide
                && sign != settledSign
                && time - since >= hold;
    }

    /** The crossed price, as it was when spot was first seen beyond it. */
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
    }
}
