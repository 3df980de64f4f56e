package io.strikeiq.bench.kernel;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.LatencyRecorder;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;

/** The baseline: the same slots through a Disruptor whose only handler reads one field. */
public final class BareRing implements AutoCloseable {
    private final Disruptor<MarketEvent> disruptor;
    private final RingBuffer<MarketEvent> ring;
    private long checksum;

    /**
     * Starts the ring.
     *
     * @param atEnd called for each tick on the handler's thread with the time at which it was due
     */
    public BareRing(int slots, ObjLongConsumer<MarketEvent> atEnd) {
        disruptor = new Disruptor<>(
                MarketEvent::new,
                slots,
                task -> {
                    Thread thread = new Thread(task, "bare-ring");
                    thread.setDaemon(true);
                    return thread;
                },
                ProducerType.SINGLE,
                new YieldingWaitStrategy());
        disruptor.handleEventsWith((tick, sequence, endOfBatch) -> {
            checksum += tick.exchangeTime;
            atEnd.accept(tick, tick.publishedAt);
        });
        ring = disruptor.start();
    }

    /** Publishes a copy of a tick. */
    public void publish(MarketEvent tick, long dueAt) {
        long claimed = ring.next();
        try {
            MarketEvent slot = ring.get(claimed);
            slot.copyFrom(tick);
            slot.publishedAt = dueAt;
        } finally {
            ring.publish(claimed);
        }
    }

    /** Drains the ring and gives a value that depends on every tick. */
    public long stop() {
        try {
            disruptor.shutdown(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the bare ring did not drain", e);
        }
        return checksum;
    }

    @Override
    public void close() {
        disruptor.halt();
    }

    /** Records into a histogram the time since a tick was due. */
    public static ObjLongConsumer<MarketEvent> recording(LatencyRecorder recorder) {
        return (tick, dueAt) -> recorder.drained(dueAt);
    }
}
