package io.strikeiq.core.metrics;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import java.util.List;

/** Several calculators as one, in their order. */
public final class EachCalculator implements MetricCalculator {
    private final MetricCalculator[] calculators;

    private EachCalculator(List<MetricCalculator> calculators) {
        this.calculators = calculators.toArray(new MetricCalculator[0]);
    }

    /** One alone is itself: what is called at each tick is then known. */
    public static MetricCalculator of(List<MetricCalculator> calculators) {
        return calculators.size() == 1 ? calculators.get(0) : new EachCalculator(calculators);
    }

    @Override
    public void attach(MetricFrame frame) {
        for (MetricCalculator calculator : calculators) {
            calculator.attach(frame);
        }
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        for (MetricCalculator calculator : calculators) {
            calculator.onTimeComplete(time, underlying, frame);
        }
    }

    @Override
    public long nextDue() {
        long next = Long.MAX_VALUE;
        for (MetricCalculator calculator : calculators) {
            next = Math.min(next, calculator.nextDue());
        }
        return next;
    }

    @Override
    public void narrow(SpotBand band) {
        for (MetricCalculator calculator : calculators) {
            calculator.narrow(band);
        }
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        for (MetricCalculator calculator : calculators) {
            calculator.onTick(tick, state, underlying, frame);
        }
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        for (MetricCalculator calculator : calculators) {
            calculator.onOptionQuote(tick, state, underlying, frame);
        }
    }

    @Override
    public void showRest(long time, UnderlyingState underlying, MetricFrame frame) {
        for (MetricCalculator calculator : calculators) {
            calculator.showRest(time, underlying, frame);
        }
    }

    @Override
    public void showGamma(UnderlyingState underlying, GammaSink sink) {
        for (MetricCalculator calculator : calculators) {
            calculator.showGamma(underlying, sink);
        }
    }

    @Override
    public void onRetire(int ordinal) {
        for (MetricCalculator calculator : calculators) {
            calculator.onRetire(ordinal);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        for (MetricCalculator calculator : calculators) {
            calculator.visit(visitor);
        }
    }
}
