package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.GammaSink;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.chain.GreekExposure;
import io.strikeiq.core.metrics.chain.LiveChain;
import io.strikeiq.core.metrics.chain.LiveChains;
import io.strikeiq.core.metrics.chain.StrikeLadder;
import io.strikeiq.core.metrics.trade.BookInstrument;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;

/**
 * Dealer gamma over all live chains.
 *
 * <p>Net, gross and normalised exposure, vanna, charm and hedging flow follow every open-interest and price tick in O(1);
 * walls are found at the repricing cadence, zero gamma at its own. An option without a known gamma or open interest is
 * left out; without any, every metric is {@code NaN}.
 */
public final class DealerGammaCalculator implements MetricCalculator {
    private static final double ONE_PERCENT = 0.01;
    private static final double DAYS_PER_YEAR = 365;

    private final ChainSettings settings;
    private final LiveChains chains;
    private final DealerPosition position;
    private final ExposureSums sums;
    private final GexProfile profile;
    private final ZeroGamma zeroGamma;
    private final BookInstrument instrument;
    private final TradedValue traded;
    private long wallsDue = Long.MIN_VALUE;
    private long passTime;
    private long searchTime;
    private double searchSpot = Double.NaN;
    private long searchRevision = -1;
    /** The price that the metrics last shown are of. */
    private double shownSpot = Double.NaN;
    /** Session that signs by flow are of. */
    private int session;

    public DealerGammaCalculator(
            ChainSettings settings,
            LiveChains chains,
            StrikeLadder ladder,
            TradeClassifier classifier,
            BookInstrument instrument) {
        this.instrument = instrument;
        this.settings = settings;
        this.chains = chains;
        this.position = new DealerPosition(settings.convention(), classifier);
        this.sums = new ExposureSums(chains, position);
        this.profile = new GexProfile(chains, ladder, position);
        this.zeroGamma = new ZeroGamma(settings, chains, position);
        this.traded = new TradedValue(settings.sessionLength());
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        double spot = underlying.spot;
        boolean changed = sums.refresh();
        if (changed || time >= wallsDue) {
            showExposure(spot, frame);
        }
        if (time >= wallsDue) {
            wallsDue = time + settings.repricingCadence();
            showWalls(frame);
        }
        search(time, spot);
        passTime = time;
        showZeroGamma(spot, frame);
    }

    @Override
    public long nextDue() {
        return zeroGamma.isSearching() ? Long.MIN_VALUE : wallsDue;
    }

    @Override
    public void narrow(SpotBand band) {
        band.limit(searchSpot, settings.zeroGammaMove());
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        if (tick.type == TickType.INSTRUMENT) {
            return;
        }
        if (position.followsFlow() && session != underlying.session().number()) {
            session = underlying.session().number();
            sums.invalidate();
        }
        boolean changed = sums.refresh();
        if (tick.option) {
            changed |= onOption(tick, state);
        } else if (tick.instrument != null) {
            changed |= underlying.spot != shownSpot;
            if (instrument.isTape()) {
                traded.onTrade(tick.time, tick.price * BookInstrument.units(tick.instrument, tick.size, tick.price));
                showFragility(frame);
            }
        }
        if (changed) {
            showExposure(underlying.spot, frame);
            showZeroGamma(underlying.spot, frame);
        }
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        // No quote of an option concerns it.
    }

    private boolean onOption(MarketEvent tick, MarketState state) {
        boolean trade = position.followsFlow() && tick.type == TickType.TRADE;
        if (!trade && tick.type != TickType.OPEN_INTEREST) {
            return false;
        }
        ChainState chain = state.chainOf(tick.instrumentId);
        LiveChain live = chains.of(chain);
        int column = state.columnOf(tick.instrumentId);
        if (live == null) {
            return false;
        }
        if (trade) {
            double before = position.units(chain, column);
            position.onTrade(tick, chain, column);
            sums.onUnits(live, column, before, position.units(chain, column));
        } else {
            sums.onOpenInterest(live, column, tick.priorOpenInterest, tick.openInterest);
        }
        return true;
    }

    private void showExposure(double spot, MetricFrame frame) {
        shownSpot = spot;
        GreekExposure total = sums.total();
        boolean known = total.known > 0 && spot > 0;
        double factor = known ? ONE_PERCENT * spot * spot : Double.NaN;
        double net = factor * total.netGamma();
        frame.set(MetricSlots.NET_GEX, net);
        frame.set(MetricSlots.GROSS_GEX, factor * total.grossGamma);
        frame.set(MetricSlots.CALL_GEX, factor * total.callGamma);
        frame.set(MetricSlots.PUT_GEX, factor * total.putGamma);
        frame.set(
                MetricSlots.NORMALISED_GEX,
                total.grossGamma > 0 ? normalised(net, factor * total.grossGamma) : Double.NaN);
        frame.set(MetricSlots.NET_VANNA, known ? total.vanna : Double.NaN);
        frame.set(MetricSlots.NET_CHARM, known ? total.charm : Double.NaN);
        frame.set(MetricSlots.HEDGING_FLOW_1PCT, -total.netGamma() * ONE_PERCENT * (known ? spot : Double.NaN));
        showFragility(frame);
        frame.set(MetricSlots.GAMMA_SOURCE, known ? settings.gammaSource().ordinal() : Double.NaN);
    }

    /** Changes with each trade of the book instrument, when nothing else here does. */
    private void showFragility(MetricFrame frame) {
        frame.set(MetricSlots.GAMMA_FRAGILITY, Math.max(0, -frame.get(MetricSlots.NET_GEX)) / traded.perDay());
    }

    /** Rounding of incremental sums may leave a quotient a little beyond 1. */
    private static double normalised(double net, double gross) {
        return Math.max(-1, Math.min(1, net / gross));
    }

    private void showWalls(MetricFrame frame) {
        profile.sum();
        frame.set(MetricSlots.CALL_WALL, profile.callWall());
        frame.set(MetricSlots.PUT_WALL, profile.putWall());
        frame.set(MetricSlots.SHORT_GAMMA_STRIKE, profile.shortGammaStrike());
    }

    /** One chain per pass on a stream of ticks; all at once where passes are further apart than a cadence. */
    private void search(long time, double spot) {
        if (zeroGamma.isSearching() && searchRevision != chains.revision()) {
            zeroGamma.cancel();
            searchSpot = Double.NaN;
        }
        if (!zeroGamma.isSearching() && spot > 0 && sums.total().known > 0) {
            begin(time, spot);
        }
        if (zeroGamma.isSearching()) {
            boolean coarse = time - passTime >= settings.repricingCadence();
            boolean ended = zeroGamma.step();
            while (coarse && !ended) {
                ended = zeroGamma.step();
            }
        }
    }

    /** A search at its cadence and after a change of chains; in between, spot having moved, the known roots are followed. */
    private void begin(long time, double spot) {
        if (Double.isNaN(searchSpot)
                || searchRevision != chains.revision()
                || time - searchTime >= settings.zeroGammaCadence()) {
            zeroGamma.start(spot);
            searchTime = time;
            searchSpot = spot;
            searchRevision = chains.revision();
        } else if (Math.abs(spot - searchSpot) >= settings.zeroGammaMove() * searchSpot) {
            zeroGamma.follow(spot);
            searchSpot = spot;
        }
    }

    private void showZeroGamma(double spot, MetricFrame frame) {
        boolean known = sums.total().known > 0;
        double flip = known ? zeroGamma.nearest() : Double.NaN;
        double distance = (spot - flip) / spot;
        LiveChain front = chains.front();
        double day = front == null ? Double.NaN : front.state.atmSigma / Math.sqrt(DAYS_PER_YEAR);
        frame.set(MetricSlots.ZERO_GAMMA, flip);
        frame.set(MetricSlots.ZERO_GAMMA_ROOTS, known ? zeroGamma.count() : Double.NaN);
        frame.set(MetricSlots.ZERO_GAMMA_DISTANCE, distance);
        frame.set(MetricSlots.ZERO_GAMMA_DISTANCE_SIGMA, day > 0 ? distance / day : Double.NaN);
    }

    @Override
    public void showGamma(UnderlyingState underlying, GammaSink sink) {
        for (int i = 0; i < underlying.chainCount(); i++) {
            ChainState chain = underlying.chain(i);
            LiveChain live = chains.of(chain);
            if (live == null) {
                continue;
            }
            sink.chain(i, live.rate, live.repricedSpot, live.repricedTime);
            for (int column = 0; column < 2 * chain.rows(); column++) {
                sink.units(i, column, position.units(chain, column));
            }
        }
        for (int i = 0; i < zeroGamma.count(); i++) {
            sink.root(zeroGamma.root(i), zeroGamma.ratio(i));
        }
    }

    /** The search, for its list of roots. */
    ZeroGamma zeroGamma() {
        return zeroGamma;
    }

    /** The profile by strike as of the last cadence. */
    GexProfile profile() {
        return profile;
    }

    @Override
    public void visit(StateVisitor visitor) {
        sums.visit(visitor);
        zeroGamma.visit(visitor);
        traded.visit(visitor);
        wallsDue = visitor.visit(wallsDue);
        passTime = visitor.visit(passTime);
        searchTime = visitor.visit(searchTime);
        searchSpot = visitor.visit(searchSpot);
        searchRevision = visitor.visit(searchRevision);
        shownSpot = visitor.visit(shownSpot);
        session = visitor.visit(session);
    }
}
