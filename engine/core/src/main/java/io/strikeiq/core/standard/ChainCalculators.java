package io.strikeiq.core.standard;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.GammaSink;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.chain.LiveChains;
import io.strikeiq.core.metrics.chain.QuoteFilter;
import io.strikeiq.core.metrics.chain.RepricingCalculator;
import io.strikeiq.core.metrics.chain.StrikeLadder;
import io.strikeiq.core.metrics.expiry.FrontExpiryCalculator;
import io.strikeiq.core.metrics.expiry.TermStructureCalculator;
import io.strikeiq.core.metrics.gamma.DealerGammaCalculator;
import io.strikeiq.core.metrics.openinterest.OpenInterestCalculator;
import io.strikeiq.core.metrics.trade.BookInstrument;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import java.util.List;

/** The chain calculators of one underlying; they share the list of live chains, which the first keeps up to date. */
public final class ChainCalculators implements MetricCalculator {
    private final RepricingCalculator repricing;
    private final FrontExpiryCalculator frontExpiry;
    private final TermStructureCalculator termStructure;
    private final OpenInterestCalculator openInterest;
    private final DealerGammaCalculator dealerGamma;
    /** All of them, for what comes seldom. */
    private final MetricCalculator[] all;

    /**
     * @param classifier that is given each tick before these
     * @param instrument that is given each tick before these
     */
    public ChainCalculators(ChainSettings settings, TradeClassifier classifier, BookInstrument instrument) {
        LiveChains chains = new LiveChains();
        StrikeLadder ladder = new StrikeLadder(chains);
        QuoteFilter quotes = new QuoteFilter(settings);
        repricing = new RepricingCalculator(settings, chains, quotes);
        frontExpiry = new FrontExpiryCalculator(settings, chains, quotes);
        termStructure = new TermStructureCalculator(settings, chains);
        openInterest = new OpenInterestCalculator(settings, chains, ladder);
        dealerGamma = new DealerGammaCalculator(settings, chains, ladder, classifier, instrument);
        all = each().toArray(new MetricCalculator[0]);
    }

    /** The calculators one by one, in the order in which they must run; flow and engines read what they leave. */
    public List<MetricCalculator> each() {
        return List.of(repricing, frontExpiry, termStructure, openInterest, dealerGamma);
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        repricing.onTimeComplete(time, underlying, frame);
        frontExpiry.onTimeComplete(time, underlying, frame);
        termStructure.onTimeComplete(time, underlying, frame);
        openInterest.onTimeComplete(time, underlying, frame);
        dealerGamma.onTimeComplete(time, underlying, frame);
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        repricing.onTick(tick, state, underlying, frame);
        frontExpiry.onTick(tick, state, underlying, frame);
        termStructure.onTick(tick, state, underlying, frame);
        openInterest.onTick(tick, state, underlying, frame);
        dealerGamma.onTick(tick, state, underlying, frame);
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        // No quote of an option concerns it.
    }

    @Override
    public long nextDue() {
        long next = Long.MAX_VALUE;
        for (MetricCalculator calculator : all) {
            next = Math.min(next, calculator.nextDue());
        }
        return next;
    }

    @Override
    public void attach(MetricFrame frame) {
        for (MetricCalculator calculator : all) {
            calculator.attach(frame);
        }
    }

    @Override
    public void narrow(SpotBand band) {
        for (MetricCalculator calculator : all) {
            calculator.narrow(band);
        }
    }

    @Override
    public void showGamma(UnderlyingState underlying, GammaSink sink) {
        dealerGamma.showGamma(underlying, sink);
    }

    @Override
    public void onRetire(int ordinal) {
        for (MetricCalculator calculator : all) {
            calculator.onRetire(ordinal);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        for (MetricCalculator calculator : all) {
            calculator.visit(visitor);
        }
    }
}
