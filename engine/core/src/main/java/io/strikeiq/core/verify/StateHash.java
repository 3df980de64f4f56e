package io.strikeiq.core.verify;

import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.state.MarketState;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A running 64-bit hash of the state of each underlying: the identity of each tick that concerns it and the reference price
 * it led to; at each minute of its event time, at phases of its session and at the end, all that a saved state would hold
 * of its market and metrics, and of its engines as of the tick before. It depends on the ticks of the underlying and on those that concern all, not on those of
 * others. Ticks that concern no single underlying have a hash of their own. Two runs with equal hashes were in the same
 * states at these times. The mixing function is
 * the finalizer of Stafford's variant 13 of MurmurHash3.
 */
public final class StateHash {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final long MINUTE = 60_000_000_000L;
    private final MarketState state;
    private final MetricsStage metrics;
    /** Null without engines. */
    private final EngineHashes engines;

    private final HashVisitor visitor = new HashVisitor();
    private long common;
    private long[] hashes = new long[4];
    /** By underlying: the minute of its time that was last hashed whole. */
    private long[] minutes = new long[4];

    private int underlyings;

    /** Of market and metrics alone. */
    public StateHash(MarketState state, MetricsStage metrics) {
        this(state, metrics, (EngineHashes) null);
    }

    public StateHash(MarketState state, MetricsStage metrics, EngineStage engines) {
        this(state, metrics, new EngineHashes(engines));
    }

    private StateHash(MarketState state, MetricsStage metrics, EngineHashes engines) {
        this.state = state;
        this.metrics = metrics;
        this.engines = engines;
    }

    public static long mix(long hash, long value) {
        long z = (hash ^ value) + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    public static long mix(long hash, double value) {
        return mix(hash, Double.doubleToLongBits(value));
    }

    /** Takes in a tick that state and metrics have been brought up to. */
    public void onTick(MarketEvent tick) {
        int index = tick.underlyingIndex;
        underlyings = state.underlyingCount();
        if (underlyings > hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * underlyings);
            minutes = Arrays.copyOf(minutes, 2 * underlyings);
        }
        if (index >= 0) {
            // Two rounds for four values: odd multipliers keep each of a pair apart from the other.
            long identity = ((long) tick.type.ordinal() << 32) | tick.instrumentId;
            double spot = state.underlying(index).spot;
            hashes[index] = mix(mix(hashes[index], tick.time), identity * GOLDEN + Double.doubleToLongBits(spot));
            timePasses(index, tick.type == TickType.SESSION);
        } else {
            common = mix(common, tick.sequence * GOLDEN + tick.time);
            passAll(tick);
        }
    }

    private void passAll(MarketEvent tick) {
        if (tick.concernsAll()) {
            for (int i = 0; i < underlyings; i++) {
                timePasses(i, tick.type == TickType.SESSION);
            }
        }
    }

    private void timePasses(int index, boolean phase) {
        long now = state.underlying(index).time / MINUTE;
        if (now > minutes[index] || phase) {
            minutes[index] = now;
            hashes[index] = whole(hashes[index], index);
            if (engines != null) {
                engines.take(index, visitor);
            }
        }
    }

    private long whole(long seed, int index) {
        visitor.start(seed);
        state.underlying(index).visit(visitor);
        metrics.visit(index, visitor);
        return visitor.hash();
    }

    /** The hash of the ticks that concern no single underlying. */
    public long common() {
        return common;
    }

    /**
     * The hash of an underlying with its whole present state in it.
     *
     * @param failed names of the engines that are left out: those that have failed on any underlying
     */
    public long underlying(int index, Collection<String> failed) {
        long hash = whole(hashes[index], index);
        return engines == null ? hash : engines.mixed(hash, index, failed, visitor);
    }

    /** The hash of everything, with the whole present state in it. */
    public long value() {
        long h = common;
        for (int i = 0; i < underlyings; i++) {
            h = mix(h, underlying(i, List.of()));
        }
        return h;
    }
}
