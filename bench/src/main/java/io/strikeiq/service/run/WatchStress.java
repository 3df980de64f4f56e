package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.supervision.Stage;
import io.strikeiq.core.pipeline.supervision.StageStatus;
import io.strikeiq.service.cli.StopRequest;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** What the watchdog's thread finds, between it and the publisher. */
public final class WatchStress {
    private WatchStress() {}

    /** Who sees the stop that a full disk asks for sees why. */
    @JCStressTest
    @Outcome(
            id = {"false, false", "false, true", "true, true"},
            expect = Expect.ACCEPTABLE,
            desc = "the reason is there before the stop")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a stop without its reason")
    @State
    public static class DiskIsFull {
        private final StopRequest stop = new StopRequest();
        private final DiskWatch disk = new DiskWatch(List.of(Path.of("data")), 1, stop, folder -> 0);

        /** Finds the disk full. */
        @Actor
        public void watchdog() {
            disk.run();
        }

        /** Asks whether to stop, and why. */
        @Actor
        public void publisher(ZZ_Result result) {
            result.r1 = stop.isRequested();
            result.r2 = disk.lack() != null;
        }
    }

    /** A stall is counted once, and the count never goes back. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1", "1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "one stall, seen or not yet")
    @Outcome(expect = Expect.FORBIDDEN, desc = "counted twice, or forgotten")
    @State
    public static class Stall {
        private final StageStatus still = new StageStatus("strikeiq-stages", Stage.ENGINES, 7, 5);
        private long now;
        private final StallWatch watch = new StallWatch(() -> List.of(still), 1, () -> now++);

        /** Looks three times at a stage that stands still. */
        @Actor
        public void watchdog() {
            watch.run();
            watch.run();
            watch.run();
        }

        /** Asks twice. */
        @Actor
        public void publisher(JJ_Result result) {
            result.r1 = watch.stalls();
            result.r2 = watch.stalls();
        }
    }

    /** Behind a close no check is made, and what the last one wrote is seen. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "quiet since the close, with or without a check before")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a check behind the close")
    @State
    public static class Closed {
        private int checks;

        /** Watches for a moment. */
        @Actor
        public void publisher(II_Result result) {
            Watchdog watchdog = Watchdog.start(1, List.of(() -> checks++));
            Thread.onSpinWait();
            watchdog.close();
            result.r1 = -checks;
        }

        /** Compares later. */
        @Arbiter
        public void publisherLater(II_Result result) {
            result.r1 += checks;
            result.r2 = Math.min(checks, 1);
        }
    }
}
