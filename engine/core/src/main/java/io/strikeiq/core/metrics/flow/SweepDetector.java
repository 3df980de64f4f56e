package io.strikeiq.core.metrics.flow;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.state.WrittenBlocks;
import java.util.Arrays;

/**
 * Finds sweeps in the option trades of one underlying: within the window, one side takes
 *
 * <ul>
 *   <li>one option at a number of prices, each worse for the taker than the one before, or
 *   <li>the same number of different options of one right in one burst, each at a price worse than its trade before;
 *       see {@link StrikeBurst}.
 * </ul>
 *
 * <p>A sweep is counted once: the trades that made it do not count towards the next. Trades of unknown side are passed
 * over, and so are combinations and blocks where the venue marks them: they take no displayed price. A source whose trades are never closer than the window (snapshots, minute bars) cannot show a sweep, only trades
 * put together at one time: until two trades lie apart by less than the window, {@link #isResolved} is false.
 */
final class SweepDetector implements Visited {
    private static final int INITIAL = 1024;
    private final long window;
    private final int count;
    private long lastTime = Long.MIN_VALUE;
    private boolean resolved;

    // One option, by ordinal within the underlying.
    private byte[] runSign = new byte[INITIAL];
    private double[] runPrice = new double[INITIAL];
    /** Times at which the run reached its last prices, as a ring of {@code count} for each id. */
    private long[] levelTimes;

    private int[] levels = new int[INITIAL];

    /** By option: price of its last trade, {@code NaN} before the first. */
    private double[] lastPrice = new double[INITIAL];

    /** Of what is by ordinal, and of the rings. */
    private final WrittenBlocks written = new WrittenBlocks(4);

    private final WrittenBlocks writtenTimes = new WrittenBlocks(1);

    private final StrikeBurst calls;
    private final StrikeBurst puts;

    SweepDetector(FlowSettings settings) {
        this.window = settings.sweepWindow();
        this.count = settings.sweepCount();
        this.levelTimes = new long[INITIAL * count];
        this.calls = new StrikeBurst(window, count);
        this.puts = new StrikeBurst(window, count);
        Arrays.fill(lastPrice, Double.NaN);
    }

    /** Whether the source tells trades within the window apart. */
    boolean isResolved() {
        return resolved;
    }

    /** Forgets an option whose ordinal is going to be another's. */
    void forget(int ordinal) {
        if (ordinal < levels.length) {
            levels[ordinal] = 0;
            lastPrice[ordinal] = Double.NaN;
            written.write(ordinal);
        }
        calls.forget();
        puts.forget();
    }

    /**
     * Takes the next trade.
     *
     * @param side +1 bought, −1 sold, 0 unknown
     * @return sweeps that this trade completes: 0, 1 or 2
     */
    int onTrade(MarketEvent trade, int side) {
        boolean call = trade.instrument.right() == OptionRight.CALL;
        boolean displayed = (trade.flags & (MarketEvent.FLAG_COMBO | MarketEvent.FLAG_BLOCK)) == 0;
        return onTrade(trade.ordinal, call, trade.time, displayed ? side : 0, trade.price, trade.size);
    }

    int onTrade(int id, boolean call, long time, int side, double price, double size) {
        if (time > lastTime) {
            resolved |= lastTime != Long.MIN_VALUE && time - lastTime < window;
            lastTime = time;
        }
        ensureCapacity(id);
        boolean worse = side * (price - lastPrice[id]) > 0;
        lastPrice[id] = price;
        written.write(id);
        if (side == 0) {
            return 0;
        }
        int sweeps = reachesPrice(id, time, side, price) ? 1 : 0;
        (call ? puts : calls).onOtherRight(time, size);
        return sweeps + ((call ? calls : puts).onTake(id, time, side, size, worse) ? 1 : 0);
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
        writtenTimes.write(id * count + level % count);
        // The slot after the newest in the ring holds the oldest of the last `count` levels.
        if (levels[id] >= count && time - levelTimes[id * count + (level + 1) % count] <= window) {
            levels[id] = 0;
            return true;
        }
        return false;
    }

    private void ensureCapacity(int id) {
        if (id < levels.length) {
            return;
        }
        int length = levels.length;
        int size = Math.max(id + 1, 2 * length);
        lastPrice = Arrays.copyOf(lastPrice, size);
        Arrays.fill(lastPrice, length, size, Double.NaN);
        runSign = Arrays.copyOf(runSign, size);
        runPrice = Arrays.copyOf(runPrice, size);
        levels = Arrays.copyOf(levels, size);
        levelTimes = Arrays.copyOf(levelTimes, size * count);
    }

    @Override
    public void visit(StateVisitor visitor) {
        lastTime = visitor.visit(lastTime);
        resolved = visitor.visit(resolved);
        runSign = visitor.visitWhole(runSign, written, 0);
        runPrice = visitor.visitWhole(runPrice, written, 1);
        levelTimes = visitor.visitWhole(levelTimes, writtenTimes, 0);
        levels = visitor.visitWhole(levels, written, 2);
        lastPrice = visitor.visitWhole(lastPrice, written, 3);
        calls.visit(visitor);
        puts.visit(visitor);
    }
}
