package io.strikeiq.core.engine.optionstrap;

import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.level.FrozenLevel;
import io.strikeiq.core.level.LevelBook;
import io.strikeiq.core.level.LevelEvent;
import io.strikeiq.core.level.LevelKind;
import io.strikeiq.core.level.LevelSettings;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.signal.LogOdds;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * BULL_TRAP and BEAR_TRAP: a frozen wall or edge of a range is exceeded, options are written against the break at the
 * level's own strike while price is beyond, by more than is written with it there, and price comes back inside in time. Of several levels that a tick brings back, the one that was
 * exceeded furthest speaks.
 */
final class FailedBreaks implements Visited {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double WRITING_WEIGHT = 1.0;
    private static final double EXCESS_WEIGHT = 0.2;
    private static final double TIME_WEIGHT = 0.5;
    private static final double WITH_WEIGHT = 0.4;
    private static final double FLOW_WEIGHT = 0.3;

    private final Parameters parameters;
    private final LevelBook levels;
    /** By slot: a level of interest. */
    private final boolean[] edges;

    /** By slot: the highest z-score of writing against the present excursion, {@code NaN} while unknown. */
    private final double[] writing;
    /** Levels of interest that price is beyond. */
    private int watched;

    /** The scores that the watched levels have seen; as long as they stand, nothing new is written. */
    private double lastCallWriting = Double.NaN;

    private double lastPutWriting = Double.NaN;

    FailedBreaks(Parameters parameters) {
        this.parameters = parameters;
        this.levels = new LevelBook(
                LevelSettings.of(parameters.nanos(OptionsTrap.RETURN_TIME), parameters.get(OptionsTrap.MAX_EXCESS)));
        this.edges = new boolean[levels.slots()];
        for (int slot = 0; slot < edges.length; slot++) {
            edges[slot] = isEdge(levels.level(slot).kind());
        }
        this.writing = new double[levels.slots()];
        Arrays.fill(writing, Double.NaN);
    }

    void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
        levels.breakAfter(parameters.nanos(OptionsTrap.RETURN_TIME), parameters.get(OptionsTrap.MAX_EXCESS));
        levels.onTick(tick, metrics);
        double callWriting = metrics.get(MetricSlots.CALL_WRITING_Z);
        double putWriting = metrics.get(MetricSlots.PUT_WRITING_Z);
        boolean written =
                Double.compare(callWriting, lastCallWriting) != 0 || Double.compare(putWriting, lastPutWriting) != 0;
        if (!levels.hasEvents() && (watched == 0 || !written)) {
            return;
        }
        lastCallWriting = callWriting;
        lastPutWriting = putWriting;
        FrozenLevel failed = failed(metrics);
        watchAll(metrics);
        if (failed != null) {
            emit(failed, tick.time, metrics, emitter);
        }
    }

    /** Of the levels that this tick has brought price back inside of, the trap that was exceeded furthest; else null. */
    private FrozenLevel failed(MetricFrame metrics) {
        FrozenLevel failed = null;
        for (int i = 0; i < levels.changedCount(); i++) {
            FrozenLevel level = levels.changed(i);
            if (edges[level.slot()] && isTrap(level, metrics) && (failed == null || level.excess() > failed.excess())) {
                failed = level;
            }
        }
        return failed;
    }

    private void watchAll(MetricFrame metrics) {
        watched = 0;
        for (int i = 0; i < levels.exceededCount(); i++) {
            FrozenLevel level = levels.exceeded(i);
            if (edges[level.slot()]) {
                watched++;
                watch(level, metrics);
            }
        }
    }

    private static boolean isEdge(LevelKind kind) {
        return switch (kind) {
            case OPENING_RANGE_HIGH, OPENING_RANGE_LOW, SESSION_HIGH, SESSION_LOW, PRIOR_HIGH, PRIOR_LOW -> true;
            case CALL_OI_WALL, PUT_OI_WALL, CALL_GEX_WALL, PUT_GEX_WALL -> true;
            case CALL_WRITER_WALL, PUT_WRITER_WALL -> true;
            default -> false;
        };
    }

    private void watch(FrozenLevel level, MetricFrame metrics) {
        int slot = level.slot();
        double highest = level.event() == LevelEvent.EXCEEDED ? Double.NaN : writing[slot];
        double z = metrics.writing().score(against(level), level.price());
        writing[slot] = Double.isNaN(highest) || z > highest ? z : highest;
    }

    /** Calls above, puts below: who writes them says that the level holds. */
    private static OptionRight against(FrozenLevel level) {
        return level.side() > 0 ? OptionRight.CALL : OptionRight.PUT;
    }

    private static double with(FrozenLevel level, MetricFrame metrics) {
        return metrics.writing().score(level.side() > 0 ? OptionRight.PUT : OptionRight.CALL, level.price());
    }

    private boolean isTrap(FrozenLevel level, MetricFrame metrics) {
        double against = writing[level.slot()];
        return level.event() == LevelEvent.RETURNED
                && level.excess() >= parameters.get(OptionsTrap.MIN_EXCESS) * LevelBook.atr(metrics)
                && against >= parameters.get(OptionsTrap.STRIKE_WRITING_Z)
                && !(with(level, metrics) >= against);
    }

    private void emit(FrozenLevel level, long time, MetricFrame metrics, SignalEmitter emitter) {
        boolean up = level.side() > 0;
        Signal signal = emitter.begin(up ? OptionsTrap.BULL_TRAP : OptionsTrap.BEAR_TRAP, level.price());
        if (signal == null) {
            return;
        }
        double threshold = parameters.get(OptionsTrap.STRIKE_WRITING_Z);
        double z = writing[level.slot()];
        double excess = level.excess() / LevelBook.atr(metrics);
        double beyond = (time - level.exceededAt()) / NANOS_PER_SECOND;
        double quickness = Math.max(0, 1 - beyond / parameters.get(OptionsTrap.RETURN_TIME));
        signal.evidence(OptionsTrap.WRITING, z, LogOdds.beyond(z, threshold, WRITING_WEIGHT))
                .evidence(OptionsTrap.EXCESS, excess, EXCESS_WEIGHT * Math.min(1, excess))
                .evidence(OptionsTrap.TIME_BEYOND, beyond, TIME_WEIGHT * quickness);
        double with = with(level, metrics);
        if (!Double.isNaN(with)) {
            signal.evidence(OptionsTrap.WRITING_WITH_BREAK, with, -LogOdds.beyond(with, threshold, WITH_WEIGHT));
        }
        double flow = metrics.get(Metric.DELTA_FLOW_Z);
        if (!Double.isNaN(flow)) {
            signal.evidence(
                    OptionsTrap.DELTA_FLOW, flow, FLOW_WEIGHT * Math.max(-1, Math.min(1, -level.side() * flow / 2)));
        }
        emitter.emit(signal, 0);
    }

    @Override
    public void visit(StateVisitor visitor) {
        levels.visit(visitor);
        visitor.visitAll(writing);
        watched = visitor.visit(watched);
        lastCallWriting = visitor.visit(lastCallWriting);
        lastPutWriting = visitor.visit(lastPutWriting);
    }
}
