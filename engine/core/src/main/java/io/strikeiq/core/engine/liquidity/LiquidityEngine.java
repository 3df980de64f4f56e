package io.strikeiq.core.engine.liquidity;

import static io.strikeiq.core.engine.liquidity.Liquidity.EXIT_SHARE;
import static io.strikeiq.core.engine.liquidity.Liquidity.HELD_SPREADS;
import static io.strikeiq.core.engine.liquidity.Liquidity.OFI_Z;
import static io.strikeiq.core.engine.liquidity.Liquidity.SETTLE;
import static io.strikeiq.core.engine.liquidity.Liquidity.SIGNED_VOLUME_Z;
import static io.strikeiq.core.engine.liquidity.Liquidity.SWEEP_LEVELS;
import static io.strikeiq.core.engine.liquidity.Liquidity.VOLUME_Z;

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
import io.strikeiq.core.statistics.LaggedValue;
import java.util.EnumSet;
import java.util.Set;

/**
 * The state machine of {@code liquidity} on one underlying.
 *
 * <pre>
 *            volume burst with a side              levels swept, OFI the same way
 *   CALM ───────────────────────────▶ BURST ───────────────────────────────▶ SPENT   emits a sweep
 *    ▲  └──── levels swept, burst, OFI ─┼──────────────────────────────────────▶ │
 *    │                                  └─ settled: microprice where it was ──▶ │    emits absorption
 *    │                                  └─ settled: it has moved, or unknown ─▶ │
 *    └───────────────────────── the burst is over ─────────────────────────────┘
 * </pre>
 */
final class LiquidityEngine implements AnalyticsEngine {
    private static final double LEVELS_WEIGHT = 0.8;
    private static final double VOLUME_WEIGHT = 0.6;
    private static final double OFI_WEIGHT = 0.8;
    private static final double SIGNED_WEIGHT = 0.8;
    private static final double HELD_WEIGHT = 0.8;
    /** A sweep or a stand says less in a book that is thin already. */
    private static final double ILLIQUIDITY_WEIGHT = -0.2;

    private static final double ILLIQUIDITY_BOUND = 3;
    /** A sweep takes its levels out within one second. */
    private static final long SWEEP_TIME = 1_000_000_000L;

    private enum State {
        CALM,
        BURST,
        SPENT
    }

    private final Parameters parameters;
    private final PriorMicroprice prior = new PriorMicroprice();
    private final LaggedValue imbalances = new LaggedValue(SWEEP_TIME);
    /** Rise of order-flow imbalance within the time of a sweep, so that what flowed before has no say. */
    private double imbalanceRise = Double.NaN;

    private State state = State.CALM;
    /** +1 buyers, −1 sellers, of the burst. */
    private int side;

    private long burstAt;
    private double microprice;
    private double spread;
    /** Largest scores of the burst so far; the decayed flows are past their height when it has settled. */
    private double peakVolume;

    private double peakSigned;

    LiquidityEngine(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public Set<Occasion> interest() {
        return EnumSet.of(Occasion.BEAT, Occasion.BOOK, Occasion.TRADE);
    }

    @Override
    public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
        long time = tick.time;
        if (tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.OPEN) {
            state = State.CALM;
            prior.forget();
            return;
        }
        prior.onTick(time, metrics.get(MetricSlots.MICROPRICE));
        imbalances.pass(time);
        imbalances.offer(time, metrics.get(MetricSlots.OFI_Z));
        switch (state) {
            case CALM -> {
                if (isBurst(metrics) && !sweep(time, metrics, emitter)) {
                    beginBurst(time, metrics);
                }
            }
            case BURST -> {
                keepPeaks(metrics);
                if (!sweep(time, metrics, emitter) && time - burstAt >= parameters.nanos(SETTLE)) {
                    settle(metrics, emitter);
                }
            }
            case SPENT -> {
                if (isOver(metrics)) {
                    state = State.CALM;
                }
            }
        }
    }

    private boolean isOver(MetricFrame metrics) {
        double exit = parameters.get(EXIT_SHARE) * parameters.get(VOLUME_Z);
        return !(metrics.get(Metric.VOLUME_Z) >= exit);
    }

    private boolean isBurst(MetricFrame metrics) {
        return metrics.get(MetricSlots.VOLUME_Z) >= parameters.get(VOLUME_Z);
    }

    /** Emits and spends the burst when levels have been swept; every comparison with an unknown value is false. */
    private boolean sweep(long time, MetricFrame metrics, SignalEmitter emitter) {
        if (!isBurst(metrics)) {
            return false;
        }
        imbalanceRise = metrics.get(MetricSlots.OFI_Z) - imbalances.get(time);
        int way;
        if (isSwept(metrics, Metric.SWEEP_LEVELS_UP, 1)) {
            way = 1;
        } else if (isSwept(metrics, Metric.SWEEP_LEVELS_DOWN, -1)) {
            way = -1;
        } else {
            return false;
        }
        state = State.SPENT;
        emitSweep(way, metrics, emitter);
        return true;
    }

    private boolean isSwept(MetricFrame metrics, Metric levels, int way) {
        return metrics.get(levels) >= parameters.get(SWEEP_LEVELS) && way * imbalanceRise >= parameters.get(OFI_Z);
    }

    private void emitSweep(int way, MetricFrame metrics, SignalEmitter emitter) {
        SignalType type = way > 0 ? Liquidity.SWEEP_UP : Liquidity.SWEEP_DOWN;
        Signal signal = emitter.begin(type, metrics.get(Metric.SPOT));
        if (signal == null) {
            return;
        }
        double levels = metrics.get(way > 0 ? Metric.SWEEP_LEVELS_UP : Metric.SWEEP_LEVELS_DOWN);
        double volume = metrics.get(Metric.VOLUME_Z);
        signal.evidence(Liquidity.LEVELS, levels, beyond(levels, SWEEP_LEVELS, LEVELS_WEIGHT))
                .evidence(Liquidity.VOLUME, volume, beyond(volume, VOLUME_Z, VOLUME_WEIGHT))
                .evidence(Liquidity.OFI, imbalanceRise, beyond(way * imbalanceRise, OFI_Z, OFI_WEIGHT));
        addIlliquidity(signal, metrics);
        emitter.emit(signal, 0);
    }

    /** A burst begins when it has a side, and what its height is measured from is known. */
    private void beginBurst(long time, MetricFrame metrics) {
        double signed = metrics.get(Metric.SIGNED_VOLUME_Z);
        double before = prior.value();
        double width = metrics.get(Metric.RELATIVE_SPREAD) * before;
        if (Math.abs(signed) >= parameters.get(SIGNED_VOLUME_Z) && width > 0) {
            state = State.BURST;
            side = signed > 0 ? 1 : -1;
            burstAt = time;
            microprice = before;
            spread = width;
            peakVolume = metrics.get(Metric.VOLUME_Z);
            peakSigned = signed;
        }
    }

    private void keepPeaks(MetricFrame metrics) {
        double volume = metrics.get(Metric.VOLUME_Z);
        double signed = metrics.get(Metric.SIGNED_VOLUME_Z);
        peakVolume = volume > peakVolume ? volume : peakVolume;
        peakSigned = side * signed > side * peakSigned ? signed : peakSigned;
    }

    private void settle(MetricFrame metrics, SignalEmitter emitter) {
        state = State.SPENT;
        double moved = side * (metrics.get(Metric.MICROPRICE) - microprice) / spread;
        double signed = metrics.get(Metric.SIGNED_VOLUME_Z);
        if (moved <= parameters.get(HELD_SPREADS) && side * signed > 0) {
            emitAbsorption(moved, metrics, emitter);
        }
    }

    private void emitAbsorption(double moved, MetricFrame metrics, SignalEmitter emitter) {
        SignalType type = side > 0 ? Liquidity.ABSORPTION_ASK : Liquidity.ABSORPTION_BID;
        Signal signal = emitter.begin(type, microprice);
        if (signal == null) {
            return;
        }
        double held = HELD_WEIGHT * Math.min(1, 1 - moved / parameters.get(HELD_SPREADS));
        double signedWeight = beyond(side * peakSigned, SIGNED_VOLUME_Z, SIGNED_WEIGHT);
        signal.evidence(Liquidity.SIGNED_VOLUME, peakSigned, signedWeight)
                .evidence(Liquidity.VOLUME, peakVolume, beyond(peakVolume, VOLUME_Z, VOLUME_WEIGHT))
                .evidence(Liquidity.PRICE_HELD, moved, held);
        addIlliquidity(signal, metrics);
        emitter.emit(signal, 0);
    }

    private static void addIlliquidity(Signal signal, MetricFrame metrics) {
        double score = metrics.get(Metric.LIQUIDITY_SCORE);
        if (!Double.isNaN(score)) {
            double bounded = Math.max(-ILLIQUIDITY_BOUND, Math.min(ILLIQUIDITY_BOUND, score));
            signal.evidence(Liquidity.ILLIQUIDITY, score, ILLIQUIDITY_WEIGHT * bounded);
        }
    }

    private double beyond(double value, Parameter threshold, double weight) {
        return LogOdds.beyond(value, parameters.get(threshold), weight);
    }

    @Override
    public void visit(StateVisitor visitor) {
        prior.visit(visitor);
        imbalances.visit(visitor);
        state = visitor.visit(State.class, state);
        side = visitor.visit(side);
        burstAt = visitor.visit(burstAt);
        microprice = visitor.visit(microprice);
        spread = visitor.visit(spread);
        peakVolume = visitor.visit(peakVolume);
        peakSigned = visitor.visit(peakSigned);
    }
}
