package io.strikeiq.core.metrics.price;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.SessionTurns;
import io.strikeiq.core.metrics.SessionTurns.Turn;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.metrics.trade.BookInstrument;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;

/**
 * The Price and Volatility groups of metrics, from trades and index values; from the mid of the quotes in a session
 * that has had neither. Prices between a session's close and the next open count for nothing.
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
    /** Before this time no bar is over: most ticks look at nothing else. */
    private long nextClose = Long.MIN_VALUE;

    private final SessionTurns turns = new SessionTurns();
    private final BookInstrument instrument;
    /**
     * @param classifier that has been given the tick in hand
     * @param instrument that has been given the tick in hand
     */
    public PriceMetrics(PriceSettings settings, TradeClassifier classifier, BookInstrument instrument) {
        this.settings = settings;
        this.instrument = instrument;
        this.classifier = classifier;
        minute = new BarIndicators(MINUTE, settings, Metric.RSI_1M, Metric.ATR_1M, Metric.EMA_1M);
        fiveMinutes = new BarIndicators(5 * MINUTE, settings, Metric.RSI_5M, Metric.ATR_5M, Metric.EMA_5M);
        quarterHour = new BarIndicators(15 * MINUTE, settings, Metric.RSI_15M, Metric.ATR_15M, Metric.EMA_15M);
        realised = new RealisedVariance(settings);
        ranges = new RangeVolatility(settings.rangeBars());
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        if (!underlying.session().isClosed()) {
            if (efficient.follow()) {
                realised.forgetPrice();
            }
            if (realised.onPrice(time, efficient.get())) {
                frame.set(Metric.REALISED_VOLATILITY, Math.sqrt(realised.perSecond() * yearSeconds(underlying)));
            }
        }
        frame.set(Metric.RV_IV_RATIO, ratio(frame));
    }

    private static double ratio(MetricFrame frame) {
        double implied = frame.get(Metric.ATM_SIGMA_CONTINUOUS);
        return implied > 0 ? frame.get(Metric.REALISED_VOLATILITY) / implied : Double.NaN;
    }

    /** Trading stops between sessions. A perpetual's days follow each other without a break. */
    private double yearSeconds(UnderlyingState underlying) {
        boolean stops =
                underlying.session().hasSessions() && underlying.instrument().kind() != InstrumentKind.PERPETUAL;
        return stops ? settings.sessionYear() : CALENDAR_YEAR;
    }

    @Override
    public long nextDue() {
        return realised.nextDue();
    }

    @Override
    public void narrow(SpotBand band) {
        // No move of spot concerns it before its time.
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        if (tick.type == TickType.SESSION || tick.type == TickType.DAY) {
            onSession(tick, underlying, frame);
            return;
        }
        closeBars(tick.time, underlying, frame);
        if (tick.type == TickType.CLOCK || underlying.session().isClosed()) {
            return;
        }
        if (tick.instrument.isUnderlying() && learn(tick, underlying)) {
            onPrice(tick.time, underlying.spot, frame);
        }
        if (instrument.isTape()) {
            weigh(tick, frame);
        }
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        closeBars(tick.time, underlying, frame);
    }

    /**
     * Learns the efficient price; returns whether the tick is a price: a trade or an index value, and the mid of the quotes
     * until the session has one of these.
     */
    private boolean learn(MarketEvent tick, UnderlyingState underlying) {
        TickType type = tick.type;
        if (type == TickType.DEPTH || type == TickType.QUOTE) {
            efficient.onMid(tick.time, underlying.mid());
            return !underlying.isPriced();
        }
        if (type == TickType.TRADE) {
            efficient.onTrade(tick.time, tick.price, classifier.side());
            return true;
        }
        if (type == TickType.UNDERLYING_PRICE) {
            efficient.onValue(tick.price);
            return true;
        }
        return false;
    }

    private void onPrice(long time, double price, MetricFrame frame) {
        if (!(price > 0)) {
            return;
        }
        extremes.onPrice(price, frame);
        minute.bars.add(time, price);
        fiveMinutes.bars.add(time, price);
        quarterHour.bars.add(time, price);
        lookForNextClose();
        showBar(frame);
    }

    private void weigh(MarketEvent trade, MetricFrame frame) {
        vwap.add(trade.price - instrument.basis(), BookInstrument.units(trade.instrument, trade.size, trade.price));
        frame.set(Metric.VWAP, vwap.value());
        frame.set(Metric.VWAP_SIGMA, vwap.sigma());
    }

    private void showBar(MetricFrame frame) {
        frame.set(Metric.BAR_OPEN, minute.bars.open);
        frame.set(Metric.BAR_HIGH, minute.bars.high);
        frame.set(Metric.BAR_LOW, minute.bars.low);
    }

    private void lookForNextClose() {
        nextClose = Math.min(minute.bars.end(), Math.min(fiveMinutes.bars.end(), quarterHour.bars.end()));
    }

    private void closeBars(long time, UnderlyingState underlying, MetricFrame frame) {
        if (time >= nextClose) {
            closeBarsThatAreOver(time, underlying, frame);
            lookForNextClose();
        }
    }

    private void closeBarsThatAreOver(long time, UnderlyingState underlying, MetricFrame frame) {
        if (minute.bars.closeBefore(time)) {
            minute.onClose(frame);
            showBar(frame);
        }
        if (fiveMinutes.bars.closeBefore(time)) {
            onFiveMinutes(underlying, frame);
        }
        if (quarterHour.bars.closeBefore(time)) {
            quarterHour.onClose(frame);
        }
    }

    private void onFiveMinutes(UnderlyingState underlying, MetricFrame frame) {
        fiveMinutes.onClose(frame);
        Bars bars = fiveMinutes.bars;
        boolean follows = bars.closedStart == lastRangeStart + bars.length();
        lastRangeStart = bars.closedStart;
        ranges.add(bars.closedOpen, bars.closedHigh, bars.closedLow, bars.closedClose, follows);
        double barsPerYear = yearSeconds(underlying) * 1e9 / bars.length();
        frame.set(Metric.PARKINSON_VOLATILITY, Math.sqrt(ranges.parkinson() * barsPerYear));
        frame.set(Metric.YANG_ZHANG_VOLATILITY, Math.sqrt(ranges.yangZhang() * barsPerYear));
    }

    private void onSession(MarketEvent tick, UnderlyingState underlying, MetricFrame frame) {
        Turn turn = turns.at(tick, underlying.session());
        if (turn == Turn.DAY) {
            extremes.onDay(frame);
            resetVwap(frame);
        } else if (turn == Turn.OPEN) {
            finishBars(underlying, frame);
            extremes.onOpen(frame);
            resetVwap(frame);
            efficient.forget();
            realised.forgetPrice();
            lastRangeStart = Long.MIN_VALUE;
            minute.startSession();
            fiveMinutes.startSession();
            quarterHour.startSession();
        } else if (underlying.session().isClosed() && tick.sessionPhase == SessionPhase.CLOSE) {
            finishBars(underlying, frame);
            extremes.onClose(frame);
        }
    }

    private void resetVwap(MetricFrame frame) {
        vwap.reset();
        frame.set(Metric.VWAP, Double.NaN);
        frame.set(Metric.VWAP_SIGMA, Double.NaN);
    }

    private void finishBars(UnderlyingState underlying, MetricFrame frame) {
        if (minute.bars.closeNow()) {
            minute.onClose(frame);
            showBar(frame);
        }
        if (fiveMinutes.bars.closeNow()) {
            onFiveMinutes(underlying, frame);
        }
        if (quarterHour.bars.closeNow()) {
            quarterHour.onClose(frame);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        turns.visit(visitor);
        minute.visit(visitor);
        fiveMinutes.visit(visitor);
        quarterHour.visit(visitor);
        extremes.visit(visitor);
        vwap.visit(visitor);
        efficient.visit(visitor);
        realised.visit(visitor);
        ranges.visit(visitor);
        lastRangeStart = visitor.visit(lastRangeStart);
        lookForNextClose();
    }
}
