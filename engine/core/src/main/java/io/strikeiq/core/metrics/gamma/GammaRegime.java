package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;

/**
 * The dealer-gamma regime of normalised GEX g, with hysteresis: long from g ≥ enter, short from g ≤ −enter, and neutral
 * again only when |g| falls below exit.
 *
 * <pre>
 *      short            neutral            long
 *   ───────────┤····├─────────────┤····├───────────   g
 *           −enter −exit        exit enter            dotted: stays what it was
 * </pre>
 *
 * <p>An unknown g makes the regime unknown; the next known one starts without memory.
 */
public final class GammaRegime implements MetricCalculator {
    private final double enter;
    private final double exit;
    private double regime = Double.NaN;
    /** The normalised GEX that the regime shown follows from; {@code NaN} is looked at each time. */
    private double shown = Double.NaN;

    /**
     * @param enter |g| from which the regime is long or short, positive
     * @param exit |g| below which it is neutral again, positive and not above {@code enter}
     */
    public GammaRegime(double enter, double exit) {
        if (!(exit > 0 && enter >= exit && enter <= 1)) {
            throw new IllegalArgumentException("gamma regime needs 0 < exit <= enter <= 1, not " + exit + ", " + enter);
        }
        this.enter = enter;
        this.exit = exit;
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        show(frame);
    }

    @Override
    public long nextDue() {
        return Long.MAX_VALUE;
    }

    @Override
    public void narrow(SpotBand band) {
        // No move of spot concerns it before its time.
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        show(frame);
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        // No quote of an option concerns it.
    }

    private void show(MetricFrame frame) {
        double normalised = frame.get(MetricSlots.NORMALISED_GEX);
        if (normalised != shown) {
            shown = normalised;
            regime = next(regime, normalised);
            frame.set(Metric.GAMMA_REGIME, regime);
        }
    }

    /** −1 short, 0 neutral, 1 long, {@code NaN} unknown. */
    double next(double present, double normalised) {
        if (Double.isNaN(normalised)) {
            return Double.NaN;
        }
        if (Math.abs(normalised) >= enter) {
            return Math.signum(normalised);
        }
        boolean stays = present * normalised > 0 && Math.abs(normalised) >= exit;
        return stays ? present : 0;
    }

    @Override
    public void visit(StateVisitor visitor) {
        regime = visitor.visit(regime);
        shown = Double.NaN;
    }
}
