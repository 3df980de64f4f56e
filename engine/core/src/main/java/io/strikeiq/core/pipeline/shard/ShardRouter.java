package io.strikeiq.core.pipeline.shard;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import java.util.Arrays;

/**
 * Says which shard a tick belongs to: underlyings take turns in the order of their first definition, and what is listed on
 * an underlying goes with it. Clock and control ticks, and ticks of instruments that nobody knows, concern every shard.
 * Owned by the publisher.
 */
public final class ShardRouter {
    /** The tick concerns every shard. */
    static final int EVERY = -1;

    private final int shards;
    private int[] shardOf = new int[0];
    private int underlyings;

    public ShardRouter(int shards) {
        this.shards = shards;
    }

    /** The shard of a tick, or {@link #EVERY}. */
    public int route(MarketEvent tick) {
        if (tick.type == TickType.CLOCK || tick.type == TickType.CONTROL) {
            return EVERY;
        } else if (tick.type == TickType.INSTRUMENT) {
            define(tick.definition);
        }
        return shardOf(tick.instrumentId);
    }

    private int shardOf(int id) {
        return id >= 0 && id < shardOf.length ? shardOf[id] : EVERY;
    }

    private void define(Instrument instrument) {
        int id = instrument.id();
        if (id >= shardOf.length) {
            int length = shardOf.length;
            shardOf = Arrays.copyOf(shardOf, Math.max(id + 1, 2 * length));
            Arrays.fill(shardOf, length, shardOf.length, EVERY);
        }
        if (!instrument.isUnderlying()) {
            shardOf[id] = shardOf(instrument.underlyingId());
        } else if (shardOf[id] == EVERY) {
            shardOf[id] = underlyings++ % shards;
        }
    }
}
