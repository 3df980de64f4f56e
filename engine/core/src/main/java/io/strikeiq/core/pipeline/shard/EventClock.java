package io.strikeiq.core.pipeline.shard;

import com.lmax.disruptor.Sequence;
import io.strikeiq.core.event.MarketEvent;

/**
 * How far live ticks have brought event time, for the producer of CLOCK ticks: the time of the latest tick that the gate
 * has let through, and when it was received by the monotonic clock. Clocks themselves do not count, or each would follow
 * from the one before. Written by the thread of the stages, read by any.
 */
public final class EventClock {
    private final long liveFrom;
    /** Nanoseconds since the epoch. */
    private final Sequence time = new Sequence(0);
    /** Event time less the reading of the monotonic clock at the receipt, so that both are of one tick. */
    private final Sequence offset = new Sequence(0);

    private final Sequence receivedAt = new Sequence(Long.MIN_VALUE);

    EventClock(long liveFrom) {
        this.liveFrom = liveFrom;
    }

    boolean isLive(MarketEvent tick) {
        return tick.sequence >= liveFrom;
    }

    void onTick(MarketEvent tick) {
        switch (tick.type) {
            case CLOCK, CONTROL, CONFIDENCE, INSTRUMENT -> {
                // They move no time of their own.
            }
            default -> moveTo(tick);
        }
    }

    private void moveTo(MarketEvent tick) {
        boolean later = tick.time >= time.get();
        if (later) {
            time.set(tick.time);
        }
        if (isLive(tick)) {
            if (later) {
                offset.set(tick.time - tick.publishedAt);
            }
            receivedAt.set(tick.publishedAt);
        }
    }

    /** Latest time of a tick that was let through, 0 before the first. */
    public long time() {
        return time.get();
    }

    /** Reading of the monotonic clock when the last live tick came, {@link Long#MIN_VALUE} before the first. */
    public long receivedAt() {
        return receivedAt.get();
    }

    /** Event time at a reading of the monotonic clock, if it has gone by as fast since the latest live tick. */
    public long timeAt(long reading) {
        return offset.get() + reading;
    }
}
