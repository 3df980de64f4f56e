package io.strikeiq.core.snapshot;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import java.util.Arrays;

/**
 * Takes snapshots of each underlying at whole multiples of an event-time interval. A snapshot labelled t is taken before
 * the first tick of the underlying, or of all, that is later than t, so that it holds every tick up to and at t; an
 * interval without ticks leaves no snapshot.
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
    /** By underlying: the labels of its last snapshots, and the label up to which a tick takes none. */
    private Labels[] labels = new Labels[0];

    /** Event time up to which no tick of an underlying takes a snapshot: most ticks are over with one comparison. */
    private long firstLabel = Long.MIN_VALUE;

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
        int index = tick.underlyingIndex;
        if (index >= 0) {
            if (tick.time > firstLabel) {
                beforeTickOf(index, tick, queue);
            }
        } else if (tick.concernsAll()) {
            beforeTickOfAll(tick, queue);
        } else if (tick.type == TickType.INSTRUMENT) {
            // What it lists may be an underlying that has no label yet.
            firstLabel = Long.MIN_VALUE;
        }
    }

    private void beforeTickOf(int index, MarketEvent tick, OutboundQueue queue) {
        Labels due = labels(index);
        if (due.isReached(tick.time)) {
            takeMarket(index, due, tick, queue);
            takeChains(index, due, tick, queue);
            due.next(tick.time);
            firstLabel = firstLabel();
        }
    }

    /** The first label of any, unless there is one that has none yet. */
    private long firstLabel() {
        long first = labels.length < state.underlyingCount() ? Long.MIN_VALUE : Long.MAX_VALUE;
        for (Labels each : labels) {
            first = Math.min(first, each.nextLabel());
        }
        return first;
    }

    /** Market snapshots of all underlyings come before their chains. */
    private void beforeTickOfAll(MarketEvent tick, OutboundQueue queue) {
        for (int i = 0; i < state.underlyingCount(); i++) {
            Labels due = labels(i);
            if (due.isReached(tick.time)) {
                takeMarket(i, due, tick, queue);
            }
        }
        for (int i = 0; i < state.underlyingCount(); i++) {
            Labels due = labels(i);
            if (due.isReached(tick.time)) {
                takeChains(i, due, tick, queue);
                due.next(tick.time);
            }
        }
        firstLabel = firstLabel();
    }

    private Labels labels(int index) {
        if (index >= labels.length) {
            addLabels(index);
        }
        return labels[index];
    }

    private void addLabels(int index) {
        int length = labels.length;
        labels = Arrays.copyOf(labels, index + 1);
        for (int i = length; i <= index; i++) {
            labels[i] = new Labels(state.underlying(i), marketInterval, chainInterval);
        }
    }

    private void takeMarket(int index, Labels due, MarketEvent tick, OutboundQueue queue) {
        UnderlyingState underlying = state.underlying(index);
        if (!due.takesMarket(tick.time) || Double.isNaN(underlying.spot)) {
            return;
        }
        MarketSnapshot snapshot = marketPool.claim();
        snapshot.time = due.market();
        snapshot.tickSequence = tick.sequence;
        snapshot.underlyingId = underlying.instrument().id();
        snapshot.underlying = underlying.instrument().symbol();
        snapshot.frame().copyFrom(metrics.wholeFrame(index));
        queue.add(snapshot);
    }

    private void takeChains(int index, Labels due, MarketEvent tick, OutboundQueue queue) {
        UnderlyingState underlying = state.underlying(index);
        if (!due.takesChains(tick.time)) {
            return;
        }
        int rows = largestChain();
        if (rows > roomInPool) {
            roomInPool = rows;
            chainPool.prepare(snapshot -> snapshot.ensureRows(rows));
        }
        for (int c = 0; c < underlying.chainCount(); c++) {
            queue.add(take(underlying, underlying.chain(c), rows, due.chains(), tick.sequence));
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
        snapshot.copyFrom(chain);
        snapshot.time = time;
        snapshot.tickSequence = sequence;
        snapshot.underlyingId = underlying.instrument().id();
        snapshot.underlying = underlying.instrument().symbol();
        snapshot.spot = underlying.spot;
        return snapshot;
    }

    /** Shows which snapshots of an underlying have been taken. */
    public void visit(int underlyingIndex, StateVisitor visitor) {
        labels(underlyingIndex).visit(visitor);
        firstLabel = firstLabel();
    }
}
