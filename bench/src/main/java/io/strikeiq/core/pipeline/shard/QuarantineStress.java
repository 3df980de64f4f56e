package io.strikeiq.core.pipeline.shard;

import com.lmax.disruptor.Sequence;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** From where on an engine is silent, between the shards in which it fails and the drain. */
public final class QuarantineStress {
    private static final int ENGINE = 1;

    private QuarantineStress() {}

    /** Of two shards in which an engine fails at once the one at the earlier place counts, whichever comes first. */
    @JCStressTest
    @Outcome(id = "false, true, false", expect = Expect.ACCEPTABLE, desc = "silent right behind the earlier place")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the later one has won, or another engine was silenced")
    @State
    public static class FirstPlaceCounts {
        private final Quarantine quarantine = new Quarantine(ENGINE + 1);

        /** Fails on the first underlying at tick 5. */
        @Actor
        public void firstShard() {
            quarantine.failed(ENGINE, 5, 0);
        }

        /** Fails on the second underlying at tick 3. */
        @Actor
        public void secondShard() {
            quarantine.failed(ENGINE, 3, 1);
        }

        /** Asks behind both. */
        @Arbiter
        public void drain(ZZZ_Result result) {
            result.r1 = quarantine.isBehind(ENGINE, 3, 1);
            result.r2 = quarantine.isBehind(ENGINE, 3, 2);
            result.r3 = quarantine.isBehind(0, 9, 0);
        }
    }

    /** The drain comes to a tick when every shard has left it, and then knows all failures up to there. */
    @JCStressTest
    @Outcome(
            id = {"false, false", "false, true", "true, true"},
            expect = Expect.ACCEPTABLE,
            desc = "known once the tick is shown")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the tick is shown, and a signal behind the failure would go out")
    @State
    public static class KnownWhenShown {
        private final Quarantine quarantine = new Quarantine(ENGINE + 1);
        private final Sequence shown = new Sequence();

        /** Fails at tick 3 on the first underlying, then leaves the slot. */
        @Actor
        public void shard() {
            quarantine.failed(ENGINE, 3, 0);
            shown.set(3);
        }

        /** Asks for the signal of another shard at the same tick. */
        @Actor
        public void drain(ZZ_Result result) {
            result.r1 = shown.get() >= 3;
            result.r2 = quarantine.isBehind(ENGINE, 3, 1);
        }
    }
}
