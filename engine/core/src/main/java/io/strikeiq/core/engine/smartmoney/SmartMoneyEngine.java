package io.strikeiq.core.engine.smartmoney;

import static io.strikeiq.core.engine.smartmoney.SmartMoney.BLOCK_SHARE;
import static io.strikeiq.core.engine.smartmoney.SmartMoney.DELTA_Z;
import static io.strikeiq.core.engine.smartmoney.SmartMoney.EXIT_SHARE;
import static io.strikeiq.core.engine.smartmoney.SmartMoney.MAX_STALENESS;
import static io.strikeiq.core.engine.smartmoney.SmartMoney.MIN_TRADES;
import static io.strikeiq.core.engine.smartmoney.SmartMoney.OPENING_REQUIRED;
import static io.strikeiq.core.engine.smartmoney.SmartMoney.OPENING_SHARE;
import static io.strikeiq.core.engine.smartmoney.SmartMoney.PREMIUM_Z;
import static io.strikeiq.core.engine.smartmoney.SmartMoney.SWEEP_Z;
import static io.strikeiq.core.engine.smartmoney.SmartMoney.VOLUME_OI_Z;
import static io.strikeiq.core.engine.smartmoney.SmartMoney.VOLUME_Z;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.Occasion;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.LogOdds;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.state.StateVisitor;
import java.util.EnumSet;
import java.util.Set;

/**
 * The state machine of {@code smart_money} on one underlying.
 *
 * <pre>
 *             flow up, unusual, opening              flow down, unusual, opening
 *   BULLISH ◀──────────────────────────── QUIET ────────────────────────────▶ BEARISH
 *      │        delta flow fades or is unknown ▲   delta flow fades or is unknown │
 *      └───────────────────────────────────────┴───────────────────────────────────┘
 * </pre>
 *
 * <p>Entering BULLISH or BEARISH emits; the one may also turn into the other. It looks at whole instants only,
 * because within one a snapshot has shown only a part of its trades.
 */
final class SmartMoneyEngine implements AnalyticsEngine {
    private static final double DELTA_WEIGHT = 1.0;
    private static final double PREMIUM_WEIGHT = 0.8;
    private static final double VOLUME_WEIGHT = 0.4;
    private static final double VOLUME_OI_WEIGHT = 0.2;
    private static final double OPENING_WEIGHT = 0.3;
    private static final double BLOCK_WEIGHT = 0.3;
    private static final double SWEEP_WEIGHT = 0.3;

    private final Parameters parameters;
    /** +1 bullish, −1 bearish, 0 quiet. */
    private int side;

    SmartMoneyEngine(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public Set<Occasion> interest() {
        return EnumSet.of(Occasion.BEAT);
    }

    @Override
    public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
        if (tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.OPEN) {
            side = 0;
        }
        if (metrics.isWhole()) {
            look(metrics, emitter);
        }
    }

    private void look(MetricFrame metrics, SignalEmitter emitter) {
        int now = sideOf(metrics);
        if (now != 0 && now != side) {
            side = now;
            emit(metrics, emitter);
        } else if (side != 0 && now == 0 && hasFaded(metrics)) {
            side = 0;
        }
    }

    private boolean hasFaded(MetricFrame metrics) {
        double exit = parameters.get(EXIT_SHARE) * parameters.get(DELTA_Z);
        return !(side * metrics.get(Metric.DELTA_FLOW_Z) >= exit);
    }

    /** The side that all conditions together support; every comparison with an unknown value is false. */
    private int sideOf(MetricFrame metrics) {
        double delta = metrics.get(Metric.DELTA_FLOW_Z);
        int flow = delta > 0 ? 1 : -1;
        boolean oneWay = flow * delta >= parameters.get(DELTA_Z)
                && flow * metrics.get(Metric.PREMIUM_FLOW_Z) >= parameters.get(PREMIUM_Z);
        boolean unusual = metrics.get(Metric.OPTION_VOLUME_Z) >= parameters.get(VOLUME_Z)
                && metrics.get(Metric.VOLUME_OI_Z) >= parameters.get(VOLUME_OI_Z);
        return oneWay && unusual && isOpening(metrics) && isFreshAndThick(metrics) ? flow : 0;
    }

    private boolean isOpening(MetricFrame metrics) {
        double share = metrics.get(Metric.OI_CHANGE_SHARE);
        return share >= parameters.get(OPENING_SHARE)
                || (parameters.get(OPENING_REQUIRED) < 0.5 && Double.isNaN(share));
    }

    private boolean isFreshAndThick(MetricFrame metrics) {
        return metrics.get(Metric.OPTION_STALENESS) <= parameters.get(MAX_STALENESS)
                && metrics.get(Metric.OPTION_TRADES) >= parameters.get(MIN_TRADES);
    }

    private void emit(MetricFrame metrics, SignalEmitter emitter) {
        SignalType type = side > 0 ? SmartMoney.BULLISH : SmartMoney.BEARISH;
        Signal signal = emitter.begin(type, Double.NaN);
        if (signal == null) {
            return;
        }
        double delta = metrics.get(Metric.DELTA_FLOW_Z);
        double premium = metrics.get(Metric.PREMIUM_FLOW_Z);
        double volume = metrics.get(Metric.OPTION_VOLUME_Z);
        double turnedOver = metrics.get(Metric.VOLUME_OI_Z);
        signal.evidence(SmartMoney.DELTA_FLOW, delta, beyond(Math.abs(delta), DELTA_Z, DELTA_WEIGHT))
                .evidence(SmartMoney.PREMIUM_FLOW, premium, beyond(Math.abs(premium), PREMIUM_Z, PREMIUM_WEIGHT))
                .evidence(SmartMoney.OPTION_VOLUME, volume, beyond(volume, VOLUME_Z, VOLUME_WEIGHT))
                .evidence(SmartMoney.VOLUME_OI, turnedOver, beyond(turnedOver, VOLUME_OI_Z, VOLUME_OI_WEIGHT));
        addWhatIsKnown(signal, metrics);
        emitter.emit(signal, 0);
    }

    /** Evidence that adds to the strength where it is known, and is not needed to fire. */
    private void addWhatIsKnown(Signal signal, MetricFrame metrics) {
        double opening = metrics.get(Metric.OI_CHANGE_SHARE);
        if (!Double.isNaN(opening)) {
            signal.evidence(SmartMoney.OPENING, opening, beyond(opening, OPENING_SHARE, OPENING_WEIGHT));
        }
        double blocks = metrics.get(Metric.BLOCK_SHARE);
        if (!Double.isNaN(blocks)) {
            signal.evidence(SmartMoney.BLOCKS, blocks, beyond(blocks, BLOCK_SHARE, BLOCK_WEIGHT));
        }
        double sweeps = metrics.get(Metric.OPTION_SWEEPS_Z);
        if (!Double.isNaN(sweeps)) {
            signal.evidence(SmartMoney.SWEEPS, sweeps, beyond(sweeps, SWEEP_Z, SWEEP_WEIGHT));
        }
    }

    private double beyond(double value, Parameter threshold, double weight) {
        return LogOdds.beyond(value, parameters.get(threshold), weight);
    }

    @Override
    public void visit(StateVisitor visitor) {
        side = visitor.visit(side);
    }
}
