package io.strikeiq.testing;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.metrics.trade.BookInstrument;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import java.util.List;
import java.util.function.BiFunction;

/** The first two stages of a tick, market state and metrics, on one underlying with instrument id 0. */
public final class MetricsRig {
    public static final long SECOND = 1_000_000_000L;
    /** A Monday, 09:30 UTC. */
    public static final long START = 1_704_101_400L * SECOND;

    public static final long EXPIRY = START + 5 * 86_400 * SECOND;

    private final MarketState state = new MarketState();
    private final MetricsStage stage;
    private final MarketEvent tick = new MarketEvent();
    private int nextId = 1;

    public MetricsRig(InstrumentKind kind, MetricCalculator... calculators) {
        this(Instrument.underlying(0, "TEST", kind, 1, 0.05, "USD"), calculators);
    }

    private MetricsRig(Instrument underlying, MetricCalculator... calculators) {
        stage = new MetricsStage(state, () -> List.of(calculators));
        apply(tick.asInstrument(underlying, START));
    }

    /** A calculator that asks for the sides of trades and for the book instrument, after those that it is given. */
    public static MetricsRig classified(
            InstrumentKind kind, BiFunction<TradeClassifier, BookInstrument, MetricCalculator> calculator) {
        return classified(Instrument.underlying(0, "TEST", kind, 1, 0.05, "USD"), calculator);
    }

    /** As the other, for an underlying of id 0. */
    public static MetricsRig classified(
            Instrument underlying, BiFunction<TradeClassifier, BookInstrument, MetricCalculator> calculator) {
        TradeClassifier classifier = new TradeClassifier();
        BookInstrument instrument = new BookInstrument();
        return new MetricsRig(underlying, classifier, instrument, calculator.apply(classifier, instrument));
    }

    /** Lists a call and a put of the expiry {@link #EXPIRY}; returns the call's id, the put's is the next. */
    public int listOptions(double strike) {
        for (OptionRight right : new OptionRight[] {OptionRight.CALL, OptionRight.PUT}) {
            apply(tick.asInstrument(
                    Instrument.option(
                            nextId,
                            "TEST-" + strike + right,
                            0,
                            right,
                            strike,
                            EXPIRY,
                            ExerciseStyle.EUROPEAN,
                            1,
                            0.05,
                            "USD"),
                    START));
            nextId++;
        }
        return nextId - 2;
    }

    /** Lists a future on the underlying and returns its id. */
    public int listFuture(long expiryTime) {
        return list(InstrumentKind.FUTURE, expiryTime, PremiumUnit.CURRENCY);
    }

    /** Lists a future or perpetual on the underlying, inverse when paid in coin, and returns its id. */
    public int list(InstrumentKind kind, long expiryTime, PremiumUnit unit) {
        apply(tick.asInstrument(
                new Instrument(
                                nextId,
                                "TEST-F" + nextId,
                                kind,
                                0,
                                OptionRight.NONE,
                                Double.NaN,
                                expiryTime,
                                ExerciseStyle.EUROPEAN,
                                1,
                                0.05,
                                "USD",
                                0L)
                        .withPremiumUnit(unit),
                START));
        return nextId++;
    }

    /** Passes a tick through both stages. */
    public void apply(MarketEvent event) {
        state.find(event);
        stage.beforeTick(event);
        state.onTick(event);
        stage.onTick(event);
    }

    public void quote(long time, double bid, double bidSize, double ask, double askSize) {
        quote(0, time, bid, bidSize, ask, askSize);
    }

    public void quote(int id, long time, double bid, double bidSize, double ask, double askSize) {
        apply(tick.asQuote(id, time, bid, bidSize, ask, askSize));
    }

    public void trade(long time, double price, double size, Aggressor side) {
        trade(0, time, price, size, side);
    }

    public void trade(int id, long time, double price, double size, Aggressor side) {
        apply(tick.asTrade(id, time, price, size, side));
    }

    public void openInterest(int id, long time, double units) {
        apply(tick.asOpenInterest(id, time, units));
    }

    public void price(long time, double price) {
        apply(tick.asUnderlyingPrice(0, time, price));
    }

    /** A depth tick of equal levels, a step apart. */
    public void depth(long time, double bid, double ask, double step, double[] bidSizes, double[] askSizes) {
        tick.asDepth(0, time, bidSizes.length);
        for (int i = 0; i < bidSizes.length; i++) {
            tick.bidPrices[i] = bid - i * step;
            tick.bidSizes[i] = bidSizes[i];
            tick.askPrices[i] = ask + i * step;
            tick.askSizes[i] = askSizes[i];
        }
        apply(tick);
    }

    public void session(long time, SessionPhase phase) {
        apply(tick.asSession(0, time, phase));
    }

    public void day(long time) {
        apply(tick.asDay(0, time));
    }

    public void clock(long time) {
        apply(tick.asClock(time));
    }

    /** Every metric as of the last tick. */
    public MetricFrame frame() {
        stage.frame(0).copyFrom(stage.wholeFrame(0));
        return stage.frame(0);
    }

    public double get(Metric metric) {
        return frame().get(metric);
    }

    public UnderlyingState underlying() {
        return state.underlying(0);
    }
}
