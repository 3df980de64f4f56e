package io.strikeiq.core.snapshot;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.state.Visited;

/** Which snapshots of one underlying are due: labels are multiples of an interval, each taken once. */
final class Labels implements Visited {
    private final UnderlyingState underlying;
    private final long marketInterval;
    private final long chainInterval;
    private long lastMarket = Long.MIN_VALUE;
    private long lastChains = Long.MIN_VALUE;
    /** Once the underlying's time is {@code labelled}, no tick up to {@code nextLabel} takes a snapshot. */
    private long labelled;

    private long nextLabel = Long.MIN_VALUE;

    /**
     * @param marketInterval nanoseconds, 0 for no market snapshots
     * @param chainInterval nanoseconds, 0 for no chain snapshots
     */
    Labels(UnderlyingState underlying, long marketInterval, long chainInterval) {
        this.underlying = underlying;
        this.marketInterval = marketInterval;
        this.chainInterval = chainInterval;
    }

    /** Whether a tick of a time may lie beyond a label. */
    boolean isReached(long time) {
        long now = underlying.time;
        return (time > nextLabel || now < labelled) && time > now && now != 0;
    }

    /** Whether a market snapshot is to be taken before a tick; it is then labelled {@link #market}. */
    boolean takesMarket(long time) {
        long label = label(underlying.time, marketInterval);
        if (marketInterval == 0 || time <= label || label <= lastMarket) {
            return false;
        }
        lastMarket = label;
        return true;
    }

    /** Whether chain snapshots are to be taken before a tick; they are then labelled {@link #chains}. */
    boolean takesChains(long time) {
        long label = label(underlying.time, chainInterval);
        if (chainInterval == 0 || time <= label || label <= lastChains) {
            return false;
        }
        lastChains = label;
        return true;
    }

    /** The time up to which no tick takes a snapshot, {@link Long#MIN_VALUE} before the first. */
    long nextLabel() {
        return nextLabel;
    }

    long market() {
        return lastMarket;
    }

    long chains() {
        return lastChains;
    }

    /** Ends the tick. */
    void next(long time) {
        labelled = time;
        nextLabel = Math.min(nextLabel(time, marketInterval), nextLabel(time, chainInterval));
    }

    private static long nextLabel(long time, long interval) {
        return interval == 0 ? Long.MAX_VALUE : label(time, interval);
    }

    /** The first multiple of the interval at or after a time. */
    private static long label(long time, long interval) {
        return interval == 0 ? 0 : -Math.floorDiv(-time, interval) * interval;
    }

    @Override
    public void visit(StateVisitor visitor) {
        lastMarket = visitor.visit(lastMarket);
        lastChains = visitor.visit(lastChains);
        labelled = visitor.visit(labelled);
        nextLabel = visitor.visit(nextLabel);
    }
}
