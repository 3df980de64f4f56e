package io.strikeiq.core.metrics.flow;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One underlying with two expiries of five strikes each on real market state and metrics stages. Greeks are set by hand;
 * open interest of calls and puts in the frame is added up from scratch. Calls have even, puts odd positions.
 */
final class FlowMarket {
    static final long SECOND = 1_000_000_000L;
    static final long START = 1_700_000_000L * SECOND;
    static final int OPTIONS = 20;
    private static final long DAY = 86_400 * SECOND;

    final MarketState state = new MarketState();
    final List<Instrument> options = new ArrayList<>();
    final MarketEvent tick = new MarketEvent();
    private final MetricsStage stage;
    long now = START;

    FlowMarket(MetricCalculator... calculators) {
        List<MetricCalculator> all = new ArrayList<>();
        all.add(new OpenInterestTotals());
        all.addAll(List.of(calculators));
        stage = new MetricsStage(state, () -> all);
        push(tick.asInstrument(Instrument.underlying(0, "U", InstrumentKind.INDEX, 1, 0.05, "INR"), now));
        for (int i = 0; i < OPTIONS; i++) {
            OptionRight right = i % 2 == 0 ? OptionRight.CALL : OptionRight.PUT;
            double strike = 90 + 5 * (i / 2 % 5);
            long expiry = START + (i < 10 ? 2 : 9) * DAY;
            Instrument option =
                    Instrument.option(i + 1, "O" + i, 0, right, strike, expiry, ExerciseStyle.EUROPEAN, 1, 0.05, "INR");
            options.add(option);
            push(tick.asInstrument(option, now));
        }
        push(tick.asUnderlyingPrice(0, now, 100));
        for (int i = 0; i < OPTIONS; i++) {
            double sign = i % 2 == 0 ? 1 : -1;
            int row = i / 2;
            greeks(i, sign * (0.1 + 0.04 * row), 0.01 + 0.001 * i, 0.2 + 0.01 * i);
        }
    }

    /** With a calculator that asks for the sides of trades, after the classifier that it is given. */
    static FlowMarket classified(Function<TradeClassifier, MetricCalculator> calculator) {
        TradeClassifier classifier = new TradeClassifier();
        return new FlowMarket(classifier, calculator.apply(classifier));
    }

    void push(MarketEvent event) {
        state.find(event);
        stage.beforeTick(event);
        state.onTick(event);
        stage.onTick(event);
    }

    void greeks(int option, double delta, double gamma, double vega) {
        ChainState chain = chain(option);
        int column = column(option);
        chain.delta[column] = delta;
        chain.gamma[column] = gamma;
        chain.vega[column] = vega;
    }

    ChainState chain(int option) {
        return state.chainOf(option + 1);
    }

    int column(int option) {
        return state.columnOf(option + 1);
    }

    FlowMarket after(double seconds) {
        now += (long) (seconds * SECOND);
        return this;
    }

    void quote(int option, double bid, double ask) {
        push(tick.asQuote(option + 1, now, bid, 10, ask, 10));
    }

    void trade(int option, double price, double size, Aggressor side) {
        push(tick.asTrade(option + 1, now, price, size, side));
    }

    void openInterest(int option, double units) {
        push(tick.asOpenInterest(option + 1, now, units));
    }

    void session(SessionPhase phase) {
        push(tick.asSession(0, now, phase));
    }

    void day() {
        push(tick.asDay(0, now));
    }

    void price(double value) {
        push(tick.asUnderlyingPrice(0, now, value));
    }

    void clock() {
        push(tick.asClock(now));
    }

    double get(Metric metric) {
        return stage.frame(0).get(metric);
    }

    MetricFrame frame() {
        return stage.frame(0);
    }

    private final class OpenInterestTotals implements MetricCalculator {
        @Override
        public void onTick(MarketEvent event, MarketState market, UnderlyingState underlying, MetricFrame frame) {
            for (int side = 0; side < 2; side++) {
                double total = Double.NaN;
                for (int i = side; i < options.size(); i += 2) {
                    double units = chain(i) == null ? Double.NaN : chain(i).openInterest[column(i)];
                    if (!Double.isNaN(units)) {
                        total = Double.isNaN(total) ? units : total + units;
                    }
                }
                frame.set(side == 0 ? Metric.CALL_OI : Metric.PUT_OI, total);
            }
        }
    }
}
