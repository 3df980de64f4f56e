package io.strikeiq.core.metrics.price;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;

/**
 * The Price and Volatility groups of metrics, from trades and index values; from the mid of the quotes on an underlying
 * that has neither. Prices between a session's close and the next open count for nothing.
 */
public final class PriceMetrics implements MetricCalculator {
    private static final long MINUTE = 60_000_000_000L;
    private static final double CALENDAR_YEAR = 365.0 * 86_400;

    private final PriceSettings settings;
    private final BarIndicators minute;
    private final BarIndicators fiveMinutes;
    private final BarIndicators quarterHour;
    private final SessionExtremes extremes = new SessionExtremes();
    private final Vwap vwap = new Vwap();
    private final TradeClassifier classifier;
    private final EfficientPrice efficient = new EfficientPrice();
    private final RealisedVariance realised;
    private final RangeVolatility ranges;
    private long lastRangeStart = Long.MIN_VALUE;
    /** Trades or index values come, so that the mid of the quotes is no price. */
    private boolean priced;

    /** Trading stops between sessions. A perpetual's days follow each other without a break. */
    private boolean hasSessions;

    private boolean closed;

    /**
     * @param classifier that has been given the tick in hand
     */
    public PriceMetrics(PriceSettings settings, TradeClassifier classifier) {
        this.settings = settings;
        this.classifier = classifier;
        minute = new BarIndicators(MINUTE, settings, Metric.RSI_1M, Metric.ATR_1M, Metric.EMA_1M);
        fiveMinutes = new BarIndicators(5 * MINUTE, settings, Metric.RSI_5M, Metric.ATR_5M, Metric.EMA_5M);
        quarterHour = new BarIndicators(15 * MINUTE, settings, Metric.RSI_15M, Metric.ATR_15M, Metric.EMA_15M);
        realised = new RealisedVariance(settings);
        ranges = new RangeVolatility(settings.rangeBars());
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        if (!closed) {
            if (efficient.follow()) {
                realised.forgetPrice();
            }
            if (realised.onPrice(time, efficient.get())) {
                frame.set(Metric.REALISED_VOLATILITY, Math.sqrt(realised.perSecond() * yearSeconds()));
            }
        }
        frame.set(Metric.RV_IV_RATIO, ratio(frame));
    }

    private static double ratio(MetricFrame frame) {
        double implied = frame.get(Metric.ATM_SIGMA);
        return implied > 0 ? frame.get(Metric.REALISED_VOLATILITY) / implied : Double.NaN;
    }

    private double yearSeconds() {
        return hasSessions ? settings.sessionYear() : CALENDAR_YEAR;
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        if (tick.type == TickType.SESSION) {
            if (tick.instrument.isUnderlying()) {
                onSession(tick, frame);
            }
            return;
        }
        closeBars(tick.time, frame);
        if (!closed && tick.type != TickType.CLOCK && tick.instrument.isUnderlying()) {
            learn(tick, underlying);
            if (isPrice(tick)) {
                onPrice(tick, underlying.spot, frame);
            }
        }
    }

    private void learn(MarketEvent tick, UnderlyingState underlying) {
        switch (tick.type) {
            case QUOTE, DEPTH -> efficient.onMid(tick.time, underlying.mid());
            case UNDERLYING_PRICE -> efficient.onValue(tick.price);
            case TRADE -> efficient.onTrade(tick.time, tick.price, classifier.side());
            default -> {
                // Nothing else is a price.
            }
        }
    }

    private boolean isPrice(MarketEvent tick) {
        if (tick.type == TickType.UNDERLYING_PRICE || tick.type == TickType.TRADE) {
            priced = true;
            return true;
        }
        return !priced && (tick.type == TickType.QUOTE || tick.type == TickType.DEPTH);
    }

    private void onPrice(MarketEvent tick, double price, MetricFrame frame) {
        if (!(price > 0)) {
            return;
        }
        extremes.onPrice(price, frame);
        minute.bars.add(tick.time, price);
        fiveMinutes.bars.add(tick.time, price);
        quarterHour.bars.add(tick.time, price);
        showBar(frame);
        if (tick.type == TickType.TRADE) {
            vwap.add(price, tick.size);
            frame.set(Metric.VWAP, vwap.value());
            frame.set(Metric.VWAP_SIGMA, vwap.sigma());
        }
    }

    private void showBar(MetricFrame frame) {
        frame.set(Metric.BAR_OPEN, minute.bars.open);
        frame.set(Metric.BAR_HIGH, minute.bars.high);
        frame.set(Metric.BAR_LOW, minute.bars.low);
    }

    private void closeBars(long time, MetricFrame frame) {
        if (minute.bars.closeBefore(time)) {
            minute.onClose(frame);
            showBar(frame);
        }
        if (fiveMinutes.bars.closeBefore(time)) {
            onFiveMinutes(frame);
        }
        if (quarterHour.bars.closeBefore(time)) {
            quarterHour.onClose(frame);
        }
    }

    private void onFiveMinutes(MetricFrame frame) {
        fiveMinutes.onClose(frame);
        Bars bars = fiveMinutes.bars;
        boolean follows = bars.closedStart == lastRangeStart + bars.length();
        lastRangeStart = bars.closedStart;
        ranges.add(bars.closedOpen, bars.closedHigh, bars.closedLow, bars.closedClose, follows);
        double barsPerYear = yearSeconds() * 1e9 / bars.length();
        frame.set(Metric.PARKINSON_VOLATILITY, Math.sqrt(ranges.parkinson() * barsPerYear));
        frame.set(Metric.YANG_ZHANG_VOLATILITY, Math.sqrt(ranges.yangZhang() * barsPerYear));
    }

    private void onSession(MarketEvent tick, MetricFrame frame) {
        if (tick.sessionPhase == SessionPhase.EXPIRY) {
            return;
        }
        hasSessions |= tick.instrument.kind() != InstrumentKind.PERPETUAL;
        finishBars(frame);
        if (tick.sessionPhase == SessionPhase.CLOSE) {
            closed = true;
            extremes.onClose(frame);
            return;
        }
        closed = false;
        extremes.onOpen(frame);
        vwap.reset();
        frame.set(Metric.VWAP, Double.NaN);
        frame.set(Metric.VWAP_SIGMA, Double.NaN);
        efficient.forget();
        realised.forgetPrice();
        lastRangeStart = Long.MIN_VALUE;
        minute.startSession();
        fiveMinutes.startSession();
        quarterHour.startSession();
    }

    private void finishBars(MetricFrame frame) {
        if (minute.bars.closeNow()) {
            minute.onClose(frame);
            showBar(frame);
        }
        if (fiveMinutes.bars.closeNow()) {
            onFiveMinutes(frame);
        }
        if (quarterHour.bars.closeNow()) {
            quarterHour.onClose(frame);
        }
    }
}
