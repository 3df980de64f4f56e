package io.strikeiq.core.metrics;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import java.util.List;

/** The frame of one underlying, and its calculators in their order. */
final class UnderlyingMetrics {
    private static final int UNSEEN = -1;

    final MetricFrame frame;
    private final UnderlyingState underlying;
    private final MetricCalculator[] calculators;
    private final WholeInstants instants = new WholeInstants();
    /** The first live chain that every calculator has seen, or that none has since an option was listed. */
    private int seenFirstLive = UNSEEN;

    UnderlyingMetrics(UnderlyingState underlying, List<MetricCalculator> calculators) {
        this.underlying = underlying;
        this.frame = new MetricFrame(underlying.session());
        this.calculators = calculators.toArray(new MetricCalculator[0]);
    }

    void onTick(MarketEvent tick, MarketState state) {
        frame.set(Metric.SPOT, underlying.session().hasPrice() ? underlying.spot : Double.NaN);
        boolean optionQuote = isOptionQuote(tick);
        for (MetricCalculator calculator : calculators) {
            if (optionQuote) {
                calculator.onOptionQuote(tick, state, underlying, frame);
            } else {
                calculator.onTick(tick, state, underlying, frame);
            }
        }
    }

    /** Not the first one after a listing or an expiry. */
    private boolean isOptionQuote(MarketEvent tick) {
        int firstLive = underlying.firstLive();
        if (firstLive == seenFirstLive && tick.isOptionQuote()) {
            return true;
        }
        seenFirstLive = tick.type == TickType.INSTRUMENT ? UNSEEN : firstLive;
        return false;
    }

    /** To be called once for each tick, when the frame is as its engines shall see it. */
    void settle(MarketEvent tick) {
        frame.settle(instants.isWhole(tick));
    }

    void onTimeComplete(long time) {
        for (MetricCalculator calculator : calculators) {
            calculator.onTimeComplete(time, underlying, frame);
        }
    }
}
