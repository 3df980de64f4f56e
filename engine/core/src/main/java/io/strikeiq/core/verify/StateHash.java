package io.strikeiq.core.verify;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import java.util.Arrays;

/**
 * A running 64-bit hash of the state of each underlying: the identity of each tick that concerns it and the reference price
 * it led to; all its metrics and chains at each event-time minute, and at the end. Ticks that concern no single
 * underlying have a hash of their own. Two runs with equal hashes went through the same states. The mixing function is
 * the finalizer of Stafford's variant 13 of MurmurHash3.
 */
public final class StateHash {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final long MINUTE = 60_000_000_000L;
    private final MarketState state;
    private final MetricsStage metrics;
    private long common;
    private long[] hashes = new long[4];
    private int underlyings;
    private long minute;

    public StateHash(MarketState state, MetricsStage metrics) {
        this.state = state;
        this.metrics = metrics;
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
        long header = tick.sequence * GOLDEN + tick.time;
        int index = tick.underlyingIndex;
        underlyings = state.underlyingCount();
        if (underlyings > hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * underlyings);
        }
        if (index >= 0) {
            // Two rounds for four values: odd multipliers keep each of a pair apart from the other.
            long identity = ((long) tick.type.ordinal() << 32) | tick.instrumentId;
            double spot = state.underlying(index).spot;
            hashes[index] = mix(mix(hashes[index], header), identity * GOLDEN + Double.doubleToLongBits(spot));
        } else {
            common = mix(common, header);
        }
        pass(tick);
    }

    /** Lets time pass at a tick that concerns none of these underlyings. */
    public void pass(MarketEvent tick) {
        long now = tick.time / MINUTE;
        if (now > minute || tick.type == TickType.SESSION) {
            minute = now;
            for (int i = 0; i < underlyings; i++) {
                hashes[i] = full(hashes[i], i);
            }
        }
    }

    private long full(long seed, int index) {
        long h = seed;
        MetricFrame frame = metrics.frame(index);
        for (int m = 0; m < Metric.count(); m++) {
            h = mix(h, frame.get(m));
        }
        UnderlyingState underlying = state.underlying(index);
        for (int c = 0; c < underlying.chainCount(); c++) {
            h = chain(h, underlying.chain(c));
        }
        return h;
    }

    private static long chain(long seed, ChainState chain) {
        long h = seed;
        for (int column = 0; column < 2 * chain.rows(); column++) {
            h = mix(h, chain.bid[column]);
            h = mix(h, chain.ask[column]);
            h = mix(h, chain.openInterest[column]);
            h = mix(h, chain.volume[column]);
            h = mix(h, chain.sigma[column]);
            h = mix(h, chain.gamma[column]);
        }
        return h;
    }

    /** The hash of the ticks that concern no single underlying. */
    public long common() {
        return common;
    }

    /** The hash of an underlying with its whole present state in it. */
    public long underlying(int index) {
        return full(hashes[index], index);
    }

    /** The hash of everything, with the whole present state in it. */
    public long value() {
        long h = common;
        for (int i = 0; i < underlyings; i++) {
            h = mix(h, underlying(i));
        }
        return h;
    }
}
