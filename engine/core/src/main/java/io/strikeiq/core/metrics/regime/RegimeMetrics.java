package io.strikeiq.core.metrics.regime;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.gamma.GammaPressure;
import io.strikeiq.core.metrics.gamma.PinScore;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.statistics.ActiveTime;
import io.strikeiq.core.statistics.Cadence;
import io.strikeiq.core.statistics.LaggedValue;

/**
 * The Regimes group of metrics, but for the dealers' gamma regime. Reads what the other calculators have shown, so it
 * stands behind them.
 */
public final class RegimeMetrics implements MetricCalculator {
    private final ActiveTime active;
    private final Cadence looks;
    private final Cadence samples;
    private final IvRegime ivRegime;
    private final SpotSigma spotSigma;
    private final StructureRegime structure;
    private final PinScore pin;
    private final Interaction interaction;
    private final LaggedValue sigma;
    private final GammaPressure pressure;
    /** A price of this session has come since the last sample; a clock alone makes none. */
    private boolean moved;

    private boolean priced;

    private boolean closed;

    public RegimeMetrics(RegimeSettings settings) {
        active = new ActiveTime(settings.longestGap());
        looks = new Cadence(settings.showInterval());
        samples = new Cadence(settings.sampleInterval());
        ivRegime = new IvRegime(settings);
        spotSigma = new SpotSigma(settings);
        structure = new StructureRegime(settings);
        pin = new PinScore(settings.pinStrikes());
        interaction = new Interaction(settings);
        sigma = new LaggedValue(settings.window());
        pressure = new GammaPressure(settings.window(), settings.shiftHalfLife(), settings.shiftMinimum());
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        if (closed) {
            return;
        }
        if (moved && samples.isDue(time)) {
            moved = false;
            pin.look(underlying.front(), frame.get(Metric.SPOT));
            pin.show(frame);
            ivRegime.sample(active.get(), frame);
            spotSigma.sample(time, active.get(), frame);
            pressure.sample(active.get());
            structure.sample(time, frame.get(Metric.SPOT), frame.get(Metric.PIN_SCORE));
        }
        if (looks.isDue(time)) {
            show(time, frame);
        }
    }

    private void show(long time, MetricFrame frame) {
        ivRegime.show(frame);
        spotSigma.show(frame);
        structure.show(time, frame);
        pin.show(frame);
        interaction.show(frame);
        pressure.show(time, frame);
        double present = frame.get(Metric.ATM_SIGMA);
        sigma.offer(time, present);
        frame.set(Metric.ATM_SIGMA_CHANGE, present - sigma.get(time));
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        if (tick.type == TickType.SESSION) {
            if (tick.instrument.isUnderlying()) {
                onSession(tick);
            }
        } else if (tick.type != TickType.CLOCK && tick.type != TickType.INSTRUMENT) {
            active.advance(tick.time);
            moved |= tick.instrument.isUnderlying() && isPrice(tick);
        }
    }

    /** As for bars: a trade or an index value, a quote only where these never come. */
    private boolean isPrice(MarketEvent tick) {
        if (tick.type == TickType.UNDERLYING_PRICE || tick.type == TickType.TRADE) {
            priced = true;
            return true;
        }
        return !priced && (tick.type == TickType.QUOTE || tick.type == TickType.DEPTH);
    }

    private void onSession(MarketEvent tick) {
        if (tick.sessionPhase == SessionPhase.OPEN) {
            closed = false;
            moved = false;
            structure.startSession();
            spotSigma.forgetSample();
        } else if (tick.sessionPhase == SessionPhase.CLOSE) {
            closed = true;
        }
    }
}
