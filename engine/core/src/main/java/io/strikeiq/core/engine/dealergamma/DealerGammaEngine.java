package io.strikeiq.core.engine.dealergamma;

import static io.strikeiq.core.engine.dealergamma.DealerGamma.*;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.Occasion;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.engine.RegimeWatch;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.state.StateVisitor;
import java.util.EnumSet;
import java.util.Set;

/**
 * Signals the regime of dealers' gamma when it changes, and crosses of zero gamma and shifts of it over spot.
 *
 * <p>The regime with its hysteresis is the metric GAMMA_REGIME; a change is signalled once it has held. The regime says
 * how volatile, never which way: long gamma dampens moves and short gamma amplifies them (Baltussen, Da, Lammers, Martens
 * 2021).
 *
 * <p>Confidence is the model's times |d| ÷ (|d| + flipScale), d the distance from zero gamma in sigmas of one day: at the
 * flip the regime says nothing, at flipScale from it half. Without a root within the searched range the model's stands.
 * While the distance is unknown nothing is signalled. Whole instants only are looked at: what has held since the last
 * snapshot is not known to hold before all of the next one is there. A night holds nothing: with a session what was
 * pending begins again, and where spot stands is taken silently.
 */
public final class DealerGammaEngine implements AnalyticsEngine {
    private static final double REGIME_BIAS = -1;
    private static final double CROSS_BIAS = -0.5;
    private static final double GEX_WEIGHT = 4;
    private static final double DISTANCE_WEIGHT = 0.5;
    private static final double FARTHEST = 3;
    private static final double HELD_WEIGHT = 0.25;
    private static final double LONGEST_HELD = 4;
    private static final double SECONDS = 1e-9;

    private final Parameters parameters;
    private final RegimeWatch regime = new RegimeWatch();
    private final CrossWatch cross = new CrossWatch();

    DealerGammaEngine(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public Set<Occasion> interest() {
        return EnumSet.of(Occasion.BEAT);
    }

    @Override
    public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
        if (tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.OPEN) {
            regime.observe(tick.time, Double.NaN);
            cross.startSession();
        }
        if (!metrics.isWhole()) {
            return;
        }
        long time = tick.time;
        regime.observe(time, metrics.get(Metric.GAMMA_REGIME));
        long crossHold = parameters.nanos(CROSS_HOLD);
        cross.observe(
                time,
                metrics.get(Metric.SPOT),
                metrics.get(Metric.ZERO_GAMMA),
                metrics.get(Metric.NORMALISED_GEX),
                crossHold);
        boolean changed = regime.isChanged(time, parameters.nanos(REGIME_HOLD));
        boolean crossed = cross.isChanged(time, crossHold);
        if (changed || crossed) {
            signal(time, changed, crossed, metrics, emitter);
        }
    }

    private void signal(long time, boolean changed, boolean crossed, MetricFrame metrics, SignalEmitter emitter) {
        double trust = trust(metrics);
        if (Double.isNaN(trust)) {
            return;
        }
        if (changed) {
            signalRegime(time, metrics, emitter, trust);
        }
        if (crossed) {
            signalCross(time, metrics, emitter, trust);
        }
    }

    /** Factor of confidence in [0, 1), 1 without a root; {@code NaN} when the distance from the flip is unknown. */
    private double trust(MetricFrame metrics) {
        double roots = metrics.get(Metric.ZERO_GAMMA_ROOTS);
        if (roots == 0) {
            return 1;
        }
        double distance = Math.abs(metrics.get(Metric.ZERO_GAMMA_DISTANCE_SIGMA));
        return roots > 0 ? distance / (distance + parameters.get(FLIP_SCALE)) : Double.NaN;
    }

    private void signalRegime(long time, MetricFrame metrics, SignalEmitter emitter, double trust) {
        double code = metrics.get(Metric.GAMMA_REGIME);
        double share = Math.abs(metrics.get(Metric.NORMALISED_GEX));
        if (Double.isNaN(share)) {
            return;
        }
        SignalType type = code > 0 ? LONG_GAMMA : code < 0 ? SHORT_GAMMA : GAMMA_NEUTRAL;
        Signal signal = emitter.begin(type, metrics.get(Metric.ZERO_GAMMA));
        if (signal == null) {
            return;
        }
        double distance = metrics.get(Metric.ZERO_GAMMA_DISTANCE_SIGMA);
        double far = Double.isNaN(distance) ? FARTHEST : Math.min(Math.abs(distance), FARTHEST);
        double sign = code == 0 ? -1 : 1;
        signal.evidence(NORMALISED_GEX, metrics.get(Metric.NORMALISED_GEX), sign * GEX_WEIGHT * share)
                .evidence(NET_GEX, metrics.get(Metric.NET_GEX), 0)
                .evidence(FLIP_DISTANCE, distance, sign * DISTANCE_WEIGHT * far)
                .evidence(ZERO_GAMMA, metrics.get(Metric.ZERO_GAMMA), 0)
                .evidence(REGIME_HELD, regime.held(time) * SECONDS, 0)
                .evidence(PRIOR_REGIME, regime.taken(), 0)
                .evidence(GAMMA_SOURCE, metrics.get(Metric.GAMMA_SOURCE), 0);
        signal.trust = trust;
        emitter.emit(signal, sign * REGIME_BIAS);
        regime.take();
    }

    private void signalCross(long time, MetricFrame metrics, SignalEmitter emitter, double trust) {
        Signal signal = emitter.begin(cross.isTraded() ? GAMMA_FLIP_CROSS : GAMMA_FLIP_SHIFT, cross.level());
        if (signal == null) {
            return;
        }
        double distance = metrics.get(Metric.ZERO_GAMMA_DISTANCE_SIGMA);
        double hold = Math.max(1, parameters.nanos(CROSS_HOLD));
        double holds = Math.min(cross.held(time) / hold, LONGEST_HELD);
        signal.evidence(FLIP_DISTANCE, distance, DISTANCE_WEIGHT * Math.min(Math.abs(distance), FARTHEST))
                .evidence(ZERO_GAMMA, cross.level(), 0)
                .evidence(CROSS_HELD, cross.held(time) * SECONDS, HELD_WEIGHT * holds)
                .evidence(NORMALISED_GEX, metrics.get(Metric.NORMALISED_GEX), 0)
                .evidence(NET_GEX, metrics.get(Metric.NET_GEX), 0)
                .evidence(GAMMA_SOURCE, metrics.get(Metric.GAMMA_SOURCE), 0);
        if (!cross.isTraded()) {
            signal.evidence(FORMER_ZERO_GAMMA, cross.formerLevel(), 0);
        }
        signal.trust = trust;
        emitter.emit(signal, CROSS_BIAS);
        cross.settle();
    }

    @Override
    public void visit(StateVisitor visitor) {
        regime.visit(visitor);
        cross.visit(visitor);
    }
}
