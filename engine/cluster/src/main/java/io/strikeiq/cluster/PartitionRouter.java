package io.strikeiq.cluster;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;

/**
 * Says which partition a tick belongs to: that of its underlying, by venue and symbol, as Kafka itself finds it from the key.
 * A tick that names no instrument, or one that nobody knows, concerns every partition; so does a definition that comes before
 * that of its underlying, or moves an instrument to an underlying of another partition. One thread.
 */
final class PartitionRouter {
    /** The tick concerns every partition. */
    static final int EVERY = -1;

    private final int partitions;
    private byte[][] keys = new byte[64][];
    private int[] partitionOf = new int[64];

    PartitionRouter(int partitions) {
        this.partitions = partitions;
        Arrays.fill(partitionOf, EVERY);
    }

    /** The key of an underlying. */
    static byte[] key(Instrument underlying) {
        return (underlying.venue() + ":" + underlying.symbol()).getBytes(StandardCharsets.UTF_8);
    }

    /** The partition of a key among as many. */
    static int partition(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    /** The partition of a tick, or {@link #EVERY}. */
    int route(MarketEvent tick) {
        return tick.type == TickType.INSTRUMENT ? define(tick.definition) : at(tick.instrumentId);
    }

    /** The key of the tick that was routed to one partition. */
    byte[] key(MarketEvent tick) {
        return keys[tick.type == TickType.INSTRUMENT ? tick.definition.id() : tick.instrumentId];
    }

    private int at(int id) {
        return id >= 0 && id < partitionOf.length ? partitionOf[id] : EVERY;
    }

    private int define(Instrument terms) {
        int before = at(terms.id());
        byte[] key = terms.isUnderlying() ? key(terms) : keyOf(terms.underlyingId());
        if (key == null) {
            return EVERY;
        }
        int id = terms.id();
        if (id >= keys.length) {
            int length = keys.length;
            keys = Arrays.copyOf(keys, Math.max(id + 1, 2 * length));
            partitionOf = Arrays.copyOf(partitionOf, keys.length);
            Arrays.fill(partitionOf, length, keys.length, EVERY);
        }
        keys[id] = key;
        partitionOf[id] = partition(key, partitions);
        return before == EVERY || before == partitionOf[id] ? partitionOf[id] : EVERY;
    }

    private byte[] keyOf(int underlying) {
        return underlying < keys.length ? keys[underlying] : null;
    }
}
