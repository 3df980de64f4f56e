package io.strikeiq.core.metrics.regime;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.SessionTurns;
import io.strikeiq.core.metrics.SessionTurns.Turn;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.metrics.gamma.GammaPressure;
import io.strikeiq.core.metrics.gamma.PinScore;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.Session;
import io.strikeiq.core.state.SessionBeat;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.statistics.LaggedValue;

/**
 * The Regimes group of metrics, but for the dealers' gamma regime. Reads what the other calculators have shown, so it
 * runs after them. The σ of its regimes, changes and correlation is ATM_SIGMA_CONTINUOUS, of constant maturity and without
 * the steps of rolls: an expiry is no event.
 */
public final class RegimeMetrics implements MetricCalculator {
    private final SessionTurns turns = new SessionTurns();
    private final SessionBeat looks;
    private final SessionBeat samples;
    private final IvRegime ivRegime;
    private final SpotSigma spotSigma;
    private final StructureRegime structure;
    private final PinScore pin;
    private final LaggedValue sigma;
    private final GammaPressure pressure;
    /** Time of the last price that is in a sample; a clock alone makes none. */
    private long sampledPrice = Long.MIN_VALUE;

    public RegimeMetrics(RegimeSettings settings) {
        looks = new SessionBeat(settings.showInterval());
        samples = new SessionBeat(settings.sampleInterval());
        ivRegime = new IvRegime(settings);
        spotSigma = new SpotSigma(settings);
        structure = new StructureRegime(settings);
        pin = new PinScore(settings.pinStrikes());
        sigma = new LaggedValue(settings.window());
        pressure = new GammaPressure(settings.window(), settings.shiftHalfLife(), settings.shiftMinimum());
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        Session session = underlying.session();
        boolean moved = session.hasPrice() && session.priceTime() > sampledPrice;
        if (moved && samples.isDue(time, session)) {
            sampledPrice = session.priceTime();
            sample(time, session.activeTime(), underlying, frame);
        }
        if (looks.isDue(time, session)) {
            show(time, frame);
        }
    }

    private void sample(long time, long active, UnderlyingState underlying, MetricFrame frame) {
        pin.look(underlying.front(), frame.get(Metric.SPOT));
        pin.show(frame);
        ivRegime.sample(active, frame);
        spotSigma.sample(time, active, frame);
        pressure.sample(active);
        structure.sample(time, frame.get(Metric.SPOT), frame.get(Metric.PIN_SCORE));
    }

    private void show(long time, MetricFrame frame) {
        ivRegime.show(frame);
        spotSigma.show(frame);
        structure.show(time, frame);
        pin.show(frame);
        pressure.show(time, frame);
        double present = frame.get(Metric.ATM_SIGMA_CONTINUOUS);
        sigma.offer(time, present);
        frame.set(Metric.ATM_SIGMA_CHANGE, present - sigma.get(time));
    }

    @Override
    public long nextDue() {
        return Math.min(looks.next(), samples.next());
    }

    @Override
    public void narrow(SpotBand band) {
        // No move of spot concerns it before its time.
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        if (turns.at(tick, underlying.session()) == Turn.OPEN) {
            structure.startSession();
            spotSigma.forgetSample();
        }
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        // No quote of an option concerns it.
    }

    @Override
    public void visit(StateVisitor visitor) {
        turns.visit(visitor);
        looks.visit(visitor);
        samples.visit(visitor);
        ivRegime.visit(visitor);
        spotSigma.visit(visitor);
        structure.visit(visitor);
        pin.visit(visitor);
        sigma.visit(visitor);
        pressure.visit(visitor);
        sampledPrice = visitor.visit(sampledPrice);
    }
}
