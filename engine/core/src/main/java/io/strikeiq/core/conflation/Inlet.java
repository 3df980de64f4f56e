package io.strikeiq.core.conflation;

import com.lmax.disruptor.Sequence;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.pipeline.TickProducer;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way of one feed onto the ring. While more than half of the ring is in use, quotes, depth, venue greeks and prices of an
 * instrument replace one another, if the feed may conflate; all else is never lost, and waits for room once the ring is
 * full.
 *
 * <p>What is recorded of an instrument is part of what its feed gave, in order: what is held of it goes before its next
 * trade, open interest, definition or state, and all that is held goes before a CLOCK, SESSION or DAY. What is held goes
 * when there is room again, with the next tick, or by {@link #release} while the feed waits for one. Conflation happens
 * before a tick is recorded, so that a replay sees what the engines saw.
 */
public final class Inlet implements TickSink {
    private final TickProducer producer;
    private final boolean conflates;
    private final Runnable onHeld;
    private final ReentrantLock lock = new ReentrantLock();
    private final HeldTicks held = new HeldTicks();
    /** Ticks held; only the feed makes it more, under the lock. */
    private volatile int waiting;

    /** 1 while the feed waits for room in the ring. */
    private final Sequence stuck = new Sequence(0);

    private final Sequence received = new Sequence(0);
    private final Sequence blocked = new Sequence(0);
    private final Sequence[] conflated = new Sequence[Replaceable.KINDS];

    /**
     * @param conflates false for a feed that waits for room with every tick
     * @param onHeld called by the feed's thread when it begins to hold ticks
     */
    public Inlet(TickProducer producer, boolean conflates, Runnable onHeld) {
        this.producer = producer;
        this.conflates = conflates;
        this.onHeld = onHeld;
        for (int kind = 0; kind < Replaceable.KINDS; kind++) {
            conflated[kind] = new Sequence(0);
        }
    }

    /** Takes a tick that comes now. */
    @Override
    public void accept(MarketEvent tick) {
        accept(tick, producer.now());
    }

    /**
     * Takes a tick, by publishing or holding it.
     *
     * @param readAt reading of the clock of latencies when its bytes had been read
     */
    public void accept(MarketEvent tick, long readAt) {
        received.set(received.get() + 1);
        int kind = conflates ? Replaceable.kind(tick) : Replaceable.NO_KIND;
        boolean holds = kind != Replaceable.NO_KIND && producer.isCongested();
        if (waiting == 0 && !holds) {
            publish(tick, readAt);
            return;
        }
        lock.lock();
        try {
            if (holds) {
                hold(tick, kind, readAt);
            } else {
                releaseBefore(tick);
                publish(tick, readAt);
            }
        } finally {
            waiting = held.size();
            lock.unlock();
        }
        if (holds) {
            onHeld.run();
        }
    }

    private void hold(MarketEvent tick, int kind, long readAt) {
        if (held.hold(tick, kind, readAt)) {
            conflated[kind].set(conflated[kind].get() + 1);
        }
    }

    private void releaseBefore(MarketEvent tick) {
        boolean ofOne = tick.instrumentId >= 0
                && tick.type != TickType.SESSION
                && tick.type != TickType.DAY
                && Replaceable.kind(tick) == Replaceable.NO_KIND;
        for (int cell = next(ofOne, tick); cell != 0; cell = next(ofOne, tick)) {
            publish(held.tick(cell), held.readAt(cell));
            held.remove(cell);
        }
    }

    private int next(boolean ofOne, MarketEvent tick) {
        return ofOne ? held.oldest(tick.instrumentId) : held.oldest();
    }

    private void publish(MarketEvent tick, long readAt) {
        if (producer.offer(tick, readAt)) {
            return;
        }
        blocked.set(blocked.get() + 1);
        stuck.set(1);
        try {
            producer.accept(tick, readAt);
        } finally {
            stuck.set(0);
        }
    }

    /** Publishes what is held as far as there is room, unless the feed is at it; for the clock's thread. */
    public void release() {
        if (waiting == 0 || !lock.tryLock()) {
            return;
        }
        try {
            int cell = held.oldest();
            while (cell != 0 && !producer.isCongested() && producer.offer(held.tick(cell), held.readAt(cell))) {
                held.remove(cell);
                cell = held.oldest();
            }
        } finally {
            waiting = held.size();
            lock.unlock();
        }
    }

    /** Publishes all that is held, and waits for room; when the feed has ended. */
    public void end() {
        lock.lock();
        try {
            for (int cell = held.oldest(); cell != 0; cell = held.oldest()) {
                publish(held.tick(cell), held.readAt(cell));
                held.remove(cell);
            }
        } finally {
            waiting = held.size();
            lock.unlock();
        }
    }

    /** Whether ticks are held; for any thread. */
    public boolean isHolding() {
        return waiting > 0;
    }

    /** Whether the feed waits for room in the ring; for any thread. */
    public boolean isStuck() {
        return stuck.get() > 0;
    }

    /** Ticks that the feed gave; for any thread. */
    public long received() {
        return received.get();
    }

    /** Ticks of a type that a newer one of their instrument replaced; for any thread. */
    public long conflated(TickType type) {
        int kind = Replaceable.TYPES.indexOf(type);
        return kind < 0 ? 0 : conflated[kind].get();
    }

    /** Ticks that had to wait for room; for any thread. */
    public long blocked() {
        return blocked.get();
    }
}
