package io.strikeiq.core.snapshot;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;

/**
 * Takes snapshots at whole multiples of an event-time interval. A snapshot labelled t is taken before the first tick
 * later than t, so that it holds every tick up to and at t; an interval without ticks leaves no snapshot.
 */
public final class SnapshotStage {
    /** Snapshots of each kind made at once: more than a drain that keeps up ever has in hand. */
    private static final int POOLED = 64;

    private final MarketState state;
    private final MetricsStage metrics;
    private final long marketInterval;
    private final long chainInterval;
    private final Pool<MarketSnapshot> marketPool = new Pool<>(256, POOLED, MarketSnapshot::new);
    private final Pool<ChainSnapshot> chainPool = new Pool<>(256, POOLED, ChainSnapshot::new);
    /** Once the state is at {@code labelled}, no tick up to {@code nextLabel} takes a snapshot. */
    private long labelled;

    private long nextLabel = Long.MIN_VALUE;

    private long lastMarket = Long.MIN_VALUE;
    private long lastChain = Long.MIN_VALUE;
    private int roomInPool;

    /**
     * @param marketInterval nanoseconds between market snapshots, 0 for none
     * @param chainInterval nanoseconds between chain snapshots, 0 for none
     */
    public SnapshotStage(MarketState state, MetricsStage metrics, long marketInterval, long chainInterval) {
        this.state = state;
        this.metrics = metrics;
        this.marketInterval = marketInterval;
        this.chainInterval = chainInterval;
    }

    /** To be called before the market state applies the tick, behind {@link MetricsStage#beforeTick}. */
    public void beforeTick(MarketEvent tick) {
        beforeTick(tick, tick.outbound);
    }

    /** As the other, with the queue that takes the snapshots. */
    public void beforeTick(MarketEvent tick, OutboundQueue queue) {
        long now = state.time();
        if ((tick.time <= nextLabel && now >= labelled) || now == 0 || tick.time <= now) {
            return;
        }
        long market = label(now, marketInterval);
        if (marketInterval > 0 && tick.time > market && market > lastMarket) {
            lastMarket = market;
            takeMarket(market, tick.sequence, queue);
        }
        long chain = label(now, chainInterval);
        if (chainInterval > 0 && tick.time > chain && chain > lastChain) {
            lastChain = chain;
            takeChains(chain, tick.sequence, queue);
        }
        labelled = tick.time;
        nextLabel = Math.min(nextLabel(labelled, marketInterval), nextLabel(labelled, chainInterval));
    }

    private static long nextLabel(long time, long interval) {
        return interval == 0 ? Long.MAX_VALUE : label(time, interval);
    }

    /** The first multiple of the interval at or after a time. */
    private static long label(long time, long interval) {
        return interval == 0 ? 0 : -Math.floorDiv(-time, interval) * interval;
    }

    private void takeMarket(long time, long sequence, OutboundQueue queue) {
        for (int i = 0; i < state.underlyingCount(); i++) {
            UnderlyingState underlying = state.underlying(i);
            if (Double.isNaN(underlying.spot)) {
                continue;
            }
            MarketSnapshot snapshot = marketPool.claim();
            snapshot.time = time;
            snapshot.tickSequence = sequence;
            snapshot.underlyingId = underlying.instrument().id();
            snapshot.underlying = underlying.instrument().symbol();
            snapshot.frame().copyFrom(metrics.frame(i));
            queue.add(snapshot);
        }
    }

    private void takeChains(long time, long sequence, OutboundQueue queue) {
        int rows = largestChain();
        if (rows > roomInPool) {
            roomInPool = rows;
            chainPool.prepare(snapshot -> snapshot.ensureRows(rows));
        }
        for (int i = 0; i < state.underlyingCount(); i++) {
            UnderlyingState underlying = state.underlying(i);
            for (int c = underlying.firstLive(); c < underlying.chainCount(); c++) {
                queue.add(take(underlying, underlying.chain(c), rows, time, sequence));
            }
        }
    }

    /** Every snapshot has room for the largest chain, so that it need not grow with each chain it meets. */
    private int largestChain() {
        int rows = 0;
        for (int i = 0; i < state.underlyingCount(); i++) {
            UnderlyingState underlying = state.underlying(i);
            for (int c = 0; c < underlying.chainCount(); c++) {
                rows = Math.max(rows, underlying.chain(c).rows());
            }
        }
        return rows;
    }

    private ChainSnapshot take(UnderlyingState underlying, ChainState chain, int largest, long time, long sequence) {
        ChainSnapshot snapshot = chainPool.claim();
        snapshot.ensureRows(largest);
        snapshot.copyFrom(chain, state.instruments());
        snapshot.time = time;
        snapshot.tickSequence = sequence;
        snapshot.underlyingId = underlying.instrument().id();
        snapshot.underlying = underlying.instrument().symbol();
        snapshot.spot = underlying.spot;
        return snapshot;
    }
}
