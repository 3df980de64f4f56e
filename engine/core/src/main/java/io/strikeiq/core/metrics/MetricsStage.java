package io.strikeiq.core.metrics;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.MarketState;
import java.util.Arrays;

/**
 * Second stage of a tick: keeps one frame per underlying. Before a tick moves time on into the next interval of {@value
 * #COMPLETION_INTERVAL} ns, the calculators see the state complete up to the old time; a clock tick completes its own
 * time at once.
 */
public final class MetricsStage {
    /**
     * Shortest distance of two completions, in event time: on a dense stream what looks at whole chains or at cadences is
     * asked fifty times a second and not at each tick.
     */
    static final long COMPLETION_INTERVAL = 20_000_000L;

    private final MarketState state;
    private final MetricCalculators calculators;
    private UnderlyingMetrics[] byUnderlying = new UnderlyingMetrics[4];
    private int underlyings;
    private long completed;
    private long nextCompletion = Long.MIN_VALUE;

    public MetricsStage(MarketState state, MetricCalculators calculators) {
        this.state = state;
        this.calculators = calculators;
    }

    /** To be called before the market state applies the tick. */
    public void beforeTick(MarketEvent tick) {
        long time = state.time();
        if (tick.time >= nextCompletion && tick.time > time && time > completed) {
            complete(time);
            nextCompletion = (Math.floorDiv(tick.time, COMPLETION_INTERVAL) + 1) * COMPLETION_INTERVAL;
        }
    }

    /** To be called after the market state has applied the tick. */
    public void onTick(MarketEvent tick) {
        addUnderlyings();
        if (tick.underlyingIndex >= 0) {
            byUnderlying[tick.underlyingIndex].onTick(tick, state);
            byUnderlying[tick.underlyingIndex].settle(tick);
        } else if (concernsAll(tick)) {
            onTickOfAll(tick);
        }
    }

    /** A clock completes its time; a phase of every session or a day is to each underlying as if it were its own. */
    private void onTickOfAll(MarketEvent tick) {
        for (int i = 0; i < underlyings; i++) {
            tick.instrument =
                    tick.type == TickType.CLOCK ? null : state.underlying(i).instrument();
            byUnderlying[i].onTick(tick, state);
        }
        tick.instrument = null;
        if (tick.type == TickType.CLOCK) {
            complete(tick.time);
        }
        for (int i = 0; i < underlyings; i++) {
            byUnderlying[i].settle(tick);
        }
    }

    private static boolean concernsAll(MarketEvent tick) {
        return tick.type == TickType.CLOCK
                || (tick.instrumentId < 0 && (tick.type == TickType.SESSION || tick.type == TickType.DAY));
    }

    private void complete(long time) {
        completed = time;
        for (int i = 0; i < underlyings; i++) {
            byUnderlying[i].onTimeComplete(time);
        }
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

    /** The frame of an underlying. */
    public MetricFrame frame(int underlyingIndex) {
        return byUnderlying[underlyingIndex].frame;
    }
}
