package io.strikeiq.persistence.journal;

import java.util.Arrays;

/**
 * The epochs of a run: 1 for a new run, one more after each restart. The epoch of a tick is that in which it was first
 * processed, so that what a restart completes of its last tick belongs to the epoch that began it.
 */
final class RunEpochs {
    /** By epoch less 2: the last tick of the epoch before. */
    private final long[] lastTicks;

    private RunEpochs(long[] lastTicks) {
        this.lastTicks = lastTicks;
    }

    /** A run that begins. */
    static RunEpochs first() {
        return new RunEpochs(new long[0]);
    }

    /**
     * The run goes on.
     *
     * @param lastTick the last tick with a record so far
     */
    RunEpochs next(long lastTick) {
        long[] ticks = Arrays.copyOf(lastTicks, lastTicks.length + 1);
        ticks[lastTicks.length] = lastTick;
        return new RunEpochs(ticks);
    }

    /**
     * The run went on in an epoch. Of epochs between, whose records were pruned, it is not known where they ended; no
     * record that is still to come is of them.
     */
    RunEpochs at(int epoch, long lastTick) {
        RunEpochs epochs = this;
        while (epochs.current() < epoch - 1) {
            epochs = epochs.next(0);
        }
        return epochs.current() < epoch ? epochs.next(lastTick) : epochs;
    }

    int current() {
        return lastTicks.length + 1;
    }

    /** The epoch of a tick. */
    int of(long tick) {
        int epoch = current();
        while (epoch > 1 && tick <= lastTicks[epoch - 2]) {
            epoch--;
        }
        return epoch;
    }
}
