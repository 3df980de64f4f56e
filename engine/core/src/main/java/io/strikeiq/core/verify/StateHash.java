package io.strikeiq.core.verify;

import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.gate.TickGate;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.snapshot.SnapshotStage;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * A running 64-bit hash of the state of each underlying: the identity of each tick that concerns it and the reference price
 * it led to; at each minute of its event time, at phases of its session and at the end, all that a saved state would hold
 * of its market, metrics, gate and snapshots, and of its engines as of the tick before. It depends on the ticks of the underlying and on those that concern all, not on those of
 * others. Ticks that concern no single underlying have a hash of their own. Two runs with equal hashes were in the same
 * states at these times. The mixing function is
 * the finalizer of Stafford's variant 13 of MurmurHash3.
 */
public final class StateHash implements Visited {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final long MINUTE = 60_000_000_000L;
    private final MarketState state;
    private final MetricsStage metrics;
    /** Null without a gate. */
    private final TickGate gate;
    /** Null without snapshots. */
    private final SnapshotStage snapshots;
    /** Null without engines. */
    private final EngineHashes engines;

    private final HashVisitor visitor = new HashVisitor();
    private long common;
    private RunningHash[] hashes = new RunningHash[4];
    private int underlyings;

    /** The hash of one underlying. */
    private static final class RunningHash {
        private final UnderlyingState underlying;
        private long hash;
        /** The minute of its time that was last hashed whole. */
        private long minute;

        RunningHash(UnderlyingState underlying) {
            this.underlying = underlying;
        }
    }

    /** Of market and metrics alone. */
    public StateHash(MarketState state, MetricsStage metrics) {
        this(state, metrics, null, null, (EngineHashes) null);
    }

    /** Of all that a tick changes. */
    public StateHash(
            MarketState state, MetricsStage metrics, TickGate gate, SnapshotStage snapshots, EngineStage engines) {
        this(state, metrics, gate, snapshots, new EngineHashes(engines));
    }

    private StateHash(
            MarketState state, MetricsStage metrics, TickGate gate, SnapshotStage snapshots, EngineHashes engines) {
        this.state = state;
        this.metrics = metrics;
        this.gate = gate;
        this.snapshots = snapshots;
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
        if (index >= underlyings) {
            add(state.underlyingCount());
        }
        if (index >= 0) {
            RunningHash hash = hashes[index];
            // Two rounds for four values: odd multipliers keep each of a pair apart from the other.
            long identity = ((long) tick.type.ordinal() << 32) | tick.instrumentId;
            long spot = Double.doubleToLongBits(hash.underlying.spot);
            hash.hash = mix(mix(hash.hash, tick.time), identity * GOLDEN + spot);
            timePasses(hash, tick);
        } else {
            common = mix(common, tick.sequence * GOLDEN + tick.time);
            passAll(tick);
        }
    }

    private void add(int count) {
        if (count > hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        for (; underlyings < count; underlyings++) {
            hashes[underlyings] = new RunningHash(state.underlying(underlyings));
        }
    }

    private void passAll(MarketEvent tick) {
        if (tick.concernsAll()) {
            for (int i = 0; i < underlyings; i++) {
                timePasses(hashes[i], tick);
            }
        }
    }

    private void timePasses(RunningHash hash, MarketEvent tick) {
        long now = hash.underlying.time;
        if (now - hash.minute * MINUTE >= MINUTE || tick.type == TickType.SESSION) {
            int index = hash.underlying.index();
            hash.minute = now / MINUTE;
            hash.hash = whole(hash.hash, index);
            if (engines != null) {
                engines.take(index, visitor);
            }
        }
    }

    private long whole(long seed, int index) {
        visitor.start(seed);
        state.underlying(index).visit(visitor);
        metrics.visit(index, visitor);
        if (gate != null) {
            gate.visit(index, visitor);
            snapshots.visit(index, visitor);
        }
        return visitor.hash();
    }

    /** The hash of the ticks that concern no single underlying. */
    public long common() {
        if (gate == null) {
            return common;
        }
        visitor.start(common);
        gate.visitClock(visitor);
        return visitor.hash();
    }

    /** The hash of an underlying with its whole present state in it; engines in quarantine are left out. */
    public long underlying(int index) {
        long hash = whole(hashes[index].hash, index);
        return engines == null ? hash : engines.mixed(hash, index, visitor);
    }

    /** The hash of everything, with the whole present state in it. */
    public long value() {
        long h = common();
        for (int i = 0; i < underlyings; i++) {
            h = mix(h, underlying(i));
        }
        return h;
    }

    /** Shows how far the hashes have come; the state that they are of comes first. */
    @Override
    public void visit(StateVisitor visitor) {
        common = visitor.visit(common);
        add(visitor.visit(underlyings));
        long[] running = Arrays.stream(hashes, 0, underlyings)
                .mapToLong(each -> each.hash)
                .toArray();
        long[] minutes = Arrays.stream(hashes, 0, underlyings)
                .mapToLong(each -> each.minute)
                .toArray();
        running = visitor.visit(running, underlyings);
        minutes = visitor.visit(minutes, underlyings);
        for (int i = 0; i < underlyings; i++) {
            hashes[i].hash = running[i];
            hashes[i].minute = minutes[i];
        }
        for (int i = 0; engines != null && i < underlyings; i++) {
            engines.visit(i, visitor);
        }
    }
}
