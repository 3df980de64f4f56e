package io.strikeiq.bench.kernel;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.pipeline.WaitMode;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The baseline: the same slots through a Disruptor whose only handler does next to nothing. One thread publishes. */
public final class BareRing implements TickSink, AutoCloseable {
    /** Name of the handler's thread. */
    public static final String THREAD = "bare-ring";

    private final Disruptor<MarketEvent> disruptor;
    private final RingBuffer<MarketEvent> ring;
    private long published;
    private long checksum;

    /**
     * Starts the ring.
     *
     * @param atEnd called for each tick on the handler's thread
     */
    public BareRing(int slots, WaitMode waitMode, Consumer<MarketEvent> atEnd) {
        disruptor = new Disruptor<>(
                MarketEvent::new,
                slots,
                task -> {
                    Thread thread = new Thread(task, THREAD);
                    thread.setDaemon(true);
                    return thread;
                },
                ProducerType.SINGLE,
                strategy(waitMode));
        disruptor.handleEventsWith((tick, sequence, endOfBatch) -> {
            checksum += tick.exchangeTime;
            atEnd.accept(tick);
        });
        ring = disruptor.start();
    }

    private static WaitStrategy strategy(WaitMode mode) {
        return switch (mode) {
            case BLOCKING -> new BlockingWaitStrategy();
            case YIELDING -> new YieldingWaitStrategy();
            case SLEEPING -> new SleepingWaitStrategy();
            case BUSY_SPIN -> new BusySpinWaitStrategy();
        };
    }

    /** Publishes a numbered copy of a tick; waits while the ring is full. */
    @Override
    public void accept(MarketEvent tick) {
        long claimed = ring.next();
        try {
            MarketEvent slot = ring.get(claimed);
            slot.copyFrom(tick);
            slot.sequence = ++published;
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
}
