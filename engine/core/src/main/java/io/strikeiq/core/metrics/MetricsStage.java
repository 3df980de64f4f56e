package io.strikeiq.core.metrics;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import java.util.Arrays;

/**
 * Second stage of a tick: keeps one frame per underlying. Before a tick moves the time of an underlying on, its
 * calculators see the state complete up to the old time, if one of them is due or spot has moved; a clock tick completes
 * its own time for every underlying. What an underlying goes through depends on its own ticks and on those that concern
 * all, never on another's.
 */
public final class MetricsStage {
    /**
     * Shortest distance of two completions, in nanoseconds of event time: on a dense stream spot moves with every tick,
     * and what looks at whole chains is asked fifty times a second at most.
     */
    static final long COMPLETION_INTERVAL = 20_000_000L;

    /** Longest distance of two completions on a stream of ticks: a tick may have made due what was not when it was asked. */
    static final long LONGEST_REST = 1_000_000_000L;

    private final MarketState state;
    private final MetricCalculators calculators;
    private UnderlyingMetrics[] byUnderlying = new UnderlyingMetrics[4];
    private int underlyings;
    private final MetricFrame whole = new MetricFrame();

    public MetricsStage(MarketState state, MetricCalculators calculators) {
        this.state = state;
        this.calculators = calculators;
    }

    /** To be called before the market state applies the tick, behind the gate, or who else has {@link MarketState#find found} where it stands. */
    public void beforeTick(MarketEvent tick) {
        int index = tick.underlyingIndex;
        if (index >= 0) {
            byUnderlying[index].beforeTick(tick.time);
        } else if (tick.concernsAll()) {
            for (int i = 0; i < underlyings; i++) {
                byUnderlying[i].beforeTick(tick.time);
            }
        }
    }

    /** To be called after the market state has applied the tick. */
    public void onTick(MarketEvent tick) {
        int index = tick.underlyingIndex;
        if (index >= underlyings) {
            addUnderlyings();
        }
        if (index >= 0) {
            byUnderlying[index].onTick(tick, state);
        } else if (tick.concernsAll()) {
            for (int i = 0; i < underlyings; i++) {
                onTickOfAll(tick, i);
            }
            tick.instrument = null;
            tick.time = state.time();
        }
    }

    /** A phase of every session or a day is to each underlying as if it were its own. */
    private void onTickOfAll(MarketEvent tick, int index) {
        UnderlyingState underlying = state.underlying(index);
        tick.instrument = tick.type == TickType.CLOCK ? null : underlying.instrument();
        tick.time = underlying.time;
        byUnderlying[index].onTick(tick, state);
    }

    private void addUnderlyings() {
        while (underlyings < state.underlyingCount()) {
            if (underlyings == byUnderlying.length) {
                byUnderlying = Arrays.copyOf(byUnderlying, 2 * underlyings);
            }
            byUnderlying[underlyings] = new UnderlyingMetrics(state.underlying(underlyings), calculators.create());
            underlyings++;
        }
    }

    /**
     * A copy of the frame of an underlying with every metric as of the present, those included that no engine reads at each
     * tick; until the next call.
     */
    public MetricFrame wholeFrame(int underlyingIndex) {
        whole.copyFrom(byUnderlying[underlyingIndex].frame);
        byUnderlying[underlyingIndex].showRest(whole);
        return whole;
    }

    /** Shows what the gamma exposure of an underlying was made of, as of the present. */
    public void showGamma(int underlyingIndex, GammaSink sink) {
        byUnderlying[underlyingIndex].showGamma(sink);
    }

    /**
     * The frame of an underlying. What no engine reads at each tick is as of the last second or so: see {@link
     * MetricCalculator#showRest}.
     */
    public MetricFrame frame(int underlyingIndex) {
        return byUnderlying[underlyingIndex].frame;
    }

    /** Shows the metrics of an underlying, and what their calculators keep, to a visitor; its market state comes first. */
    public void visit(int underlyingIndex, StateVisitor visitor) {
        addUnderlyings();
        byUnderlying[underlyingIndex].visit(visitor);
    }
}
