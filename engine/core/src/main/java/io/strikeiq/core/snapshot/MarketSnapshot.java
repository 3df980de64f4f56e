package io.strikeiq.core.snapshot;

import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.outbound.Outbound;
import io.strikeiq.core.outbound.Pool;

/** All metrics of one underlying as of an event time. */
public final class MarketSnapshot extends Outbound {
    private final Pool<MarketSnapshot> pool;
    private final MetricFrame frame = new MetricFrame();
    /** Every tick up to this event time is in the values. */
    public long time;
    /** The tick before which the snapshot was taken. */
    public long tickSequence;

    public int underlyingId;
    public String underlying = "";

    public MarketSnapshot(Pool<MarketSnapshot> pool) {
        this.pool = pool;
    }

    public MetricFrame frame() {
        return frame;
    }

    @Override
    protected void release() {
        pool.release(this);
    }
}
