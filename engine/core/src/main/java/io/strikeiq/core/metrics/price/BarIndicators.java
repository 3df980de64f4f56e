package io.strikeiq.core.metrics.price;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** RSI, ATR and EMA on the bars of one length, shown when a bar closes. */
final class BarIndicators implements Visited {
    final Bars bars;
    private final WilderRsi rsi;
    private final WilderAtr atr;
    private final Ema ema;
    private final Metric rsiMetric;
    private final Metric atrMetric;
    private final Metric emaMetric;

    BarIndicators(long length, PriceSettings settings, Metric rsiMetric, Metric atrMetric, Metric emaMetric) {
        bars = new Bars(length);
        rsi = new WilderRsi(settings.rsiPeriod());
        atr = new WilderAtr(settings.atrPeriod());
        ema = new Ema(settings.emaPeriod());
        this.rsiMetric = rsiMetric;
        this.atrMetric = atrMetric;
        this.emaMetric = emaMetric;
    }

    /** The next bar does not follow the last one: the night's gap is none of its range. */
    void startSession() {
        atr.startSession();
    }

    /** Takes the bar that has just closed. */
    void onClose(MetricFrame frame) {
        rsi.add(bars.closedClose);
        atr.add(bars.closedHigh, bars.closedLow, bars.closedClose);
        ema.add(bars.closedClose);
        frame.set(rsiMetric, rsi.value());
        frame.set(atrMetric, atr.value());
        frame.set(emaMetric, ema.value());
    }

    @Override
    public void visit(StateVisitor visitor) {
        bars.visit(visitor);
        rsi.visit(visitor);
        atr.visit(visitor);
        ema.visit(visitor);
    }
}
