package io.strikeiq.core.pipeline.shard;

import com.lmax.disruptor.Sequence;
import io.strikeiq.core.outbound.Outbound;
import io.strikeiq.core.outbound.OutboundQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** What a stage thread made of a slot's tick, between that thread and the drain. */
public final class SlotOutputsStress {
    private static final int LOOKS = 50;

    private SlotOutputsStress() {}

    /** A record with one plain field. */
    private static final class Numbered extends Outbound {
        private int content;

        @Override
        protected void release() {
            content = 0;
        }
    }

    /** The digits of the records of a queue, which is emptied. */
    private static int take(OutboundQueue queue) {
        int digits = 0;
        for (Numbered next = (Numbered) queue.poll(); next != null; next = (Numbered) queue.poll()) {
            digits = 10 * digits + next.content;
        }
        return digits;
    }

    /** A slot goes to the drain, back to the ring, and is used by a later tick. */
    @JCStressTest
    @Outcome(id = "0, 0, 12", expect = Expect.ACCEPTABLE, desc = "not shown yet")
    @Outcome(id = "12, 7, 0", expect = Expect.ACCEPTABLE, desc = "taken, not used again yet")
    @Outcome(id = "12, 7, 34", expect = Expect.ACCEPTABLE, desc = "taken, and used again")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a record lost, doubled, half written or of another tick")
    @State
    public static class TwoLaps {
        private final SlotOutputs outputs = new SlotOutputs(1);
        private final Sequence shown = new Sequence();
        private final Sequence drained = new Sequence();
        private final Numbered[] records = {new Numbered(), new Numbered(), new Numbered(), new Numbered()};

        /** A slot comes, or not within a few looks. */
        private static boolean comes(Sequence sequence, long slot) {
            for (int look = 0; look < LOOKS; look++) {
                if (sequence.get() >= slot) {
                    return true;
                }
                Thread.onSpinWait();
            }
            return false;
        }

        private void write(long ringSequence, int first, long reading) {
            outputs.startAt(ringSequence, reading);
            for (int digit = first; digit < first + 2; digit++) {
                Numbered made = records[digit - 1];
                made.content = digit;
                outputs.queue(ringSequence).add(made);
            }
            shown.set(ringSequence);
        }

        /** Two records of a tick, then two of the next one when its slot is free. */
        @Actor
        public void stage() {
            write(0, 1, 7);
            if (comes(drained, 0)) {
                write(1, 3, 8);
            }
        }

        /** Takes the first tick when it is shown. */
        @Actor
        public void drain(III_Result result) {
            if (comes(shown, 0)) {
                result.r1 = take(outputs.queue(0));
                result.r2 = (int) outputs.startedAt(0);
                drained.set(0);
            }
        }

        /** Takes what is left. */
        @Arbiter
        public void rest(III_Result result) {
            result.r3 = take(outputs.queue(1));
        }
    }
}
