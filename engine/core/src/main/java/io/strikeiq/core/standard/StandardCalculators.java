package io.strikeiq.core.standard;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.EachCalculator;
import io.strikeiq.core.metrics.GammaSink;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.metrics.book.BookMetrics;
import io.strikeiq.core.metrics.flow.OptionFlowCalculator;
import io.strikeiq.core.metrics.flow.PositioningCalculator;
import io.strikeiq.core.metrics.gamma.GammaRegime;
import io.strikeiq.core.metrics.price.PriceMetrics;
import io.strikeiq.core.metrics.regime.RegimeMetrics;
import io.strikeiq.core.metrics.trade.BookInstrument;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import java.util.ArrayList;
import java.util.List;

/**
 * The standard calculators of one underlying. Each stands in a field of its own class, so that the compiler knows what it
 * calls: over a list of them every call is one that the processor has to guess.
 */
final class StandardCalculators implements MetricCalculator {
    private final TradeClassifier classifier = new TradeClassifier();
    private final BookInstrument instrument = new BookInstrument();
    private final ChainCalculators chains;
    private final GammaRegime gammaRegime;
    private final OptionFlowCalculator optionFlow;
    private final PositioningCalculator positioning;
    private final BookMetrics book;
    private final PriceMetrics price;
    private final RegimeMetrics regimes;
    /** All of them, for what comes seldom. */
    private final MetricCalculator all;

    StandardCalculators(MetricsSettings settings) {
        chains = new ChainCalculators(settings.chain(), classifier, instrument);
        gammaRegime = new GammaRegime(
                settings.chain().gammaRegimeEnter(), settings.chain().gammaRegimeExit());
        optionFlow = new OptionFlowCalculator(settings.flow(), classifier);
        positioning = new PositioningCalculator(settings.flow());
        book = new BookMetrics(settings.book(), classifier, instrument);
        price = new PriceMetrics(settings.price(), classifier, instrument);
        regimes = new RegimeMetrics(settings.regime());
        all = EachCalculator.of(
                List.of(classifier, instrument, chains, gammaRegime, optionFlow, positioning, book, price, regimes));
    }

    /** The calculators one by one, in the order in which a tick meets them. */
    List<MetricCalculator> each() {
        List<MetricCalculator> each = new ArrayList<>();
        each.add(classifier);
        each.add(instrument);
        each.addAll(chains.each());
        each.addAll(List.of(gammaRegime, optionFlow, positioning, book, price, regimes));
        return each;
    }

    @Override
    public void attach(MetricFrame frame) {
        all.attach(frame);
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        chains.onTimeComplete(time, underlying, frame);
        gammaRegime.onTimeComplete(time, underlying, frame);
        optionFlow.onTimeComplete(time, underlying, frame);
        positioning.onTimeComplete(time, underlying, frame);
        book.onTimeComplete(time, underlying, frame);
        price.onTimeComplete(time, underlying, frame);
        regimes.onTimeComplete(time, underlying, frame);
    }

    /** Data of what is no option do not concern the flow in options, and no data the regimes, which follow sessions and completions. */
    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        classifier.onTick(tick, state, underlying, frame);
        instrument.onTick(tick, state, underlying, frame);
        if (chains.concerns(tick, underlying)) {
            chains.onTick(tick, state, underlying, frame);
            gammaRegime.onTick(tick, state, underlying, frame);
        }
        boolean mark = !tick.type.isData();
        if (tick.option || mark) {
            optionFlow.onTick(tick, state, underlying, frame);
            positioning.onTick(tick, state, underlying, frame);
        }
        book.onTick(tick, state, underlying, frame);
        price.onTick(tick, state, underlying, frame);
        if (mark) {
            regimes.onTick(tick, state, underlying, frame);
        }
    }

    /** Those alone that it concerns. */
    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        classifier.onOptionQuote(tick, state, underlying, frame);
        instrument.onOptionQuote(tick, state, underlying, frame);
        positioning.onOptionQuote(tick, state, underlying, frame);
        book.onOptionQuote(tick, state, underlying, frame);
        price.onOptionQuote(tick, state, underlying, frame);
    }

    @Override
    public long nextDue() {
        long next = chains.nextDue();
        next = Math.min(next, gammaRegime.nextDue());
        next = Math.min(next, optionFlow.nextDue());
        next = Math.min(next, positioning.nextDue());
        next = Math.min(next, book.nextDue());
        next = Math.min(next, price.nextDue());
        return Math.min(next, regimes.nextDue());
    }

    @Override
    public void narrow(SpotBand band) {
        chains.narrow(band);
        gammaRegime.narrow(band);
        optionFlow.narrow(band);
        positioning.narrow(band);
        book.narrow(band);
        price.narrow(band);
        regimes.narrow(band);
    }

    @Override
    public void showRest(long time, UnderlyingState underlying, MetricFrame frame) {
        all.showRest(time, underlying, frame);
    }

    @Override
    public void showGamma(UnderlyingState underlying, GammaSink sink) {
        chains.showGamma(underlying, sink);
    }

    @Override
    public void onRetire(int ordinal) {
        all.onRetire(ordinal);
    }

    @Override
    public void visit(StateVisitor visitor) {
        all.visit(visitor);
    }
}
