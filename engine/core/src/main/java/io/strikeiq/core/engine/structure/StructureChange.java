package io.strikeiq.core.engine.structure;

import static io.strikeiq.core.engine.structure.StructuralAlerts.HELD;
import static io.strikeiq.core.engine.structure.StructuralAlerts.LEAST_STABILITY;
import static io.strikeiq.core.engine.structure.StructuralAlerts.MOST_TRANSITIONS;
import static io.strikeiq.core.engine.structure.StructuralAlerts.PRIOR_STABILITY;
import static io.strikeiq.core.engine.structure.StructuralAlerts.REGIME_CHANGE;
import static io.strikeiq.core.engine.structure.StructuralAlerts.REGIME_HOLD;
import static io.strikeiq.core.engine.structure.StructuralAlerts.STRUCTURE_FROM;
import static io.strikeiq.core.engine.structure.StructuralAlerts.STRUCTURE_TO;
import static io.strikeiq.core.engine.structure.StructuralAlerts.TRANSITIONS;

import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.engine.RegimeWatch;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Another structure of price.
 *
 * <pre>
 *           first of the session           another one               held regimeHold, changes are rare
 *   UNKNOWN ────────────────────▶ SETTLED ──────────────▶ PENDING ───────────────────────────────────▶ SETTLED
 *                silently            ▲   the old, unknown    │           emits REGIME_CHANGE, or silently
 *                                    └───────────────────────┘           when the old one was never stable
 * </pre>
 *
 * <p>The more stable the old structure was, the more its end says: strength rises with the share of the window spent in
 * it. A change within the cooldown stays pending.
 */
final class StructureChange implements Visited {
    private static final double STABILITY_WEIGHT = 2;
    private static final double TRANSITIONS_WEIGHT = -0.2;
    private static final double SECONDS = 1e-9;

    private final Parameters parameters;
    private final RegimeWatch watch = new RegimeWatch();
    /** The largest stability seen of the structure last taken. */
    private double stability;

    StructureChange(Parameters parameters) {
        this.parameters = parameters;
    }

    void startSession() {
        watch.forget();
        stability = 0;
    }

    void onTick(long time, MetricFrame metrics, SignalEmitter emitter) {
        watch.observe(time, metrics.get(Metric.STRUCTURE_REGIME));
        keepStability(metrics);
        if (!watch.isChanged(time, parameters.nanos(REGIME_HOLD))) {
            return;
        }
        if (Double.isNaN(watch.taken()) || stability < parameters.get(LEAST_STABILITY)) {
            take(metrics);
        } else if (metrics.get(Metric.STRUCTURE_TRANSITIONS) <= parameters.get(MOST_TRANSITIONS)) {
            signal(time, metrics, emitter);
        }
    }

    private void signal(long time, MetricFrame metrics, SignalEmitter emitter) {
        Signal signal = emitter.begin(REGIME_CHANGE, Double.NaN);
        if (signal == null) {
            return;
        }
        double transitions = metrics.get(Metric.STRUCTURE_TRANSITIONS);
        signal.evidence(STRUCTURE_FROM, watch.taken(), 0)
                .evidence(STRUCTURE_TO, watch.present(), 0)
                .evidence(PRIOR_STABILITY, stability, STABILITY_WEIGHT * stability)
                .evidence(TRANSITIONS, transitions, TRANSITIONS_WEIGHT * transitions)
                .evidence(HELD, watch.held(time) * SECONDS, 0);
        emitter.emit(signal, 0);
        take(metrics);
    }

    private void take(MetricFrame metrics) {
        watch.take();
        stability = 0;
        keepStability(metrics);
    }

    private void keepStability(MetricFrame metrics) {
        double present = metrics.get(Metric.STRUCTURE_STABILITY);
        if (watch.present() == watch.taken() && present > stability) {
            stability = present;
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        watch.visit(visitor);
        stability = visitor.visit(stability);
    }
}
