package io.strikeiq.core.engine.structure;

import static io.strikeiq.core.engine.structure.StructuralAlerts.HELD;
import static io.strikeiq.core.engine.structure.StructuralAlerts.IV_FROM;
import static io.strikeiq.core.engine.structure.StructuralAlerts.IV_HOLD;
import static io.strikeiq.core.engine.structure.StructuralAlerts.IV_MARGIN;
import static io.strikeiq.core.engine.structure.StructuralAlerts.IV_PERCENTILE;
import static io.strikeiq.core.engine.structure.StructuralAlerts.IV_TO;
import static io.strikeiq.core.engine.structure.StructuralAlerts.REGIME_CHANGE;
import static io.strikeiq.core.engine.structure.StructuralAlerts.SIGMA_CHANGE;

import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.engine.RegimeWatch;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.regime.IvRegime;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Another regime of implied volatility: as {@link StructureChange}, but the regime spans sessions, and within a margin of
 * a boundary it stays what it was.
 *
 * <pre>
 *        low       │      normal       │  elevated  │  extreme
 *   ─────────────┤·┼·├───────────────┤·┼·├────────┤·┼·├────────   percentile
 *                 20                  70           90              dotted: stays what it was
 * </pre>
 */
final class VolatilityChange implements Visited {
    private static final double STEP_WEIGHT = 0.5;
    private static final double DISTANCE_WEIGHT = 0.1;
    private static final double SECONDS = 1e-9;

    private final Parameters parameters;
    private final RegimeWatch watch = new RegimeWatch();

    VolatilityChange(Parameters parameters) {
        this.parameters = parameters;
    }

    void onTick(long time, MetricFrame metrics, SignalEmitter emitter) {
        double percentile = metrics.get(Metric.IV_PERCENTILE);
        double regime = metrics.get(Metric.IV_REGIME);
        boolean isNear = IvRegime.distanceToBoundary(percentile) < parameters.get(IV_MARGIN);
        watch.observe(time, isNear ? watch.taken() : regime);
        if (!watch.isChanged(time, parameters.nanos(IV_HOLD))) {
            return;
        }
        if (Double.isNaN(watch.taken())) {
            watch.take();
        } else {
            signal(time, metrics, emitter);
        }
    }

    private void signal(long time, MetricFrame metrics, SignalEmitter emitter) {
        double percentile = metrics.get(Metric.IV_PERCENTILE);
        double change = metrics.get(Metric.ATM_SIGMA_CHANGE);
        Signal signal = Double.isNaN(change) ? null : emitter.begin(REGIME_CHANGE, Double.NaN);
        if (signal == null) {
            return;
        }
        double steps = Math.abs(watch.present() - watch.taken());
        double distance = IvRegime.distanceToBoundary(percentile);
        signal.evidence(IV_FROM, watch.taken(), 0)
                .evidence(IV_TO, watch.present(), STEP_WEIGHT * steps)
                .evidence(IV_PERCENTILE, percentile, DISTANCE_WEIGHT * distance)
                .evidence(SIGMA_CHANGE, change, 0)
                .evidence(HELD, watch.held(time) * SECONDS, 0);
        emitter.emit(signal, 0);
        watch.take();
    }

    @Override
    public void visit(StateVisitor visitor) {
        watch.visit(visitor);
    }
}
