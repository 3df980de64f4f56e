package io.strikeiq.bench.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * Copies of shared objects with one thing left out. A run that does not find these out says nothing about the others: it was
 * too short, or the machine hides too much. A pause stands where the monitor is missing, so that a busy machine finds them.
 */
public final class BrokenControl {
    private BrokenControl() {}

    /** A stop request whose flag is a plain field. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "seen")
    @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "never seen")
    @State
    public static class PlainStop {
        private boolean requested;

        /** Goes on until told to stop. */
        @Actor
        public void publisher() {
            while (!requested) {
                // The loop that the compiler may make endless.
            }
        }

        /** Asks to stop. */
        @Signal
        public void request() {
            requested = true;
        }
    }

    /** Counters of the batch writer that are read one after the other, without a monitor around them. */
    @JCStressTest
    @Outcome(
            id = {"0, 9", "7, 2", "9, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "rows and records behind add up to nine")
    @Outcome(expect = Expect.FORBIDDEN, desc = "rows of one moment, index of another")
    @State
    public static class UnguardedCounters {
        private volatile long rows;
        private volatile long committedIndex;

        private void committed(long index) {
            rows = index;
            Thread.onSpinWait();
            committedIndex = index;
        }

        /** Commits two batches. */
        @Actor
        public void writer() {
            committed(7);
            committed(9);
        }

        /** Reads the counters. */
        @Actor
        public void publisher(JJ_Result result) {
            result.r1 = rows;
            Thread.onSpinWait();
            result.r2 = 9 - committedIndex;
        }
    }

    /** A halt policy that looks and then notes, without a monitor around both. */
    @JCStressTest
    @Outcome(
            id = {"3, 3", "5, 5"},
            expect = Expect.ACCEPTABLE,
            desc = "one of both, whole")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the failure of one and the tick of the other")
    @State
    public static class UnguardedHalt {
        private volatile Long failure;
        private volatile long failedTick;

        private void halt(long tick) {
            if (failure == null) {
                Thread.onSpinWait();
                failedTick = tick;
                failure = tick;
            }
        }

        /** Fails at tick 3. */
        @Actor
        public void stages() {
            halt(3);
        }

        /** Fails at tick 5. */
        @Actor
        public void drain() {
            halt(5);
        }

        /** Asks behind both. */
        @Arbiter
        public void publisher(JJ_Result result) {
            result.r1 = failure;
            result.r2 = failedTick;
        }
    }
}
