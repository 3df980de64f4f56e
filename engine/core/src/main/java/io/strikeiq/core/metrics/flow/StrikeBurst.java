package io.strikeiq.core.metrics.flow;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * One burst of aggression in the options of one right: takes of one side, none of the other side between them, each soon
 * after the one before, all within the window. It sweeps strikes when a number of different options have been taken in it
 * at a price worse for the taker than that option's trade before.
 *
 * <p>Options taken at one instant in equal size are the legs of one order, priced as a package: a burst with legs sweeps
 * nothing.
 */
final class StrikeBurst implements Visited {
    /** Takes of one order follow each other within this part of the window. */
    private static final int GAPS_PER_WINDOW = 5;

    private final long window;
    private final int count;
    private int side;
    private long startedAt;
    private long lastAt;
    private int lastId = -1;
    private double lastSize = Double.NaN;
    private boolean legs;
    private final int[] ids;
    private int taken;

    StrikeBurst(long window, int count) {
        this.window = window;
        this.count = count;
        this.ids = new int[count];
        Arrays.fill(ids, -1);
    }

    /**
     * Takes the next trade of known side in this right.
     *
     * @param worse whether its price is worse for the taker than that of the option's trade before
     * @return whether it completes a sweep
     */
    boolean onTake(int id, long time, int takerSide, double size, boolean worse) {
        boolean goesOn = takerSide == side && time - lastAt <= window / GAPS_PER_WINDOW && time - startedAt <= window;
        if (!goesOn) {
            begin(takerSide, time);
        }
        legs |= goesOn && time == lastAt && id != lastId && size == lastSize;
        lastAt = time;
        lastId = id;
        lastSize = size;
        if (!worse || legs || isTaken(id)) {
            return false;
        }
        ids[taken++] = id;
        if (taken < count) {
            return false;
        }
        begin(takerSide, time);
        return true;
    }

    /** What trades at the same instant in the other right, in equal size, is a leg too. */
    void onOtherRight(long time, double size) {
        legs |= time == lastAt && size == lastSize;
    }

    private void begin(int takerSide, long time) {
        side = takerSide;
        startedAt = time;
        legs = false;
        taken = 0;
    }

    /** Ends the burst: an option in it may have retired. */
    void forget() {
        taken = 0;
        lastId = -1;
    }

    private boolean isTaken(int id) {
        for (int i = 0; i < taken; i++) {
            if (ids[i] == id) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void visit(StateVisitor visitor) {
        side = visitor.visit(side);
        startedAt = visitor.visit(startedAt);
        lastAt = visitor.visit(lastAt);
        lastId = visitor.visit(lastId);
        lastSize = visitor.visit(lastSize);
        legs = visitor.visit(legs);
        visitor.visitAll(ids);
        taken = visitor.visit(taken);
    }
}
