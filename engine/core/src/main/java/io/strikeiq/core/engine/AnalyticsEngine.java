package io.strikeiq.core.engine;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * One engine on one underlying: a state machine over event time. It sees every tick of its underlying and of the
 * underlying's options, plus clock and session ticks, after the metrics have been brought up to date.
 *
 * <p>It must not read a clock, a random source, or the iteration order of a hash map; must not allocate once warm; and
 * must not fire while an input is {@code NaN}. An engine that throws is quarantined.
 */
public interface AnalyticsEngine extends Visited {
    void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter);

    /**
     * Whether the engine sees quiet ticks too: quotes and depth of options that set no metric, until an interval of event
     * time is completed ({@link MetricFrame#isFresh}). One that reads the frame and the time only returns false and is
     * spared a third of a dense stream; its time-outs and samples then wait for the next tick that it sees, which is the
     * first behind at most 20 ms of event time. Asked once, when the engine is made.
     */
    default boolean seesQuietTicks() {
        return true;
    }

    /** Shows its state to a visitor; an engine without state of its own has nothing to show. */
    @Override
    default void visit(StateVisitor visitor) {}
}
