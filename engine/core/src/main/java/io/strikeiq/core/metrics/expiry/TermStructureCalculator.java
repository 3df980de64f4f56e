package io.strikeiq.core.metrics.expiry;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.chain.LiveChains;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;

/**
 * ATM σ at constant maturities of 1, 7 and 30 days, and the 7-day σ as a series that no roll breaks, whenever a chain has
 * been repriced or the list of chains has changed.
 */
public final class TermStructureCalculator implements MetricCalculator {
    private final LiveChains chains;
    private final ConstantMaturity day = new ConstantMaturity(1);
    private final ConstantMaturity week = new ConstantMaturity(7);
    private final ConstantMaturity month = new ConstantMaturity(30);
    private final ContinuousSigma continuous;
    private long revision = -1;
    private long repricings = -1;

    public TermStructureCalculator(ChainSettings settings, LiveChains chains) {
        this.chains = chains;
        this.continuous = new ContinuousSigma(week, settings.historyHalfLife());
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        if (revision == chains.revision() && repricings == chains.repricings()) {
            return;
        }
        revision = chains.revision();
        repricings = chains.repricings();
        show(day, Metric.ATM_SIGMA_1D, Metric.ATM_SIGMA_1D_EXTRAPOLATED, frame);
        show(week, Metric.ATM_SIGMA_7D, Metric.ATM_SIGMA_7D_EXTRAPOLATED, frame);
        show(month, Metric.ATM_SIGMA_30D, Metric.ATM_SIGMA_30D_EXTRAPOLATED, frame);
        frame.set(
                Metric.ATM_SIGMA_CONTINUOUS,
                continuous.update(chains, underlying.session().activeTime()));
    }

    private void show(ConstantMaturity maturity, Metric value, Metric extrapolated, MetricFrame frame) {
        maturity.find(chains);
        double sigma = maturity.sigma();
        frame.set(value, sigma);
        frame.set(extrapolated, Double.isNaN(sigma) ? Double.NaN : maturity.isExtrapolated() ? 1 : 0);
    }

    @Override
    public long nextDue() {
        return Long.MAX_VALUE;
    }

    @Override
    public void narrow(SpotBand band) {
        // No move of spot concerns it before its time.
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        // No tick concerns it: it follows repricings.
    }

    @Override
    public void visit(StateVisitor visitor) {
        continuous.visit(visitor, chains);
        revision = visitor.visit(revision);
        repricings = visitor.visit(repricings);
    }
}
