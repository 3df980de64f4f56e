package io.strikeiq.core.engine.optionstrap;

import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.LogOdds;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * The trap of the call writers (UP) or of the put writers (DOWN).
 *
 * <pre>
 *   WATCHING ── heavy short build-up at K, spot inside ──▶ ARMED: K and break-even frozen
 *   ARMED    ── spot at or beyond the break-even ────────▶ CROSSED
 *   CROSSED  ── spot back inside ────────────────────────▶ ARMED
 *   CROSSED  ── premium up and open interest down: emit ─▶ SPENT
 *   CROSSED  ── neither within the time ─────────────────▶ SPENT
 *   SPENT    ── spot back inside K ──────────────────────▶ WATCHING
 * </pre>
 *
 * <p>From every state it goes back to WATCHING when a session opens or the writers' strike is another or unknown: then
 * premium and open interest no longer speak of K.
 */
final class WriterTrap implements Visited {
    private static final double SHARE_WEIGHT = 0.4;
    private static final double PREMIUM_WEIGHT = 0.4;
    private static final double OI_WEIGHT = 0.6;

    private enum State {
        WATCHING,
        ARMED,
        CROSSED,
        SPENT
    }

    private final int side;
    private final Parameters parameters;
    private final Metric strikeMetric;
    private final Metric breakEvenMetric;
    private final Metric shareMetric;
    private final Metric writingMetric;
    private final Metric premiumMetric;
    private final Metric openInterestMetric;

    private State state = State.WATCHING;
    private double strike = Double.NaN;
    private double breakEven;
    private long since;
    private long armedAt;

    /**
     * @param side +1 for calls, −1 for puts
     */
    WriterTrap(int side, Parameters parameters) {
        this.side = side;
        this.parameters = parameters;
        boolean calls = side > 0;
        this.strikeMetric = calls ? Metric.CALL_WRITER_STRIKE : Metric.PUT_WRITER_STRIKE;
        this.breakEvenMetric = calls ? Metric.CALL_WRITER_BREAKEVEN : Metric.PUT_WRITER_BREAKEVEN;
        this.shareMetric = calls ? Metric.CALL_WRITER_SHARE : Metric.PUT_WRITER_SHARE;
        this.writingMetric = calls ? Metric.CALL_WRITING_Z : Metric.PUT_WRITING_Z;
        this.premiumMetric = calls ? Metric.CALL_WRITER_PREMIUM_CHANGE : Metric.PUT_WRITER_PREMIUM_CHANGE;
        this.openInterestMetric = calls ? Metric.CALL_WRITER_OI_CHANGE : Metric.PUT_WRITER_OI_CHANGE;
    }

    void startSession() {
        state = State.WATCHING;
    }

    void look(long time, MetricFrame metrics, SignalEmitter emitter) {
        double spot = metrics.get(Metric.SPOT);
        if (metrics.get(strikeMetric) != strike) {
            state = State.WATCHING;
        }
        if (Double.isNaN(spot)) {
            return;
        }
        switch (state) {
            case WATCHING -> arm(time, spot, metrics);
            case ARMED -> armed(time, spot, metrics, emitter);
            case CROSSED -> crossed(time, spot, metrics, emitter);
            case SPENT -> state = side * (spot - strike) < 0 ? State.WATCHING : State.SPENT;
        }
    }

    private void arm(long time, double spot, MetricFrame metrics) {
        double level = metrics.get(breakEvenMetric);
        boolean heavy = metrics.get(shareMetric) >= parameters.get(OptionsTrap.SHARE)
                && metrics.get(writingMetric) >= parameters.get(OptionsTrap.WRITING_Z);
        if (heavy && side * (spot - level) < 0) {
            state = State.ARMED;
            strike = metrics.get(strikeMetric);
            breakEven = level;
            armedAt = time;
        }
    }

    private void armed(long time, double spot, MetricFrame metrics, SignalEmitter emitter) {
        if (time - armedAt > parameters.nanos(OptionsTrap.WRITER_LIFETIME)) {
            state = State.WATCHING;
        } else if (side * (spot - breakEven) >= 0) {
            state = State.CROSSED;
            since = time;
            crossed(time, spot, metrics, emitter);
        }
    }

    private void crossed(long time, double spot, MetricFrame metrics, SignalEmitter emitter) {
        if (side * (spot - breakEven) < 0) {
            state = State.ARMED;
        } else if (time - since > parameters.nanos(OptionsTrap.CROSS_TIME)) {
            state = State.SPENT;
        } else if (metrics.get(premiumMetric) >= parameters.get(OptionsTrap.PREMIUM)
                && metrics.get(openInterestMetric) <= -parameters.get(OptionsTrap.OI)) {
            state = State.SPENT;
            emit(metrics, emitter);
        }
    }

    private void emit(MetricFrame metrics, SignalEmitter emitter) {
        Signal signal = emitter.begin(side > 0 ? OptionsTrap.WRITER_TRAP_UP : OptionsTrap.WRITER_TRAP_DOWN, breakEven);
        if (signal == null) {
            return;
        }
        double share = metrics.get(shareMetric);
        double premium = metrics.get(premiumMetric);
        double openInterest = metrics.get(openInterestMetric);
        signal.evidence(
                        OptionsTrap.PREMIUM_RISE,
                        premium,
                        LogOdds.beyond(premium, parameters.get(OptionsTrap.PREMIUM), PREMIUM_WEIGHT))
                .evidence(
                        OptionsTrap.OI_FALL,
                        openInterest,
                        LogOdds.beyond(-openInterest, parameters.get(OptionsTrap.OI), OI_WEIGHT));
        if (!Double.isNaN(share)) {
            signal.evidence(
                    OptionsTrap.WRITER_SHARE,
                    share,
                    LogOdds.beyond(share, parameters.get(OptionsTrap.SHARE), SHARE_WEIGHT));
        }
        emitter.emit(signal, 0);
    }

    @Override
    public void visit(StateVisitor visitor) {
        state = visitor.visit(State.class, state);
        strike = visitor.visit(strike);
        breakEven = visitor.visit(breakEven);
        since = visitor.visit(since);
        armedAt = visitor.visit(armedAt);
    }
}
