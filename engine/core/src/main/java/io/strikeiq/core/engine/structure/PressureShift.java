package io.strikeiq.core.engine.structure;

import static io.strikeiq.core.engine.structure.StructuralAlerts.EXIT_SHARE;
import static io.strikeiq.core.engine.structure.StructuralAlerts.FLIP_DISTANCE;
import static io.strikeiq.core.engine.structure.StructuralAlerts.GAMMA_PRESSURE_SHIFT;
import static io.strikeiq.core.engine.structure.StructuralAlerts.HELD;
import static io.strikeiq.core.engine.structure.StructuralAlerts.HOLD;
import static io.strikeiq.core.engine.structure.StructuralAlerts.LEAST_SHIFT;
import static io.strikeiq.core.engine.structure.StructuralAlerts.NORMALISED_GEX;
import static io.strikeiq.core.engine.structure.StructuralAlerts.PRESSURE_SHIFT;
import static io.strikeiq.core.engine.structure.StructuralAlerts.PRESSURE_SHIFT_Z;
import static io.strikeiq.core.engine.structure.StructuralAlerts.SHIFT_Z;

import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.engine.RegimeWatch;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.LogOdds;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Dealers' gamma has grown or shrunk faster than it usually does.
 *
 * <pre>
 *            |z| ≥ shiftZ, |shift| ≥ leastShift             held
 *   STEADY ────────────────────────────────────▶ PENDING ──────────▶ SHIFTED   emits GAMMA_PRESSURE_SHIFT
 *     ▲ ▲                                           │                   │
 *     │ └───────── not so any more, unknown ────────┘                   │
 *     └───────────────────── |z| &lt; exitShare · shiftZ ─────────────────┘
 * </pre>
 *
 * <p>A shift the other way is pending again. While the score is unknown a shift stays one.
 */
final class PressureShift implements Visited {
    private static final double STEADY = 0;
    private static final double Z_WEIGHT = 1.2;
    private static final double SHIFT_WEIGHT = 2;
    private static final double SECONDS = 1e-9;

    private final Parameters parameters;
    /** +1 toward long gamma, −1 toward short, or {@link #STEADY}. */
    private final RegimeWatch watch = new RegimeWatch();

    PressureShift(Parameters parameters) {
        this.parameters = parameters;
    }

    void startSession() {
        watch.forget();
    }

    void onTick(long time, MetricFrame metrics, SignalEmitter emitter) {
        watch.observe(time, side(metrics));
        if (watch.present() == STEADY && watch.taken() != STEADY) {
            watch.take();
        } else if (watch.isChanged(time, parameters.nanos(HOLD))) {
            signal(time, metrics, emitter);
        }
    }

    private double side(MetricFrame metrics) {
        double z = metrics.get(Metric.GAMMA_PRESSURE_SHIFT_Z);
        double shift = metrics.get(Metric.GAMMA_PRESSURE_SHIFT);
        if (Double.isNaN(z + shift)) {
            return Double.NaN;
        }
        double side = Math.signum(z);
        double threshold = parameters.get(SHIFT_Z);
        if (side == watch.taken()) {
            return side * z >= parameters.get(EXIT_SHARE) * threshold ? side : STEADY;
        }
        return side * z >= threshold && side * shift >= parameters.get(LEAST_SHIFT) ? side : STEADY;
    }

    private void signal(long time, MetricFrame metrics, SignalEmitter emitter) {
        Signal signal = emitter.begin(GAMMA_PRESSURE_SHIFT, metrics.get(Metric.ZERO_GAMMA));
        if (signal == null) {
            return;
        }
        double z = metrics.get(Metric.GAMMA_PRESSURE_SHIFT_Z);
        double shift = metrics.get(Metric.GAMMA_PRESSURE_SHIFT);
        signal.evidence(PRESSURE_SHIFT_Z, z, LogOdds.beyond(Math.abs(z), parameters.get(SHIFT_Z), Z_WEIGHT))
                .evidence(PRESSURE_SHIFT, shift, SHIFT_WEIGHT * Math.abs(shift))
                .evidence(NORMALISED_GEX, metrics.get(Metric.NORMALISED_GEX), 0)
                .evidence(FLIP_DISTANCE, metrics.get(Metric.ZERO_GAMMA_DISTANCE_SIGMA), 0)
                .evidence(HELD, watch.held(time) * SECONDS, 0);
        emitter.emit(signal, 0);
        watch.take();
    }

    @Override
    public void visit(StateVisitor visitor) {
        watch.visit(visitor);
    }
}
