package io.strikeiq.imports;

import io.strikeiq.core.event.MarketEvent;
import java.nio.ByteBuffer;

/** The levels of a depth tick while it waits for its place: of each level bid price, bid size, ask price and ask size. */
final class DepthLevels {
    private static final int OF_A_LEVEL = 4;
    /** Bytes on disk at most. */
    static final int MOST_BYTES = 1 + Integer.BYTES + MarketEvent.MAX_DEPTH * OF_A_LEVEL * Double.BYTES;

    private final int offered;
    private final double[] values;

    private DepthLevels(int offered, int depth) {
        this.offered = offered;
        this.values = new double[depth * OF_A_LEVEL];
    }

    /** A copy of the levels of a tick. */
    static DepthLevels of(MarketEvent tick) {
        DepthLevels levels = new DepthLevels(tick.levelsOffered, tick.depth);
        for (int i = 0; i < tick.depth; i++) {
            int at = i * OF_A_LEVEL;
            levels.values[at] = tick.bidPrices[i];
            levels.values[at + 1] = tick.bidSizes[i];
            levels.values[at + 2] = tick.askPrices[i];
            levels.values[at + 3] = tick.askSizes[i];
        }
        return levels;
    }

    /** Makes a tick of the levels. */
    void fill(MarketEvent tick, int id, long time) {
        tick.asDepth(id, time, offered);
        for (int i = 0; i < tick.depth; i++) {
            int at = i * OF_A_LEVEL;
            tick.bidPrices[i] = values[at];
            tick.bidSizes[i] = values[at + 1];
            tick.askPrices[i] = values[at + 2];
            tick.askSizes[i] = values[at + 3];
        }
    }

    /** Writes levels, or that there are none. */
    static void write(DepthLevels levels, ByteBuffer target) {
        if (levels == null) {
            target.put((byte) 0);
            return;
        }
        target.put((byte) (1 + levels.values.length / OF_A_LEVEL)).putInt(levels.offered);
        for (double value : levels.values) {
            target.putDouble(value);
        }
    }

    /** Reads what {@link #write} wrote. */
    static DepthLevels read(ByteBuffer source) {
        int count = source.get();
        if (count == 0) {
            return null;
        }
        DepthLevels levels = new DepthLevels(source.getInt(), count - 1);
        for (int i = 0; i < levels.values.length; i++) {
            levels.values[i] = source.getDouble();
        }
        return levels;
    }
}
