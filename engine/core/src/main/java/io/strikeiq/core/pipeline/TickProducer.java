package io.strikeiq.core.pipeline;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.pipeline.supervision.HaltPolicy;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.PipelineHaltedException;
import java.util.concurrent.locks.LockSupport;

/**
 * One of several threads that publish to the ring of a live run. A tick is decoded into a slot of the producer's own, and
 * copied between claim and publication, with nothing else between: a slot that is claimed and not published would hold up
 * every other producer for ever. It is seen by the stages at once.
 *
 * <p>One thread at a time. A claim is tried, never waited for inside the ring, whose own wait does not end once a stage
 * is gone.
 */
public final class TickProducer implements TickSink {
    private static final long SHORTEST_PARK = 1_000;
    private static final long LONGEST_PARK = 100_000;

    private final RingBuffer<MarketEvent> ring;
    private final long firstNumber;
    private final HaltPolicy halt;
    private final LatencyRecorder latency;
    private final int half;

    TickProducer(RingBuffer<MarketEvent> ring, long firstNumber, HaltPolicy halt, LatencyRecorder latency) {
        this.ring = ring;
        this.firstNumber = firstNumber;
        this.halt = halt;
        this.latency = latency;
        this.half = ring.getBufferSize() / 2;
    }

    /**
     * Publishes a tick that comes now; waits while the ring is full.
     *
     * @throws PipelineHaltedException when a stage has failed
     */
    @Override
    public void accept(MarketEvent tick) {
        accept(tick, now());
    }

    /**
     * Publishes a tick; waits while the ring is full.
     *
     * @param readAt reading of the clock of latencies when its bytes had been read
     * @throws PipelineHaltedException when a stage has failed
     */
    public void accept(MarketEvent tick, long readAt) {
        long park = SHORTEST_PARK;
        while (!offer(tick, readAt)) {
            LockSupport.parkNanos(this, park);
            park = Math.min(2 * park, LONGEST_PARK);
        }
    }

    /**
     * Publishes a tick if there is room.
     *
     * @return false when the ring is full
     * @throws PipelineHaltedException when a stage has failed
     */
    public boolean offer(MarketEvent tick, long readAt) {
        PipelineHaltedException failure = halt.failure();
        if (failure != null) {
            throw failure;
        }
        long sequence;
        try {
            sequence = ring.tryNext();
        } catch (InsufficientCapacityException e) {
            return false;
        }
        publish(sequence, tick, readAt);
        return true;
    }

    private void publish(long sequence, MarketEvent tick, long readAt) {
        MarketEvent slot = ring.get(sequence);
        try {
            slot.copyFrom(tick);
        } catch (RuntimeException e) {
            slot.asUnreadable();
            throw e;
        } finally {
            slot.sequence = firstNumber + sequence;
            slot.publishedAt = readAt;
            ring.publish(sequence);
        }
    }

    /** Whether more than half of the ring is in use. */
    public boolean isCongested() {
        return !ring.hasAvailableCapacity(half);
    }

    /** Reading of the clock of latencies, 0 when none are measured. */
    public long now() {
        return latency == null ? 0 : latency.now();
    }
}
