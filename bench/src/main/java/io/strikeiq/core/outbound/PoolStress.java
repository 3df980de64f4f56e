package io.strikeiq.core.outbound;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A pool between the drain, which gives records back, and the stage, which claims them. */
public final class PoolStress {
    private PoolStress() {}

    /** A record with one plain field. */
    public static final class Numbered extends Outbound {
        private final Pool<Numbered> pool;
        private int content;

        Numbered(Pool<Numbered> pool, int content) {
            this.pool = pool;
            this.content = content;
        }

        @Override
        protected void release() {
            pool.release(this);
        }
    }

    /** A record that is claimed again is as the drain left it: written to, and in no queue. */
    @JCStressTest
    @Outcome(id = "-1, 0", expect = Expect.ACCEPTABLE, desc = "none was free, a new one was made")
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the released one, as the drain left it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "claimed before the drain was done with it")
    @State
    public static class Reuse {
        private final Pool<Numbered> pool = new Pool<>(2, 0, own -> new Numbered(own, -1));
        private final OutboundQueue queue = new OutboundQueue();
        private final Numbered drained = new Numbered(pool, 0);

        /** One record linked to another in the queue of a tick. */
        public Reuse() {
            queue.add(drained);
            queue.add(new Numbered(new Pool<>(2, 0, own -> null), 0));
        }

        /** Reads the records and empties the queue. */
        @Actor
        public void drain() {
            drained.content = 1;
            queue.releaseAll();
        }

        /** Claims a record for the next tick. */
        @Actor
        public void stage(II_Result result) {
            Numbered claimed = pool.claim();
            result.r1 = claimed.content;
            result.r2 = claimed.next == null ? 0 : 1;
        }
    }

    /** Nobody gets a record that another has, and those that are free come in the order of their release. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1", "1, 0", "1, 2"},
            expect = Expect.ACCEPTABLE,
            desc = "each released record once, 0 for a new one")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a record with two owners, or none at all")
    @State
    public static class OneOwner {
        private final Pool<Numbered> pool = new Pool<>(2, 0, own -> new Numbered(own, 0));
        private final Numbered first = new Numbered(pool, 1);
        private final Numbered second = new Numbered(pool, 2);

        /** Gives back two records. */
        @Actor
        public void drain() {
            pool.release(first);
            pool.release(second);
        }

        /** Claims two. */
        @Actor
        public void stage(II_Result result) {
            result.r1 = pool.claim().content;
            result.r2 = pool.claim().content;
        }
    }
}
