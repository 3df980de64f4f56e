package io.strikeiq.service.feed;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import java.util.Arrays;

/**
 * Ticks in the order in which they came, as a doubly linked list over preallocated slots, so that a quote can leave the
 * middle in constant time. Not for several threads at once.
 *
 * <pre>
 *   ends ⇄ oldest ⇄ ... ⇄ newest ⇄ ends      cell capacity is both ends
 *   free ─▶ cell ─▶ cell ─▶ −1               the cells not in use
 *   quotes[instrument] = cell of its newest waiting quote, or −1
 * </pre>
 */
final class TickChain {
    private static final int NONE = -1;
    private final MarketEvent[] ticks;
    private final int[] before;
    private final int[] after;
    private final int ends;
    private int[] quotes = new int[0];
    private int free;
    private int size;

    TickChain(int capacity) {
        ends = capacity;
        ticks = new MarketEvent[capacity];
        before = new int[capacity + 1];
        after = new int[capacity + 1];
        for (int cell = 0; cell < capacity; cell++) {
            ticks[cell] = new MarketEvent();
            after[cell] = cell + 1 < capacity ? cell + 1 : NONE;
        }
        before[ends] = ends;
        after[ends] = ends;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return free == NONE;
    }

    /** Adds a copy of a tick behind the newest; there must be room. */
    void add(MarketEvent tick) {
        int cell = free;
        free = after[cell];
        ticks[cell].copyFrom(tick);
        int newest = before[ends];
        after[newest] = cell;
        before[cell] = newest;
        after[cell] = ends;
        before[ends] = cell;
        size++;
        if (tick.type == TickType.QUOTE && tick.instrumentId >= 0) {
            remember(tick.instrumentId, cell);
        }
    }

    private void remember(int instrument, int cell) {
        if (instrument >= quotes.length) {
            int known = quotes.length;
            quotes = Arrays.copyOf(quotes, Math.max(instrument + 1, 2 * known));
            Arrays.fill(quotes, known, quotes.length, NONE);
        }
        quotes[instrument] = cell;
    }

    /** Removes the newest quote of an instrument; false when none waits. */
    boolean removeQuote(int instrument) {
        if (instrument < 0 || instrument >= quotes.length || quotes[instrument] == NONE) {
            return false;
        }
        remove(quotes[instrument]);
        return true;
    }

    /** Removes the oldest tick, of which there must be one, and copies it. */
    void removeFirst(MarketEvent slot) {
        int cell = after[ends];
        slot.copyFrom(ticks[cell]);
        remove(cell);
    }

    private void remove(int cell) {
        MarketEvent tick = ticks[cell];
        if (tick.type == TickType.QUOTE && tick.instrumentId >= 0 && quotes[tick.instrumentId] == cell) {
            quotes[tick.instrumentId] = NONE;
        }
        after[before[cell]] = after[cell];
        before[after[cell]] = before[cell];
        after[cell] = free;
        free = cell;
        size--;
    }
}
