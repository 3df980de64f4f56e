package io.strikeiq.core.engine.structure;

import static io.strikeiq.core.engine.structure.StructuralAlerts.DELTA_FLOW;
import static io.strikeiq.core.engine.structure.StructuralAlerts.EXIT_SHARE;
import static io.strikeiq.core.engine.structure.StructuralAlerts.FLOW_SPIKE;
import static io.strikeiq.core.engine.structure.StructuralAlerts.FLOW_Z;
import static io.strikeiq.core.engine.structure.StructuralAlerts.PREMIUM_FLOW;
import static io.strikeiq.core.engine.structure.StructuralAlerts.TURNOVER;
import static io.strikeiq.core.engine.structure.StructuralAlerts.TURNOVER_Z;
import static io.strikeiq.core.engine.structure.StructuralAlerts.VEGA_FLOW;

import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.LogOdds;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * A flow of options far beyond what is usual, with the turnover to go with it.
 *
 * <pre>
 *            largest |z| ≥ flowZ and turnover ≥ turnoverZ
 *   QUIET ──────────────────────────────────────────────▶ SPIKE    emits FLOW_SPIKE
 *     ▲                                                     │
 *     └──────────── largest |z| &lt; exitShare · flowZ ────────┘
 * </pre>
 *
 * <p>A spike within the cooldown passes unsaid. While a flow is unknown the state stays as it is. Before the session's
 * first option trade there is no flow of the session, whatever the metrics still show of the last one.
 */
final class FlowSpike implements Visited {
    private static final double FLOW_WEIGHT = 1.2;
    private static final double TURNOVER_WEIGHT = 0.6;

    private final Parameters parameters;
    private boolean spiking;

    FlowSpike(Parameters parameters) {
        this.parameters = parameters;
    }

    void startSession() {
        spiking = false;
    }

    void onTick(MetricFrame metrics, SignalEmitter emitter) {
        if (!(metrics.get(Metric.OPTION_TRADES) > 0)) {
            return;
        }
        double largest = largest(metrics);
        double threshold = parameters.get(FLOW_Z);
        if (spiking) {
            spiking = !(largest < parameters.get(EXIT_SHARE) * threshold);
        } else if (largest >= threshold && metrics.get(Metric.OPTION_TURNOVER_Z) >= parameters.get(TURNOVER_Z)) {
            spiking = true;
            emit(metrics, emitter);
        }
    }

    /** {@code NaN} while any of the three is unknown. */
    private static double largest(MetricFrame metrics) {
        double delta = Math.abs(metrics.get(Metric.DELTA_FLOW_Z));
        double premium = Math.abs(metrics.get(Metric.PREMIUM_FLOW_Z));
        return Math.max(Math.max(delta, premium), Math.abs(metrics.get(Metric.VEGA_FLOW_Z)));
    }

    private void emit(MetricFrame metrics, SignalEmitter emitter) {
        Signal signal = emitter.begin(FLOW_SPIKE, Double.NaN);
        if (signal == null) {
            return;
        }
        double delta = metrics.get(Metric.DELTA_FLOW_Z);
        double premium = metrics.get(Metric.PREMIUM_FLOW_Z);
        double vega = metrics.get(Metric.VEGA_FLOW_Z);
        double turnover = metrics.get(Metric.OPTION_TURNOVER_Z);
        signal.evidence(DELTA_FLOW, delta, weight(delta))
                .evidence(PREMIUM_FLOW, premium, weight(premium))
                .evidence(VEGA_FLOW, vega, weight(vega))
                .evidence(TURNOVER, turnover, LogOdds.beyond(turnover, parameters.get(TURNOVER_Z), TURNOVER_WEIGHT));
        emitter.emit(signal, 0);
    }

    private double weight(double z) {
        return LogOdds.beyond(Math.abs(z), parameters.get(FLOW_Z), FLOW_WEIGHT);
    }

    @Override
    public void visit(StateVisitor visitor) {
        spiking = visitor.visit(spiking);
    }
}
