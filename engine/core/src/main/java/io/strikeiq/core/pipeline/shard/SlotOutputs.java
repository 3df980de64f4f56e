package io.strikeiq.core.pipeline.shard;

import io.strikeiq.core.outbound.OutboundQueue;
import java.util.Arrays;

/** What one stage thread made of the tick of each slot, until the drain, which sees the slot behind it, takes it. */
public final class SlotOutputs {
    private final OutboundQueue[] queues;
    private final long[] startedAt;

    /**
     * @param slots slots of the ring, a power of two
     */
    public SlotOutputs(int slots) {
        this.queues = new OutboundQueue[slots];
        Arrays.setAll(queues, i -> new OutboundQueue());
        this.startedAt = new long[slots];
    }

    private int index(long ringSequence) {
        return (int) ringSequence & (queues.length - 1);
    }

    /** Signals and snapshots of a slot's tick. */
    OutboundQueue queue(long ringSequence) {
        return queues[index(ringSequence)];
    }

    /** Notes a reading of the latency clock when the thread began the slot's tick. */
    void startAt(long ringSequence, long reading) {
        startedAt[index(ringSequence)] = reading;
    }

    public long startedAt(long ringSequence) {
        return startedAt[index(ringSequence)];
    }
}
