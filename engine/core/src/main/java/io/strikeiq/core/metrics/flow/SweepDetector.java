package io.strikeiq.core.metrics.flow;

import java.util.Arrays;

/**
 * Finds sweeps in the option trades of one underlying: within the window, one side takes
 *
 * <ul>
 *   <li>one option at a number of prices, each worse for the taker than the one before, or
 *   <li>the same number of different options of one right.
 * </ul>
 *
 * <p>A sweep is counted once: the trades that made it do not count towards the next. Trades of unknown side are passed
 * over. A source whose trades are never closer than the window (snapshots, minute bars) cannot show a sweep, only trades
 * put together at one time: until two trades lie apart by less than the window, {@link #isResolved} is false.
 */
final class SweepDetector {
    private static final int INITIAL = 1024;
    /** Call or put, bought or sold. */
    private static final int CLASSES = 4;

    private final long window;
    private final int count;
    private long lastTime = Long.MIN_VALUE;
    private boolean resolved;

    // One option, by instrument id.
    private byte[] runSign = new byte[INITIAL];
    private double[] runPrice = new double[INITIAL];
    /** Times at which the run reached its last prices, as a ring of {@code count} for each id. */
    private long[] levelTimes;

    private int[] levels = new int[INITIAL];

    // Several options, {@code count} slots for each class.
    private final int[] slotIds;
    private final long[] slotTimes;

    SweepDetector(FlowSettings settings) {
        this.window = settings.sweepWindow();
        this.count = settings.sweepCount();
        this.levelTimes = new long[INITIAL * count];
        this.slotIds = new int[CLASSES * count];
        this.slotTimes = new long[CLASSES * count];
        Arrays.fill(slotIds, -1);
    }

    /** Whether the source tells trades within the window apart. */
    boolean isResolved() {
        return resolved;
    }

    /**
     * Takes the next trade.
     *
     * @param side +1 bought, −1 sold, 0 unknown
     * @return sweeps that this trade completes: 0, 1 or 2
     */
    int onTrade(int id, boolean call, long time, int side, double price) {
        if (time > lastTime) {
            resolved |= lastTime != Long.MIN_VALUE && time - lastTime < window;
            lastTime = time;
        }
        if (side == 0) {
            return 0;
        }
        ensureCapacity(id);
        int sweeps = reachesPrice(id, time, side, price) ? 1 : 0;
        return sweeps + (reachesOption(id, (call ? 0 : 2) + (side > 0 ? 0 : 1), time) ? 1 : 0);
    }

    private boolean reachesPrice(int id, long time, int side, double price) {
        boolean continues = levels[id] > 0 && runSign[id] == side && side * (price - runPrice[id]) >= 0;
        if (continues && price == runPrice[id]) {
            return false;
        }
        if (!continues) {
            levels[id] = 0;
        }
        runSign[id] = (byte) side;
        runPrice[id] = price;
        int level = levels[id]++;
        levelTimes[id * count + level % count] = time;
        // The slot after the newest in the ring holds the oldest of the last `count` levels.
        if (levels[id] >= count && time - levelTimes[id * count + (level + 1) % count] <= window) {
            levels[id] = 0;
            return true;
        }
        return false;
    }

    private boolean reachesOption(int id, int kind, long time) {
        int from = kind * count;
        int slot = from;
        for (int i = from; i < from + count; i++) {
            if (slotIds[i] == id) {
                slot = i;
                break;
            }
            if (slotIds[i] < 0 || (slotIds[slot] >= 0 && slotTimes[i] < slotTimes[slot])) {
                slot = i;
            }
        }
        slotIds[slot] = id;
        slotTimes[slot] = time;
        for (int i = from; i < from + count; i++) {
            if (slotIds[i] < 0 || time - slotTimes[i] > window) {
                return false;
            }
        }
        Arrays.fill(slotIds, from, from + count, -1);
        return true;
    }

    private void ensureCapacity(int id) {
        if (id < levels.length) {
            return;
        }
        int size = Math.max(id + 1, 2 * levels.length);
        runSign = Arrays.copyOf(runSign, size);
        runPrice = Arrays.copyOf(runPrice, size);
        levels = Arrays.copyOf(levels, size);
        levelTimes = Arrays.copyOf(levelTimes, size * count);
    }
}
