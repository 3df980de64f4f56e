package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.RecordedTrades;
import java.util.Arrays;

/** The last trades, so that none counts twice, however it comes: a ring of keys beside an open hash table of them. */
final class SeenTrades {
    private static final int REMEMBERED = 1 << 16;
    private static final int CELLS = REMEMBERED << 2;
    private static final int SEQUENCE_BITS = 40;

    private final long[] ring = new long[REMEMBERED];
    private final long[] cells = new long[CELLS];
    private final RecordedTrades recorded;
    private int next;

    /** Knows none. */
    SeenTrades() {
        this(RecordedTrades.NONE);
    }

    /** @param recorded those of before, which have come too */
    SeenTrades(RecordedTrades recorded) {
        this.recorded = recorded;
    }

    /** Whether a trade of the venue's history was recorded before the process began. */
    boolean isRecorded(DeribitInstrument instrument, long tradeId) {
        return recorded.contains(instrument.terms.venue(), instrument.terms.symbol(), tradeId);
    }

    /** Takes note of a trade; false when it has been there. */
    boolean add(int instrumentId, long sequence) {
        // Never 0, which marks a free cell.
        long key = ((long) (instrumentId + 1) << SEQUENCE_BITS) | (sequence & ((1L << SEQUENCE_BITS) - 1));
        int cell = cell(key);
        if (cells[cell] == key) {
            return false;
        }
        long oldest = ring[next];
        if (oldest != 0) {
            remove(oldest);
            cell = cell(key);
        }
        ring[next] = key;
        next = (next + 1) & (REMEMBERED - 1);
        cells[cell] = key;
        return true;
    }

    private static int home(long key) {
        long hash = key * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & (CELLS - 1);
    }

    private int cell(long key) {
        int cell = home(key);
        while (cells[cell] != 0 && cells[cell] != key) {
            cell = (cell + 1) & (CELLS - 1);
        }
        return cell;
    }

    /** Moves back what a free cell would hide. */
    private void remove(long key) {
        int free = cell(key);
        int cell = free;
        while (true) {
            cells[free] = 0;
            int home;
            do {
                cell = (cell + 1) & (CELLS - 1);
                if (cells[cell] == 0) {
                    return;
                }
                home = home(cells[cell]);
            } while (free <= cell ? free < home && home <= cell : free < home || home <= cell);
            cells[free] = cells[cell];
            free = cell;
        }
    }

    void clear() {
        Arrays.fill(ring, 0);
        Arrays.fill(cells, 0);
        next = 0;
    }
}
