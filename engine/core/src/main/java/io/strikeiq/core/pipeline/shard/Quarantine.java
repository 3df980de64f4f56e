package io.strikeiq.core.pipeline.shard;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * From where on an engine is silent on all underlyings. One thread stops it at once; of several shards only one meets the
 * failure, so that the drain, which sees each tick when all of them have done it, leaves out what the others emitted
 * behind it. The place is the first in the order of ticks, whichever shard fails first.
 *
 * <pre>
 *   bits  63 ... 20     19 ... 0
 *         tick          order of the underlying's definition
 * </pre>
 */
public final class Quarantine {
    private static final int BITS = 20;
    private final AtomicLongArray from;

    public Quarantine(int engines) {
        this.from = new AtomicLongArray(engines);
        for (int i = 0; i < engines; i++) {
            from.set(i, Long.MAX_VALUE);
        }
    }

    private static long place(long tick, int underlying) {
        return tick << BITS | underlying;
    }

    /** Notes that an engine failed. */
    void failed(int engine, long tick, int underlying) {
        from.accumulateAndGet(engine, place(tick, underlying), Math::min);
    }

    /** Whether what an engine emitted there lies behind its failure. */
    boolean isBehind(int engine, long tick, int underlying) {
        return place(tick, underlying) > from.get(engine);
    }
}
