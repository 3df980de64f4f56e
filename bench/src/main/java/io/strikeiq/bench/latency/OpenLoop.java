package io.strikeiq.bench.latency;

import java.util.function.LongConsumer;
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

    /** The plan of a run that begins at a reading of the clock. */
    Plan plan(long start, long streamFrom, long measureFrom) {
        return new Plan(start, streamFrom, measureFrom, 1e9 / ticksPerSecond);
    }

    /**
     * Sends {@code count} ticks.
     *
     * @param onStart told when the first tick is due, before it is sent
     */
    public Outcome run(int count, LongConsumer onStart, Sender sender) {
        long start = clock.nanoTime();
        onStart.accept(start);
        Plan plan = plan(start, 0, 0);
        for (int i = 0; i < count; i++) {
            long due = plan.dueAt(i);
            while (clock.nanoTime() < due) {
                Thread.onSpinWait();
            }
            sender.send(i, due);
        }
        double seconds = (clock.nanoTime() - start) / 1e9;
        return new Outcome(ticksPerSecond, count / seconds);
    }
}
