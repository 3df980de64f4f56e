package io.strikeiq.core.pipeline.shard;

import io.strikeiq.core.event.MarketEvent;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IJ_Result;

/** How far event time has come, between the thread of the stages and the producer of clock ticks. */
public final class EventClockStress {
    private static final long TIME = 9_000;
    private static final long RECEIVED = 2_000;

    private EventClockStress() {}

    /** Who sees when the last tick came sees its time too, and never a clock of the one before. */
    @JCStressTest
    @Outcome(
            id = {"0, 3000", "0, 10000", "1, 10000"},
            expect = Expect.ACCEPTABLE,
            desc = "time with its receipt, or before it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a receipt without its time")
    @State
    public static class ReceiptAfterTime {
        private final EventClock clock = new EventClock(1);
        private final MarketEvent tick = new MarketEvent().asUnderlyingPrice(0, TIME, 100);

        /** Passes a live tick. */
        @Actor
        public void stages() {
            tick.sequence = 1;
            tick.time = TIME;
            tick.publishedAt = RECEIVED;
            clock.onTick(tick);
        }

        /** Makes a clock tick a thousand nanoseconds after the receipt. */
        @Actor
        public void clocks(IJ_Result result) {
            result.r1 = clock.receivedAt() == RECEIVED ? 1 : 0;
            result.r2 = clock.timeAt(RECEIVED + 1_000);
        }
    }
}
