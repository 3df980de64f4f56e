package io.strikeiq.core.metrics;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import java.util.List;

/** The frame of one underlying, and its calculators in their order. */
final class UnderlyingMetrics {
    private static final int UNSEEN = -1;

    final MetricFrame frame = new MetricFrame();
    private final UnderlyingState underlying;
    private final MetricCalculator[] all;
    private final MetricCalculator[] onOptionQuotes;
    /** The first live chain that every calculator has seen, or that none has since an option was listed. */
    private int seenFirstLive = UNSEEN;

    UnderlyingMetrics(UnderlyingState underlying, List<MetricCalculator> calculators) {
        this.underlying = underlying;
        this.all = calculators.toArray(new MetricCalculator[0]);
        this.onOptionQuotes = calculators.stream()
                .filter(MetricCalculator::followsOptionQuotes)
                .toArray(MetricCalculator[]::new);
    }

    void onTick(MarketEvent tick, MarketState state) {
        frame.set(Metric.SPOT, underlying.spot);
        for (MetricCalculator calculator : concerned(tick)) {
            calculator.onTick(tick, state, underlying, frame);
        }
    }

    private MetricCalculator[] concerned(MarketEvent tick) {
        boolean quote = tick.type == TickType.QUOTE || tick.type == TickType.DEPTH;
        int firstLive = underlying.firstLive();
        if (quote && firstLive == seenFirstLive && tick.instrument.isOption()) {
            return onOptionQuotes;
        }
        seenFirstLive = tick.type == TickType.INSTRUMENT ? UNSEEN : firstLive;
        return all;
    }

    void onTimeComplete(long time) {
        for (MetricCalculator calculator : all) {
            calculator.onTimeComplete(time, underlying, frame);
        }
    }
}
