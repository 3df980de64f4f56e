package io.strikeiq.core.engine.vacuum;

import static io.strikeiq.core.engine.vacuum.LiquidityVacuum.BACK_SHARE;
import static io.strikeiq.core.engine.vacuum.LiquidityVacuum.CANCEL_ADD;
import static io.strikeiq.core.engine.vacuum.LiquidityVacuum.DEPTH_PERCENTILE;
import static io.strikeiq.core.engine.vacuum.LiquidityVacuum.ORDINARY_VOLUME_Z;
import static io.strikeiq.core.engine.vacuum.LiquidityVacuum.RETURN_PERCENTILE;
import static io.strikeiq.core.engine.vacuum.LiquidityVacuum.SLIP_WITHIN;
import static io.strikeiq.core.engine.vacuum.LiquidityVacuum.SPREAD_PERCENTILE;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.Occasion;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.signal.LogOdds;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.state.StateVisitor;
import java.util.EnumSet;
import java.util.Set;

/**
 * The state machine of {@code liquidity_vacuum} on one underlying.
 *
 * <pre>
 *             depth thin, its cancels outrun its adds       spread wide, price slips on ordinary volume
 *   NORMAL ─────────────────────────────────────────▶ THIN ─────────────────────────────────────────▶ VACUUM   emits
 *     ▲ ▲     not both within the time, or             │                                                │
 *     │ └─────────────── depth back ───────────────────┘            half the usual depth is back        │
 *     └─────────────────────────────────────────────────────────────────────────────────────────────────┘
 * </pre>
 *
 * <p>Depth is a mean over a few seconds, and comes after the spread that widened when it went, or before: the spread
 * counts as wide for as long as price has to slip.
 *
 * <p>A side that is empty is the thinnest: its depth is 0, and the spread, which then has no value, counts as the widest.
 *
 * <p>Everything is compared with the histories of the book that stands for the underlying; when another book takes its
 * place the engine begins again. Where the ATM options stand in, volume is that of the options.
 */
final class LiquidityVacuumEngine implements AnalyticsEngine {
    private static final double DEPTH_WEIGHT = 0.8;
    private static final double LEFT_WEIGHT = 0.4;
    private static final double SPREAD_WEIGHT = 0.6;
    private static final double CANCEL_WEIGHT = 0.4;
    private static final double SLIP_WEIGHT = 0.6;
    /** Percentile of the spread of a book with an empty side. */
    private static final double WIDEST = 100;

    private static final long NEVER = Long.MIN_VALUE;
    private static final double OWN_BOOK = 1;
    private static final double OPTIONS_BOOK = 3;
    /** A book that only stands in says less. */
    private static final double STAND_IN_WEIGHT = -0.5;

    private enum State {
        NORMAL,
        THIN,
        VACUUM
    }

    private final Parameters parameters;
    private final UsualDepth usual = new UsualDepth();
    private State state = State.NORMAL;
    private double source = Double.NaN;
    /** +1 when the asks are thin, −1 when the bids are. */
    private int side;

    private long thinAt;
    private double cancelRatio;
    /** When the spread was last wide, and its highest percentile then. */
    private long wideAt = NEVER;

    private double widest = Double.NaN;

    LiquidityVacuumEngine(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public Set<Occasion> interest() {
        return EnumSet.of(Occasion.BEAT, Occasion.BOOK, Occasion.TRADE);
    }

    @Override
    public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
        long time = tick.time;
        double book = metrics.get(MetricSlots.BOOK_SOURCE);
        if (tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.OPEN) {
            beginAnew();
            return;
        }
        if (book != source) {
            source = book;
            beginAnew();
            usual.forget();
        }
        watchSpread(time, metrics);
        switch (state) {
            case NORMAL -> {
                if (becomesThin(metrics)) {
                    state = State.THIN;
                    thinAt = time;
                    slip(time, metrics, emitter);
                } else {
                    usual.sample(time, metrics);
                }
            }
            case THIN -> {
                if (isBack(metrics) || time - thinAt > parameters.nanos(SLIP_WITHIN)) {
                    state = State.NORMAL;
                } else {
                    slip(time, metrics, emitter);
                }
            }
            case VACUUM -> {
                if (isBack(metrics)) {
                    state = State.NORMAL;
                }
            }
        }
    }

    private void beginAnew() {
        state = State.NORMAL;
        wideAt = NEVER;
    }

    private void watchSpread(long time, MetricFrame metrics) {
        double spread = isOneSided(metrics) ? WIDEST : metrics.get(MetricSlots.SPREAD_PERCENTILE);
        if (spread >= parameters.get(SPREAD_PERCENTILE)) {
            widest = isWide(time) ? Math.max(widest, spread) : spread;
            wideAt = time;
        }
    }

    private static boolean isOneSided(MetricFrame metrics) {
        return metrics.get(MetricSlots.BID_DEPTH) == 0 || metrics.get(MetricSlots.ASK_DEPTH) == 0;
    }

    private boolean isWide(long time) {
        return wideAt != NEVER && time - wideAt <= parameters.nanos(SLIP_WITHIN);
    }

    /** Every comparison with an unknown value is false. */
    private boolean becomesThin(MetricFrame metrics) {
        double thin = parameters.get(DEPTH_PERCENTILE);
        if (!(metrics.get(MetricSlots.ASK_DEPTH_PERCENTILE) <= thin)
                && !(metrics.get(MetricSlots.BID_DEPTH_PERCENTILE) <= thin)) {
            return false;
        }
        side = askLeft(metrics) < bidLeft(metrics) ? 1 : -1;
        cancelRatio = metrics.get(side > 0 ? Metric.ASK_CANCEL_ADD_RATIO : Metric.BID_CANCEL_ADD_RATIO);
        return depthPercentile(metrics) <= thin
                && left(metrics) < parameters.get(BACK_SHARE)
                && cancelRatio >= parameters.get(CANCEL_ADD);
    }

    private double depthPercentile(MetricFrame metrics) {
        return metrics.get(side > 0 ? Metric.ASK_DEPTH_PERCENTILE : Metric.BID_DEPTH_PERCENTILE);
    }

    /** What is left of the thin side's usual depth. */
    private double left(MetricFrame metrics) {
        return side > 0 ? askLeft(metrics) : bidLeft(metrics);
    }

    private double askLeft(MetricFrame metrics) {
        return metrics.get(Metric.ASK_DEPTH_MEAN) / usual.ask();
    }

    private double bidLeft(MetricFrame metrics) {
        return metrics.get(Metric.BID_DEPTH_MEAN) / usual.bid();
    }

    private boolean isBack(MetricFrame metrics) {
        return !(left(metrics) < parameters.get(BACK_SHARE));
    }

    private void slip(long time, MetricFrame metrics, SignalEmitter emitter) {
        boolean slips = metrics.get(Metric.RETURN_PER_VOLUME_PERCENTILE) >= parameters.get(RETURN_PERCENTILE);
        boolean spreadKnown = isOneSided(metrics) || metrics.isKnown(Metric.SPREAD_PERCENTILE);
        boolean known = spreadKnown && depthPercentile(metrics) >= 0;
        if (slips && known && isWide(time) && volume(metrics) <= parameters.get(ORDINARY_VOLUME_Z)) {
            state = State.VACUUM;
            emit(metrics, emitter);
        }
    }

    private double volume(MetricFrame metrics) {
        return metrics.get(source == OPTIONS_BOOK ? Metric.OPTION_VOLUME_Z : Metric.VOLUME_Z);
    }

    private void emit(MetricFrame metrics, SignalEmitter emitter) {
        SignalType type = side > 0 ? LiquidityVacuum.UP : LiquidityVacuum.DOWN;
        Signal signal = emitter.begin(type, metrics.get(Metric.SPOT));
        if (signal == null) {
            return;
        }
        double depth = depthPercentile(metrics);
        double slip = metrics.get(Metric.RETURN_PER_VOLUME_PERCENTILE);
        double left = left(metrics);
        double thinness = 1 - depth / parameters.get(DEPTH_PERCENTILE);
        double cancels = LogOdds.beyond(cancelRatio, parameters.get(CANCEL_ADD), CANCEL_WEIGHT);
        signal.evidence(LiquidityVacuum.DEPTH, depth, DEPTH_WEIGHT * Math.max(0, thinness))
                .evidence(LiquidityVacuum.DEPTH_LEFT, left, LEFT_WEIGHT * (1 - left / parameters.get(BACK_SHARE)))
                .evidence(LiquidityVacuum.SPREAD, widest, SPREAD_WEIGHT * above(widest, SPREAD_PERCENTILE))
                .evidence(LiquidityVacuum.CANCELS, cancelRatio, cancels)
                .evidence(LiquidityVacuum.SLIP, slip, SLIP_WEIGHT * above(slip, RETURN_PERCENTILE))
                .evidence(LiquidityVacuum.VOLUME, volume(metrics), 0)
                .evidence(LiquidityVacuum.BOOK, source, source == OWN_BOOK ? 0 : STAND_IN_WEIGHT);
        emitter.emit(signal, 0);
    }

    /** 0 at the threshold, 1 at the 100th percentile. */
    private double above(double percentile, Parameter threshold) {
        double least = parameters.get(threshold);
        return (percentile - least) / (100 - least);
    }

    @Override
    public void visit(StateVisitor visitor) {
        usual.visit(visitor);
        state = visitor.visit(State.class, state);
        source = visitor.visit(source);
        side = visitor.visit(side);
        thinAt = visitor.visit(thinAt);
        cancelRatio = visitor.visit(cancelRatio);
        wideAt = visitor.visit(wideAt);
        widest = visitor.visit(widest);
    }
}
