package io.strikeiq.core.pipeline;

import static io.strikeiq.core.event.TickType.CLOCK;
import static io.strikeiq.core.event.TickType.INSTRUMENT;
import static io.strikeiq.core.event.TickType.UNDERLYING_PRICE;

import io.strikeiq.core.event.TickType;
import java.util.Arrays;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The log of changed metrics, between the thread that keeps the metrics and those that run the engines. */
public final class FrameLogStress {
    /** After which a reader that gets no further says so; a busy machine keeps a thread off for less. */
    private static final long PATIENCE = 10_000_000_000L;

    private FrameLogStress() {}

    private static TickType[] prices(int ticks) {
        TickType[] types = new TickType[ticks];
        Arrays.fill(types, UNDERLYING_PRICE);
        types[0] = INSTRUMENT;
        return types;
    }

    /** Who sees a slot sees all metrics of its tick, and none of a later one. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "1, 0", "2, 0", "3, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "the slots shown, whole")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a metric that is not of its tick, or a slot without its note")
    @State
    public static class SlotIsSeenWhole {
        private final FrameLogRig rig = new FrameLogRig(INSTRUMENT, UNDERLYING_PRICE, CLOCK);

        /** Writes three ticks and shows each. */
        @Actor
        public void metrics() {
            for (int slot = 0; slot < rig.ticks(); slot++) {
                rig.write(slot);
                rig.shown.set(slot);
            }
        }

        /** Reads what is shown at two looks. */
        @Actor
        public void engines(II_Result result) {
            FrameLogRig.Reader reader = rig.reader(0);
            for (int look = 0; look < 2; look++) {
                for (long last = rig.shown.get(); reader.read() <= last && reader.readNext(); ) {
                    // Reads on.
                }
            }
            result.r1 = reader.read();
            result.r2 = reader.wrong();
        }
    }

    /** The writer goes round the log more than twice, all in one batch, and waits for the slower of two readers. */
    @JCStressTest
    @Outcome(
            id = "16, 0",
            expect = Expect.ACCEPTABLE,
            desc = "all slots came, and none was overwritten before it was read")
    @Outcome(expect = Expect.FORBIDDEN, desc = "overwritten too early, or writer and reader wait for each other")
    @State
    public static class FullLog {
        private final FrameLogRig rig = new FrameLogRig(prices(FrameLogRig.SLOTS));

        /** Writes a batch, which the ring shows at its end. */
        @Actor
        public void metrics() {
            writeBatch(rig);
        }

        /** Two readers of which one takes a slot at a time. */
        @Actor
        public void engines(II_Result result) {
            readAll(rig, result);
        }
    }

    /** A second underlying is defined in the middle of a batch, for which the log is replaced by a larger one. */
    @JCStressTest
    @Outcome(id = "5, 0", expect = Expect.ACCEPTABLE, desc = "all slots came, of both underlyings")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a change looked for in the wrong log, or both wait for each other")
    @State
    public static class GrowingLog {
        private final FrameLogRig rig = new FrameLogRig(INSTRUMENT, CLOCK, INSTRUMENT, UNDERLYING_PRICE, CLOCK);

        /** Writes a batch, which the ring shows at its end. */
        @Actor
        public void metrics() {
            writeBatch(rig);
        }

        /** Two readers of which one takes a slot at a time. */
        @Actor
        public void engines(II_Result result) {
            readAll(rig, result);
        }
    }

    /** The pipeline halts while the writer waits for readers that read no more. */
    @JCStressTest
    @Outcome(
            id = {"2, 0", "3, 0", "4, 0", "5, 0", "6, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "those before the failure, and whatever had room before it was known")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a tick before the failure is missing, or one has a note and no metrics")
    @State
    public static class HaltWhileFull {
        private final FrameLogRig rig = new FrameLogRig(prices(8));

        /** Writes until the failure; there is room for six ticks. */
        @Actor
        public void metrics() {
            for (int slot = 0; slot < rig.ticks(); slot++) {
                if (!rig.isBehindFailure(slot)) {
                    rig.write(slot);
                }
            }
        }

        /** Fails at the third tick. */
        @Actor
        public void engines() {
            rig.halt.halt("a stage", 3, new IllegalStateException("made to fail"));
        }

        /** Reads what was written. */
        @Arbiter
        public void drain(II_Result result) {
            FrameLogRig.Reader reader = rig.reader(0);
            while (reader.read() < rig.ticks() && reader.readNext()) {
                // Reads on.
            }
            result.r1 = reader.read();
            result.r2 = reader.wrong();
        }
    }

    private static void writeBatch(FrameLogRig rig) {
        for (int slot = 0; slot < rig.ticks(); slot++) {
            rig.write(slot);
        }
        rig.shown.set(rig.ticks() - 1);
    }

    private static void readAll(FrameLogRig rig, II_Result result) {
        FrameLogRig.Reader fast = rig.reader(0);
        FrameLogRig.Reader slow = rig.reader(1);
        long start = System.nanoTime();
        boolean hasNote = true;
        while (hasNote && slow.read() < rig.ticks() && System.nanoTime() - start < PATIENCE) {
            long last = rig.shown.get();
            while (hasNote && fast.read() <= last) {
                hasNote = fast.readNext();
            }
            if (slow.read() <= last) {
                hasNote &= slow.readNext();
            }
        }
        // Lets a writer go that still waits.
        rig.halt.expectEnd();
        result.r1 = slow.read();
        result.r2 = fast.wrong() + slow.wrong();
    }
}
