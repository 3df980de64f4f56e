package io.strikeiq.bench.latency;

import java.util.function.IntConsumer;
import org.agrona.concurrent.NanoClock;

/**
 * Sends at a planned rate whatever the system under test does: the i-th tick is due at start + i ÷ rate, and a sender
 * that falls behind sends at once without moving the plan, so that no delay is left out of the latencies.
 */
public final class OpenLoop {
    private static final double TOLERATED_SHORTFALL = 0.99;

    private final NanoClock clock;
    private final double ticksPerSecond;

    /** What is sent and when it was due. */
    @FunctionalInterface
    public interface Sender {
        void send(int index, long dueAt);
    }

    /** The rate that was planned and the one that was reached. */
    public record Outcome(double planned, double achieved) {
        /** A run that missed its rate says nothing of the latency at that rate. */
        public boolean isValid() {
            return achieved >= TOLERATED_SHORTFALL * planned;
        }
    }

    /**
     * Plans a run.
     *
     * @param ticksPerSecond positive
     */
    public OpenLoop(NanoClock clock, double ticksPerSecond) {
        if (!(ticksPerSecond > 0)) {
            throw new IllegalArgumentException("rate must be positive, not " + ticksPerSecond);
        }
        this.clock = clock;
        this.ticksPerSecond = ticksPerSecond;
    }

    /** When the i-th tick is due. */
    long dueAt(long start, int index) {
        return start + (long) (index * (1e9 / ticksPerSecond));
    }

    /**
     * Sends {@code count} ticks.
     *
     * @param onIdle called while nothing is due, with the index waited for
     */
    public Outcome run(int count, Sender sender, IntConsumer onIdle) {
        long start = clock.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = dueAt(start, i);
            while (clock.nanoTime() < due) {
                onIdle.accept(i);
            }
            sender.send(i, due);
        }
        double seconds = (clock.nanoTime() - start) / 1e9;
        return new Outcome(ticksPerSecond, count / seconds);
    }
}
