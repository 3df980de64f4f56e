package io.strikeiq.persistence.writer;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/** How far the database is, between the batch writer and those who wait for it. A lost wake-up is a test that hangs. */
public final class CommittedStateStress {
    private static final Duration LONG = Duration.ofHours(1);

    private CommittedStateStress() {}

    /** Counters are those of one moment. */
    @JCStressTest
    @Outcome(
            id = {"0, 9", "7, 2", "9, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "rows and records behind add up to nine")
    @Outcome(expect = Expect.FORBIDDEN, desc = "rows of one moment, index of another")
    @State
    public static class OneMoment {
        private final CommittedState state = new CommittedState(() -> 9);

        /** A run of which nothing is in the database. */
        public OneMoment() {
            state.start(0);
        }

        /** Commits two batches. */
        @Actor
        public void writer() {
            state.committed(7, new BatchOutcome(7, 0));
            state.committed(9, new BatchOutcome(2, 0));
        }

        /** Reads the counters. */
        @Actor
        public void publisher(JJ_Result result) {
            BatchCounters counters = state.counters(9);
            result.r1 = counters.rowsCommitted();
            result.r2 = counters.lag();
        }
    }

    /** Who waits for an index is woken by its commit. */
    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "committed")
    @Outcome(expect = Expect.FORBIDDEN, desc = "woken too early")
    @State
    public static class CommitWakes {
        private final CommittedState state = new CommittedState(() -> -1);

        /** Commits. */
        @Actor
        public void writer() {
            state.committed(1, new BatchOutcome(1, 0));
        }

        /** Waits for the commit. */
        @Actor
        public void publisher(Z_Result result) {
            result.r1 = state.await(1, LONG);
        }
    }

    /** Who waits in vain is woken by the end of the writer, and knows why it ended. */
    @JCStressTest
    @Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "not committed, and the reason is known")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an end without its reason")
    @State
    public static class EndWakes {
        private final CommittedState state = new CommittedState(() -> -1);

        /** Fails and ends. */
        @Actor
        public void writer() {
            state.fail(new IllegalStateException("made to fail"));
            state.end();
        }

        /** Waits for a commit that never comes. */
        @Actor
        public void publisher(ZZ_Result result) {
            result.r1 = state.await(1, LONG);
            result.r2 = state.failure() != null;
        }
    }
}
