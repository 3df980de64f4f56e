package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventProcessor;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.supervision.StageHandler;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * Journaler and drain on one thread, beside that of the stages. A tick is recorded as soon as it is published, and drained
 * when it is recorded and the stages have done it.
 *
 * <pre>
 *   ring      ... ─────────────┬──────────────┬──────────────┬─────────▶
 *                              drained   ≤    stages' end    published
 *                              drained   ≤    journaled  ≤   published
 * </pre>
 *
 * <p>It parks when there is nothing to do, whatever the wait strategy of the ring: no decision waits for it.
 */
final class RecordingDrain implements EventProcessor {
    /** Ticks recorded before the drain has its turn. */
    private static final int TURN = 128;

    private static final long SHORTEST_PARK = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long LONGEST_PARK = TimeUnit.MICROSECONDS.toNanos(100);

    private final RingBuffer<MarketEvent> ring;
    private final SequenceBarrier stages;
    private final StageHandler journaler;
    private final StageHandler drain;
    private final Sequence drained = new Sequence();
    private long journaled = RingBuffer.INITIAL_CURSOR_VALUE;
    private volatile boolean running = true;

    /** @param stages what the stages have done */
    RecordingDrain(RingBuffer<MarketEvent> ring, SequenceBarrier stages, StageHandler journaler, StageHandler drain) {
        this.ring = ring;
        this.stages = stages;
        this.journaler = journaler;
        this.drain = drain;
    }

    @Override
    public void run() {
        drain.setSequenceCallback(drained);
        journaler.onStart();
        drain.onStart();
        IdleStrategy idle = new BackoffIdleStrategy(64, 16, SHORTEST_PARK, LONGEST_PARK);
        while (running) {
            idle.idle(journal() + drain());
        }
    }

    private int journal() {
        long from = journaled + 1;
        long to = from;
        while (to - from < TURN && ring.isAvailable(to)) {
            to++;
        }
        boolean isLast = !ring.isAvailable(to);
        for (long sequence = from; sequence < to; sequence++) {
            journaler.onEvent(ring.get(sequence), sequence, isLast && sequence == to - 1);
        }
        journaled = to - 1;
        return (int) (to - from);
    }

    private int drain() {
        long from = drained.get() + 1;
        long last = Math.min(stages.getCursor(), journaled);
        for (long sequence = from; sequence <= last; sequence++) {
            drain.onEvent(ring.get(sequence), sequence, sequence == last);
        }
        if (last >= from) {
            drained.set(last);
        }
        return (int) Math.max(0, last - from + 1);
    }

    @Override
    public Sequence getSequence() {
        return drained;
    }

    @Override
    public void halt() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
