package io.strikeiq.core.conflation;

import io.strikeiq.core.event.MarketEvent;
import java.util.Arrays;

/**
 * Ticks held back, one of each replaceable kind of each instrument, in the order in which the last of each came: a doubly
 * linked list over slots that are kept, so that nothing is allocated once as many have been held before.
 *
 * <pre>
 *   head ⇄ oldest ⇄ ... ⇄ newest ⇄ head      cell 0 is both ends
 *   free ─▶ cell ─▶ cell ─▶ 0                the cells not in use
 *   cells[4 × instrument + kind] = its cell, or 0
 * </pre>
 */
final class HeldTicks {
    private static final int HEAD = 0;
    private static final int NONE = 0;

    private MarketEvent[] ticks = {null};
    private long[] readAt = {0};
    private int[] before = {HEAD};
    private int[] after = {HEAD};
    private int[] cells = new int[0];
    private int free = NONE;
    private int size;

    int size() {
        return size;
    }

    /**
     * Holds a copy of a tick behind all others, in the place of the one of its instrument and kind.
     *
     * @param kind one of the kinds of {@link Replaceable}
     * @return whether there was one
     */
    boolean hold(MarketEvent tick, int kind, long readingAtReceipt) {
        int key = tick.instrumentId * Replaceable.KINDS + kind;
        if (key >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max((tick.instrumentId + 1) * Replaceable.KINDS, 2 * cells.length));
        }
        int cell = cells[key];
        boolean replaces = cell != NONE;
        if (replaces) {
            unlink(cell);
        } else {
            cell = take();
            cells[key] = cell;
            size++;
        }
        ticks[cell].copyFrom(tick);
        readAt[cell] = readingAtReceipt;
        append(cell);
        return replaces;
    }

    private int take() {
        if (free == NONE) {
            grow();
        }
        int cell = free;
        free = after[cell];
        return cell;
    }

    private void grow() {
        int known = ticks.length;
        int length = Math.max(64, 2 * known);
        ticks = Arrays.copyOf(ticks, length);
        readAt = Arrays.copyOf(readAt, length);
        before = Arrays.copyOf(before, length);
        after = Arrays.copyOf(after, length);
        for (int cell = known; cell < length; cell++) {
            ticks[cell] = new MarketEvent();
            after[cell] = cell + 1 < length ? cell + 1 : NONE;
        }
        free = known;
    }

    private void append(int cell) {
        int newest = before[HEAD];
        after[newest] = cell;
        before[cell] = newest;
        after[cell] = HEAD;
        before[HEAD] = cell;
    }

    private void unlink(int cell) {
        after[before[cell]] = after[cell];
        before[after[cell]] = before[cell];
    }

    /** The cell of the oldest tick, 0 when none is held. */
    int oldest() {
        return after[HEAD];
    }

    /** The cell of the oldest tick of an instrument, 0 when none is held. */
    int oldest(int instrumentId) {
        int from = instrumentId * Replaceable.KINDS;
        if (instrumentId < 0 || from >= cells.length) {
            return NONE;
        }
        int held = 0;
        int only = NONE;
        for (int key = from; key < from + Replaceable.KINDS; key++) {
            if (cells[key] != NONE) {
                held++;
                only = cells[key];
            }
        }
        return held <= 1 ? only : firstOf(instrumentId);
    }

    private int firstOf(int instrumentId) {
        int cell = after[HEAD];
        while (ticks[cell].instrumentId != instrumentId) {
            cell = after[cell];
        }
        return cell;
    }

    MarketEvent tick(int cell) {
        return ticks[cell];
    }

    /** Reading of the monotonic clock when the tick was received. */
    long readAt(int cell) {
        return readAt[cell];
    }

    /** Gives a cell back. */
    void remove(int cell) {
        cells[ticks[cell].instrumentId * Replaceable.KINDS + Replaceable.kind(ticks[cell])] = NONE;
        unlink(cell);
        after[cell] = free;
        free = cell;
        size--;
    }
}
