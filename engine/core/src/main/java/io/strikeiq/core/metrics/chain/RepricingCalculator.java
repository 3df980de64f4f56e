package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;

/**
 * Keeps the derived columns of every live chain.
 *
 * <p>A chain that has changed is repriced once per cadence; due times of the chains are spread over the cadence, so that
 * on a stream of ticks one pass reprices one chain. A move of spot reprices one chain per pass before its time, nearest
 * expiry first. On data coarser than the cadence every chain is due at every pass. A chain at rest is repriced once in 60
 * cadences, since time passes and quotes grow stale.
 */
public final class RepricingCalculator implements MetricCalculator {
    private static final int QUIET_CADENCES = 60;

    private final ChainSettings settings;
    private final LiveChains chains;
    private final ChainPricer pricer;

    public RepricingCalculator(ChainSettings settings, LiveChains chains, QuoteFilter quotes) {
        this.settings = settings;
        this.chains = chains;
        this.pricer = new ChainPricer(settings, chains, quotes);
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        chains.update(underlying);
        long before = chains.repricings();
        boolean early = true;
        for (int i = 0; i < chains.size(); i++) {
            LiveChain chain = chains.get(i);
            if (isDue(chain, time, underlying.spot)) {
                reprice(chain, i, time, underlying.spot);
            } else if (early && hasMoved(chain, underlying.spot)) {
                reprice(chain, i, time, underlying.spot);
                early = false;
            }
        }
        if (chains.repricings() != before || chains.size() == 0) {
            showCarriedStrikes(frame);
        }
    }

    private void showCarriedStrikes(MetricFrame frame) {
        int carried = 0;
        for (int i = 0; i < chains.size(); i++) {
            carried += chains.get(i).carriedStrikes;
        }
        frame.set(Metric.CARRIED_STRIKES, chains.size() == 0 ? Double.NaN : carried);
    }

    @Override
    public long nextDue() {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < chains.size(); i++) {
            next = Math.min(next, chains.get(i).dueTime);
        }
        return next;
    }

    @Override
    public void narrow(SpotBand band) {
        for (int i = 0; i < chains.size(); i++) {
            band.limit(chains.get(i).repricedSpot, settings.repricingMove());
        }
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        if (tick.type != TickType.INSTRUMENT) {
            chains.update(underlying);
        }
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        // No quote of an option concerns it.
    }

    private boolean isDue(LiveChain chain, long time, double spot) {
        if (time < chain.dueTime) {
            return false;
        }
        boolean atRest = !chain.state.dirty && Double.compare(spot, chain.repricedSpot) == 0;
        return !atRest || time - chain.repricedTime >= QUIET_CADENCES * settings.repricingCadence();
    }

    private boolean hasMoved(LiveChain chain, double spot) {
        return Math.abs(spot - chain.repricedSpot) >= settings.repricingMove() * chain.repricedSpot;
    }

    private void reprice(LiveChain chain, int position, long time, double spot) {
        pricer.reprice(chain, spot, time);
        chains.onRepricing();
        long cadence = settings.repricingCadence();
        long offset = cadence / chains.size() * position;
        chain.dueTime = (Math.floorDiv(time - offset, cadence) + 1) * cadence + offset;
    }

    /** Shows the list of live chains too, which it keeps up to date. */
    @Override
    public void visit(StateVisitor visitor) {
        chains.visit(visitor);
        pricer.visit(visitor);
    }
}
