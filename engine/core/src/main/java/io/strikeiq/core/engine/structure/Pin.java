package io.strikeiq.core.engine.structure;

import static io.strikeiq.core.engine.structure.StructuralAlerts.DAYS_TO_EXPIRY;
import static io.strikeiq.core.engine.structure.StructuralAlerts.EXIT_SHARE;
import static io.strikeiq.core.engine.structure.StructuralAlerts.HELD;
import static io.strikeiq.core.engine.structure.StructuralAlerts.HOLD;
import static io.strikeiq.core.engine.structure.StructuralAlerts.NORMALISED_GEX;
import static io.strikeiq.core.engine.structure.StructuralAlerts.PIN;
import static io.strikeiq.core.engine.structure.StructuralAlerts.PIN_DAYS;
import static io.strikeiq.core.engine.structure.StructuralAlerts.PIN_DISTANCE;
import static io.strikeiq.core.engine.structure.StructuralAlerts.PIN_ENTER;
import static io.strikeiq.core.engine.structure.StructuralAlerts.PIN_SCORE;

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
 * A strike that holds spot near expiry.
 *
 * <pre>
 *          score ≥ pinEnter, days ≤ pinDays                 held
 *   FREE ────────────────────────────────────▶ PENDING ────────────▶ PINNED   emits PIN at the strike
 *    ▲ ▲          at one strike                   │                     │
 *    │ └──────── score &lt; pinEnter, unknown ───────┘                     │
 *    └──────────── score &lt; exitShare · pinEnter, or expired ───────────┘
 * </pre>
 *
 * <p>Another strike that pins is pending again. While the score is unknown a pinned strike stays pinned.
 */
final class Pin implements Visited {
    private static final double FREE = 0;
    private static final double DAYS_PER_YEAR = 365;
    private static final double SCORE_WEIGHT = 2;
    private static final double DISTANCE_WEIGHT = -0.5;
    private static final double SECONDS = 1e-9;

    private final Parameters parameters;
    /** The strike that pins, or {@link #FREE}. */
    private final RegimeWatch watch = new RegimeWatch();

    Pin(Parameters parameters) {
        this.parameters = parameters;
    }

    void startSession() {
        watch.forget();
    }

    void onTick(long time, MetricFrame metrics, SignalEmitter emitter) {
        watch.observe(time, strike(metrics));
        if (watch.present() == FREE && watch.taken() != FREE) {
            watch.take();
        } else if (watch.isChanged(time, parameters.nanos(HOLD))) {
            signal(time, metrics, emitter);
        }
    }

    /** The strike that pins, {@link #FREE} for none, {@code NaN} when unknown. */
    private double strike(MetricFrame metrics) {
        double score = metrics.get(Metric.PIN_SCORE);
        double days = metrics.get(Metric.TAU) * DAYS_PER_YEAR;
        if (Double.isNaN(score + days)) {
            return Double.NaN;
        }
        double strike = metrics.get(Metric.PIN_STRIKE);
        double share = strike == watch.taken() ? parameters.get(EXIT_SHARE) : 1;
        return score >= share * parameters.get(PIN_ENTER) && days <= parameters.get(PIN_DAYS) ? strike : FREE;
    }

    private void signal(long time, MetricFrame metrics, SignalEmitter emitter) {
        Signal signal = emitter.begin(PIN, watch.present());
        if (signal == null) {
            return;
        }
        double score = metrics.get(Metric.PIN_SCORE);
        double distance = (metrics.get(Metric.SPOT) - watch.present()) / metrics.get(Metric.EXPECTED_MOVE);
        signal.evidence(PIN_SCORE, score, LogOdds.beyond(score, parameters.get(PIN_ENTER), SCORE_WEIGHT))
                .evidence(PIN_DISTANCE, distance, DISTANCE_WEIGHT * Math.abs(distance))
                .evidence(DAYS_TO_EXPIRY, metrics.get(Metric.TAU) * DAYS_PER_YEAR, 0)
                .evidence(NORMALISED_GEX, metrics.get(Metric.NORMALISED_GEX), 0)
                .evidence(HELD, watch.held(time) * SECONDS, 0);
        emitter.emit(signal, 0);
        watch.take();
    }

    @Override
    public void visit(StateVisitor visitor) {
        watch.visit(visitor);
    }
}
