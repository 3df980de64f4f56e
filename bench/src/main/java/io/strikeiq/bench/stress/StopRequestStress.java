package io.strikeiq.bench.stress;

import io.strikeiq.service.cli.StopRequest;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** The wish to stop, between whoever has it and the publisher. */
public final class StopRequestStress {
    private StopRequestStress() {}

    /** A publisher that asks again and again sees it. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "seen")
    @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "never seen")
    @State
    public static class Seen {
        private final StopRequest stop = new StopRequest();

        /** Goes on until told to stop. */
        @Actor
        public void publisher() {
            while (!stop.isRequested()) {
                // The loop that the compiler must not make endless.
            }
        }

        /** Asks to stop. */
        @Signal
        public void request() {
            stop.request();
        }
    }

    /** Who sees it sees what was written before it. */
    @JCStressTest
    @Outcome(
            id = {"false, 0", "false, 1", "true, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "what came before is seen")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a stop before what came before it")
    @State
    public static class SeenWithWhatWasBefore {
        private final StopRequest stop = new StopRequest();
        private int before;

        /** Writes, then asks to stop. */
        @Actor
        public void watchdog() {
            before = 1;
            stop.request();
        }

        /** Asks, then reads. */
        @Actor
        public void publisher(ZI_Result result) {
            result.r1 = stop.isRequested();
            result.r2 = before;
        }
    }
}
