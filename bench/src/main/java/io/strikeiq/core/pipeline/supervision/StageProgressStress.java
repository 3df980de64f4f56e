package io.strikeiq.core.pipeline.supervision;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZJ_Result;

/** Where a stage thread is, between that thread and those who look. */
public final class StageProgressStress {
    private StageProgressStress() {}

    /** Who looks twice never sees the stage go back. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1", "0, 2", "1, 1", "1, 2", "2, 2"},
            expect = Expect.ACCEPTABLE,
            desc = "forwards")
    @Outcome(expect = Expect.FORBIDDEN, desc = "backwards, or a tick and a stage that were never together")
    @State
    public static class Forwards {
        private final StageProgress progress = new StageProgress();

        /** Takes one tick through a stage. */
        @Actor
        public void stage() {
            progress.enter(Stage.ENGINES, 1);
            progress.done(1);
        }

        /** Looks twice. */
        @Actor
        public void watchdog(II_Result result) {
            result.r1 = position(progress.read());
            result.r2 = position(progress.read());
        }

        private static int position(long read) {
            long tick = StageProgress.tick(read);
            if (StageProgress.isBetweenTicks(read)) {
                return tick == 0 ? 0 : tick == 1 ? 2 : -1;
            }
            return tick == 1 && StageProgress.stage(read) == Stage.ENGINES ? 1 : -1;
        }
    }

    /** Histograms and counters are plain; who sees their thread done sees all that it counted. */
    @JCStressTest
    @Outcome(
            id = {"false, 0", "false, 1", "true, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "nothing missing once done")
    @Outcome(expect = Expect.FORBIDDEN, desc = "done, and a latency is missing")
    @State
    public static class DoneIsSeenWhole {
        private final StageProgress progress = new StageProgress();
        private final LatencyRecorder latency = new LatencyRecorder(() -> 1_000);

        /** Measures a tick and says that it is done. */
        @Actor
        public void drain() {
            latency.drained(0);
            progress.done(1);
        }

        /** Reads the histogram once the tick is done. */
        @Actor
        public void publisher(ZJ_Result result) {
            result.r1 = progress.isDone(1);
            result.r2 = latency.ring().getTotalCount();
        }
    }
}
