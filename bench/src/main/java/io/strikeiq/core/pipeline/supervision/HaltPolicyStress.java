package io.strikeiq.core.pipeline.supervision;

import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** The failure of the first tick, between the stage threads that fail and the publisher that asks. */
public final class HaltPolicyStress {
    private HaltPolicyStress() {}

    /** Of two threads that fail at once the one at the earlier tick halts, whichever comes first. */
    @JCStressTest
    @Outcome(id = "3, true", expect = Expect.ACCEPTABLE, desc = "the earlier of both, whole")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the later one, or the failure of one and the tick of the other")
    @State
    public static class OneIsFirst {
        private final HaltPolicy halt = new HaltPolicy();

        /** Fails at tick 3. */
        @Actor
        public void stages() {
            halt.halt("a stage", 3, new IllegalStateException("made to fail"));
        }

        /** Fails at tick 5. */
        @Actor
        public void drain() {
            halt.halt("the drain", 5, new IllegalStateException("made to fail"));
        }

        /** Asks behind both. */
        @Arbiter
        public void publisher(JZ_Result result) {
            long tick = halt.failure().tickSequence();
            result.r1 = tick;
            result.r2 = halt.isBehindFailure(tick) && !halt.isBehindFailure(tick - 1);
        }
    }

    /** Who sees the failure sees all of it, and passes over its tick. */
    @JCStressTest
    @Outcome(
            id = {"0, false", "0, true", "3, true"},
            expect = Expect.ACCEPTABLE,
            desc = "the tick is known before the failure is")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a failure without its tick")
    @State
    public static class FailureComesWhole {
        private final HaltPolicy halt = new HaltPolicy();

        /** Fails at tick 3. */
        @Actor
        public void stages() {
            halt.halt("a stage", 3, new IllegalStateException("made to fail"));
        }

        /** Looks for a failure, then whether tick 3 is to be passed over. */
        @Actor
        public void drain(JZ_Result result) {
            PipelineHaltedException failure = halt.failure();
            result.r1 = failure == null ? 0 : failure.tickSequence();
            result.r2 = halt.isBehindFailure(3);
        }
    }

    /** A thread that ends because the pipeline is stopped is no failure. */
    @JCStressTest
    @Outcome(
            id = {"false, true", "true, true"},
            expect = Expect.ACCEPTABLE,
            desc = "no failure, whether the thread was told to end or not")
    @Outcome(expect = Expect.FORBIDDEN, desc = "told to end, and taken for lost")
    @State
    public static class EndIsExpected {
        private final HaltPolicy halt = new HaltPolicy();
        private final AtomicBoolean told = new AtomicBoolean();

        /** Stops in order. */
        @Actor
        public void publisher() {
            halt.expectEnd();
            told.setRelease(true);
        }

        /** Ends when told to. */
        @Actor
        public void stages(ZZ_Result result) {
            result.r1 = told.getAcquire();
            if (result.r1) {
                halt.threadEnded("strikeiq-stages", 1, null);
            }
        }

        /** Asks behind both. */
        @Arbiter
        public void result(ZZ_Result result) {
            result.r2 = halt.failure() == null && !halt.isThreadLost();
        }
    }
}
