package io.strikeiq.service.feed;

import io.strikeiq.core.conflation.Inlet;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.TickProducer;
import io.strikeiq.core.pipeline.shard.EventClock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The producer of CLOCK ticks, and who empties what feeds hold while they wait. A clock comes when no tick has for a
 * second, and then each second: the time of the latest tick that the gate let through, and what the monotonic clock has
 * moved on since its receipt, less a margin for ticks that are under way. The wall clock has no part in it.
 */
final class FeedClock implements AutoCloseable {
    /** Name of the thread. */
    static final String THREAD_NAME = "strikeiq-clock";

    static final long QUIET = TimeUnit.SECONDS.toNanos(1);
    static final long MARGIN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LOOK_HOLDING = TimeUnit.MICROSECONDS.toNanos(500);

    private final TickProducer producer;
    private final List<EventClock> clocks;
    private final List<Inlet> inlets;
    private final boolean ticks;
    private final MarketEvent tick = new MarketEvent();
    private final Thread thread;
    private long saidAt = Long.MIN_VALUE;
    private long saidTime = Long.MIN_VALUE;
    private final AtomicLong said = new AtomicLong();
    private volatile boolean running = true;

    /**
     * @param inlets may grow until {@link #start}
     * @param ticks false when a feed keeps the time itself
     */
    FeedClock(TickProducer producer, List<EventClock> clocks, List<Inlet> inlets, boolean ticks) {
        this.producer = producer;
        this.clocks = clocks;
        this.inlets = inlets;
        this.ticks = ticks;
        this.thread = new Thread(this::run, THREAD_NAME);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** A feed has begun to hold ticks. */
    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (running) {
            boolean holding = false;
            for (Inlet inlet : inlets) {
                inlet.release();
                holding |= inlet.isHolding();
            }
            if (ticks) {
                look(producer.now());
            }
            LockSupport.parkNanos(this, holding ? LOOK_HOLDING : LOOK);
        }
    }

    /** Gives a clock if one is due at a reading of the monotonic clock. */
    void look(long now) {
        long last = Long.MIN_VALUE;
        long time = Long.MIN_VALUE;
        for (EventClock each : clocks) {
            if (each.receivedAt() != Long.MIN_VALUE) {
                last = Math.max(last, each.receivedAt());
                time = Math.max(time, each.timeAt(now));
            }
        }
        if (last == Long.MIN_VALUE || now - Math.max(last, saidAt) < QUIET) {
            return;
        }
        saidAt = now;
        time -= MARGIN;
        // A full ring is not quiet: the next look is soon enough.
        if (time > saidTime && producer.offer(tick.asClock(time), now)) {
            saidTime = time;
            said.lazySet(said.get() + 1);
        }
    }

    /** Clocks given so far; for any thread. */
    long said() {
        return said.get();
    }

    @Override
    public void close() {
        running = false;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
