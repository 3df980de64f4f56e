package io.strikeiq.core.standard;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.EachCalculator;
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
    private static final int UNSEEN = -1;

    private final RepricingCalculator repricing;
    private final FrontExpiryCalculator frontExpiry;
    private final TermStructureCalculator termStructure;
    private final OpenInterestCalculator openInterest;
    private final DealerGammaCalculator dealerGamma;
    private final LiveChains chains;
    /** All of them, for what comes seldom. */
    private final MetricCalculator all;

    // As of the last tick that all of them have seen: while these stand, a quote of what is no option changes nothing
    // here.
    private int seenListings = UNSEEN;
    private int seenSession;
    private long seenRepricings;
    private double seenSpot = Double.NaN;

    /**
     * @param classifier that is given each tick before these
     * @param instrument that is given each tick before these
     */
    public ChainCalculators(ChainSettings settings, TradeClassifier classifier, BookInstrument instrument) {
        chains = new LiveChains();
        StrikeLadder ladder = new StrikeLadder(chains);
        QuoteFilter quotes = new QuoteFilter(settings);
        repricing = new RepricingCalculator(settings, chains, quotes);
        frontExpiry = new FrontExpiryCalculator(settings, chains, quotes);
        termStructure = new TermStructureCalculator(settings, chains);
        openInterest = new OpenInterestCalculator(settings, chains, ladder);
        dealerGamma = new DealerGammaCalculator(settings, chains, ladder, classifier, instrument);
        all = EachCalculator.of(each());
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
        seenListings = tick.type == TickType.INSTRUMENT ? UNSEEN : underlying.listingChanges();
        seenSession = underlying.session().number();
        seenRepricings = chains.repricings();
        seenSpot = underlying.spot;
    }

    /** Whether {@link #onTick} would change more at a tick than that there are data; notes that there are if not. */
    boolean concerns(MarketEvent tick, UnderlyingState underlying) {
        if (isQuoteOfOther(tick) && stands(underlying)) {
            openInterest.onData();
            return false;
        }
        return true;
    }

    private static boolean isQuoteOfOther(MarketEvent tick) {
        return !tick.option && tick.instrument != null && (tick.type == TickType.DEPTH || tick.type == TickType.QUOTE);
    }

    private boolean stands(UnderlyingState underlying) {
        return underlying.spot == seenSpot
                && chains.repricings() == seenRepricings
                && underlying.listingChanges() == seenListings
                && underlying.session().number() == seenSession;
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        // No quote of an option concerns it.
    }

    @Override
    public long nextDue() {
        long next = Math.min(repricing.nextDue(), frontExpiry.nextDue());
        next = Math.min(next, termStructure.nextDue());
        return Math.min(next, Math.min(openInterest.nextDue(), dealerGamma.nextDue()));
    }

    @Override
    public void attach(MetricFrame frame) {
        all.attach(frame);
    }

    @Override
    public void narrow(SpotBand band) {
        repricing.narrow(band);
        frontExpiry.narrow(band);
        termStructure.narrow(band);
        openInterest.narrow(band);
        dealerGamma.narrow(band);
    }

    @Override
    public void showRest(long time, UnderlyingState underlying, MetricFrame frame) {
        all.showRest(time, underlying, frame);
    }

    @Override
    public void showGamma(UnderlyingState underlying, GammaSink sink) {
        dealerGamma.showGamma(underlying, sink);
    }

    @Override
    public void onRetire(int ordinal) {
        all.onRetire(ordinal);
    }

    @Override
    public void visit(StateVisitor visitor) {
        seenListings = UNSEEN;
        all.visit(visitor);
    }
}
