package io.strikeiq.core.pipeline.shard;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says which shard a tick belongs to: underlyings take turns in the order of their first definition, and what is listed on
 * an underlying goes with it. Ticks that name no instrument, or one that nobody knows, concern every shard; so does a
 * definition that moves an instrument to the underlying of another shard, or that comes before its underlying's. Each
 * thread that asks has its own, which sees every tick in order, so that all say the same.
 */
public final class ShardRouter implements Visited {
    /** The tick concerns every shard. */
    static final int EVERY = -1;

    private final int shards;
    private int[] shardOf = new int[0];
    private int underlyings;
    /** Defined before their underlyings. */
    private final List<Instrument> waiting = new ArrayList<>();

    public ShardRouter(int shards) {
        this.shards = shards;
    }

    /** The shard of a tick, or {@link #EVERY}. */
    public int route(MarketEvent tick) {
        if (tick.type == TickType.CLOCK || tick.type == TickType.CONTROL) {
            return EVERY;
        } else if (tick.type == TickType.INSTRUMENT) {
            return define(tick.definition);
        }
        return shardOf(tick.instrumentId);
    }

    private int shardOf(int id) {
        return id >= 0 && id < shardOf.length ? shardOf[id] : EVERY;
    }

    private int define(Instrument instrument) {
        int id = instrument.id();
        if (id >= shardOf.length) {
            int length = shardOf.length;
            shardOf = Arrays.copyOf(shardOf, Math.max(id + 1, 2 * length));
            Arrays.fill(shardOf, length, shardOf.length, EVERY);
        }
        waiting.removeIf(each -> each.id() == id);
        int before = shardOf[id];
        if (!instrument.isUnderlying()) {
            shardOf[id] = shardOf(instrument.underlyingId());
            if (shardOf[id] == EVERY) {
                waiting.add(instrument);
            }
        } else if (before == EVERY) {
            addUnderlying(id);
        }
        return before == EVERY || before == shardOf[id] ? shardOf[id] : EVERY;
    }

    /** Shows where every instrument is. */
    @Override
    public void visit(StateVisitor visitor) {
        int length = visitor.visit(shardOf.length);
        shardOf = visitor.visit(shardOf, length);
        underlyings = visitor.visit(underlyings);
        int early = visitor.visit(waiting.size());
        for (int i = 0; i < early; i++) {
            boolean restores = i >= waiting.size();
            Instrument terms = visitor.visit(restores ? null : waiting.get(i));
            if (restores) {
                waiting.add(terms);
            }
        }
    }

    private void addUnderlying(int id) {
        shardOf[id] = underlyings++ % shards;
        for (Instrument early : waiting) {
            if (early.underlyingId() == id) {
                shardOf[early.id()] = shardOf[id];
            }
        }
        waiting.removeIf(early -> early.underlyingId() == id);
    }
}
