package io.strikeiq.core.pipeline;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;

/**
 * A running 64-bit hash of the state: each tick's identity and the reference price it led to; all metrics and chains of
 * every underlying at each event-time minute, and at the end. Two runs with equal hashes went through the same states.
 * The mixing function is the finalizer of Stafford's variant 13 of MurmurHash3.
 */
public final class StateHash {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final long MINUTE = 60_000_000_000L;
    private final MarketState state;
    private final MetricsStage metrics;
    private long hash;
    private long minute;

    public StateHash(MarketState state, MetricsStage metrics) {
        this.state = state;
        this.metrics = metrics;
    }

    static long mix(long hash, long value) {
        long z = (hash ^ value) + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    static long mix(long hash, double value) {
        return mix(hash, Double.doubleToLongBits(value));
    }

    /** Takes in a tick that state and metrics have been brought up to. */
    public void onTick(MarketEvent tick) {
        // Two rounds for four values: odd multipliers keep each of a pair apart from the other.
        hash = mix(hash, tick.sequence * GOLDEN + tick.exchangeTime);
        if (tick.underlyingIndex >= 0) {
            long identity = ((long) tick.type.ordinal() << 32) | tick.instrumentId;
            double spot = state.underlying(tick.underlyingIndex).spot;
            hash = mix(hash, identity * GOLDEN + Double.doubleToLongBits(spot));
        }
        long now = tick.exchangeTime / MINUTE;
        if (now > minute || tick.type == TickType.SESSION) {
            minute = now;
            hash = full(hash);
        }
    }

    private long full(long seed) {
        long h = seed;
        for (int i = 0; i < state.underlyingCount(); i++) {
            MetricFrame frame = metrics.frame(i);
            for (int m = 0; m < Metric.count(); m++) {
                h = mix(h, frame.get(m));
            }
            UnderlyingState underlying = state.underlying(i);
            for (int c = 0; c < underlying.chainCount(); c++) {
                h = chain(h, underlying.chain(c));
            }
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

    /** The hash with the whole present state in it. */
    public long value() {
        return full(hash);
    }
}
