package io.strikeiq.service.feed;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import java.util.concurrent.TimeUnit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The queue of a feed, between the feed's thread and the publisher's. A lost wake-up is a test that hangs. */
public final class FeedQueueStress {
    private static final long LONG = TimeUnit.HOURS.toNanos(1);

    private FeedQueueStress() {}

    private static FeedQueue queue(BackPressure backPressure, int size) {
        return new FeedQueue(new FeedSettings(backPressure, size));
    }

    private static MarketEvent quote(int price) {
        MarketEvent tick = new MarketEvent();
        tick.type = TickType.QUOTE;
        tick.instrumentId = 0;
        tick.bidPrice = price;
        return tick;
    }

    /** Price of the oldest tick, 0 when none came in time. */
    private static int poll(FeedQueue queue, long nanos) {
        MarketEvent slot = new MarketEvent();
        return queue.poll(slot, nanos) ? (int) slot.bidPrice : 0;
    }

    /** Ticks come whole and in order. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1", "1, 0", "1, 2"},
            expect = Expect.ACCEPTABLE,
            desc = "in order, 0 while none is there")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or out of order")
    @State
    public static class InOrder {
        private final FeedQueue queue = queue(BackPressure.BLOCK, 2);

        /** Gives two ticks. */
        @Actor
        public void feed() {
            queue.accept(quote(1));
            queue.accept(quote(2));
        }

        /** Looks twice, without waiting. */
        @Actor
        public void publisher(II_Result result) {
            result.r1 = poll(queue, 0);
            result.r2 = poll(queue, 0);
        }
    }

    /** A feed that waits for room and a publisher that waits for ticks wake each other. */
    @JCStressTest
    @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "both went through a queue of one")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or out of order")
    @State
    public static class WakeEachOther {
        private final FeedQueue queue = queue(BackPressure.BLOCK, 1);

        /** Gives two ticks, the second when there is room. */
        @Actor
        public void feed() {
            queue.accept(quote(1));
            queue.accept(quote(2));
        }

        /** Waits for both. */
        @Actor
        public void publisher(II_Result result) {
            result.r1 = poll(queue, LONG);
            result.r2 = poll(queue, LONG);
        }
    }

    /** A newer quote takes the place of an older one, never the other way round, and the newest is never lost. */
    @JCStressTest
    @Outcome(
            id = {"0, 2", "1, 2", "2, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "the newest, with or without the older one before it; 0 for none")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the newest lost, doubled, or before the older one")
    @State
    public static class Conflation {
        private final FeedQueue queue = queue(BackPressure.CONFLATE, 2);

        /** Gives two quotes of one instrument. */
        @Actor
        public void feed() {
            queue.accept(quote(1));
            queue.accept(quote(2));
        }

        /** Looks once, without waiting. */
        @Actor
        public void publisher(II_Result result) {
            result.r1 = poll(queue, 0);
        }

        /** Looks again when the feed is done. */
        @Arbiter
        public void publisherLater(II_Result result) {
            result.r2 = poll(queue, 0);
        }
    }

    /** A tick that was taken by a queue that is being closed can be polled; one that was refused cannot. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "taken, and there")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "refused, and not there")
    @Outcome(expect = Expect.FORBIDDEN, desc = "taken and lost, or refused and there")
    @State
    public static class Close {
        private final FeedQueue queue = queue(BackPressure.BLOCK, 2);

        /** Gives a tick. */
        @Actor
        public void feed(II_Result result) {
            try {
                queue.accept(quote(1));
                result.r1 = 1;
            } catch (FeedClosedException e) {
                result.r1 = 0;
            }
        }

        /** Stops the run. */
        @Actor
        public void publisher() {
            queue.close();
        }

        /** Takes what is left. */
        @Arbiter
        public void publisherLater(II_Result result) {
            result.r2 = poll(queue, 0);
        }
    }

    /** A queue that says it is drained gives nothing more. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "not drained yet, a tick there or not")
    @Outcome(expect = Expect.FORBIDDEN, desc = "drained, and then a tick")
    @State
    public static class End {
        private final FeedQueue queue = queue(BackPressure.BLOCK, 2);

        /** Gives a tick and comes to its end. */
        @Actor
        public void feed() {
            queue.accept(quote(1));
            queue.end(null);
        }

        /** Asks whether that was all, then looks. */
        @Actor
        public void publisher(II_Result result) {
            result.r1 = queue.isDrained() ? 1 : 0;
            result.r2 = poll(queue, 0);
        }
    }
}
