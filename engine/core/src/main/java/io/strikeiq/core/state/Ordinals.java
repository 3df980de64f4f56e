package io.strikeiq.core.state;

import java.util.Arrays;

/** Dense numbers of what is listed on one underlying; one that is given back is the next to be taken. */
final class Ordinals implements Visited {
    private int limit;
    private int[] free = new int[16];
    private int freeCount;

    int take() {
        return freeCount > 0 ? free[--freeCount] : limit++;
    }

    void giveBack(int ordinal) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = ordinal;
    }

    /** One more than the largest ordinal ever taken. */
    int limit() {
        return limit;
    }

    @Override
    public void visit(StateVisitor visitor) {
        limit = visitor.visit(limit);
        freeCount = visitor.visit(freeCount);
        free = visitor.visit(free, freeCount);
    }
}
