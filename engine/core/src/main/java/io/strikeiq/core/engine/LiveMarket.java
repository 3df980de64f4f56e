package io.strikeiq.core.engine;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.state.MarketState;

/** State and metrics themselves, for engines on their thread. */
record LiveMarket(MarketState state, MetricsStage metrics) implements MarketView {
    @Override
    public int underlyingCount() {
        return state.underlyingCount();
    }

    @Override
    public Instrument underlying(int index) {
        return state.underlying(index).instrument();
    }

    @Override
    public boolean isSessionClosed(int index) {
        return state.underlying(index).sessionClosed;
    }

    @Override
    public MetricFrame frame(int index) {
        return metrics.frame(index);
    }
}
