package io.strikeiq.core.metrics.regime;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;

/** The cell of the flow × gamma matrix: 3·(flow + 1) + (gamma + 1), flow and gamma in −1, 0, 1; unknown when either is. */
final class Interaction {
    private final double flowZ;

    Interaction(RegimeSettings settings) {
        flowZ = settings.flowZ();
    }

    void show(MetricFrame frame) {
        double z = frame.get(Metric.DELTA_FLOW_Z);
        double gamma = frame.get(Metric.GAMMA_REGIME);
        double flow = z >= flowZ ? 1 : z <= -flowZ ? -1 : 0;
        frame.set(Metric.INTERACTION_CELL, Double.isNaN(z) ? Double.NaN : 3 * (flow + 1) + (gamma + 1));
    }
}
