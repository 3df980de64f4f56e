package io.strikeiq.core.metrics.chain;

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
import io.strikeiq.core.metrics.gamma.DealerGammaCalculator;
import io.strikeiq.core.metrics.trade.BookInstrument;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.standard.ChainCalculators;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One underlying with its chains, market state and the chain calculators, fed tick by tick as the pipeline would. */
public final class ChainMarket {
    public static final long START = 1_700_000_000_000_000_000L;
    static final long SECOND = 1_000_000_000L;
    public static final long DAY = 86_400 * SECOND;
    static final double YEAR = 365.0 * DAY;

    final MarketState state = new MarketState();
    final MetricsStage stage;
    final MarketEvent tick = new MarketEvent();
    public final List<Instrument> instruments = new ArrayList<>();
    private List<MetricCalculator> calculators = List.of();
    public long time;

    public ChainMarket(ChainSettings settings) {
        this(settings, InstrumentKind.EQUITY, START);
    }

    public ChainMarket(ChainSettings settings, InstrumentKind kind, long start) {
        time = start;
        TradeClassifier classifier = new TradeClassifier();
        BookInstrument instrument = new BookInstrument();
        stage = new MetricsStage(state, () -> {
            calculators = new ChainCalculators(settings, classifier, instrument).each();
            return Stream.concat(Stream.of(classifier, instrument), calculators.stream())
                    .toList();
        });
        list(Instrument.underlying(0, "TEST", kind, 1, 0.01, "USD"));
    }

    private void list(Instrument instrument) {
        instruments.add(instrument);
        feed(tick.asInstrument(instrument, time));
    }

    /** Lists an option with contract size 1 and returns its id. */
    public int option(OptionRight right, double strike, long expiryTime) {
        int id = instruments.size();
        list(Instrument.option(id, "O" + id, 0, right, strike, expiryTime, ExerciseStyle.EUROPEAN, 1, 0.01, "USD"));
        return id;
    }

    /** The same, of a series that is distinguished from the ordinary one. */
    public int option(OptionRight right, double strike, long expiryTime, String series) {
        int id = instruments.size();
        list(Instrument.option(id, "O" + id, 0, right, strike, expiryTime, ExerciseStyle.EUROPEAN, 1, 0.01, "USD")
                .withSeries(series));
        return id;
    }

    /** The same, with premiums in units of the underlying. */
    public int coinOption(OptionRight right, double strike, long expiryTime) {
        int id = instruments.size();
        list(Instrument.option(id, "O" + id, 0, right, strike, expiryTime, ExerciseStyle.EUROPEAN, 1, 0.01, "USD")
                .withPremiumUnit(PremiumUnit.COIN));
        return id;
    }

    /** Lists a future with contract size 1 and returns its id. */
    public int future(long expiryTime) {
        int id = instruments.size();
        list(new Instrument(
                id,
                "F" + id,
                InstrumentKind.FUTURE,
                0,
                OptionRight.NONE,
                Double.NaN,
                expiryTime,
                ExerciseStyle.EUROPEAN,
                1,
                0.01,
                "USD",
                0));
        return id;
    }

    public void trade(int id, double price, double size, Aggressor side) {
        feed(tick.asTrade(id, time, price, size, side));
    }

    void feed(MarketEvent event) {
        event.sequence++;
        state.find(event);
        stage.beforeTick(event);
        state.onTick(event);
        stage.onTick(event);
    }

    public void spot(double price) {
        feed(tick.asUnderlyingPrice(0, time, price));
    }

    public void quote(int id, double bid, double ask) {
        feed(tick.asQuote(id, time, bid, 1, ask, 1));
    }

    public void openInterest(int id, double units) {
        feed(tick.asOpenInterest(id, time, units));
    }

    public void session(SessionPhase phase) {
        feed(tick.asSession(0, time, phase));
    }

    /** Lets time pass; all ticks so far are then complete. */
    public void pass(long nanos) {
        time += nanos;
        feed(tick.asClock(time));
    }

    public UnderlyingState underlying() {
        return state.underlying(0);
    }

    public ChainState chain(int i) {
        return underlying().chain(i);
    }

    MetricFrame frame() {
        return stage.frame(0);
    }

    public double get(Metric metric) {
        return frame().get(metric);
    }

    public DealerGammaCalculator dealerGamma() {
        return (DealerGammaCalculator) calculators.get(4);
    }
}
