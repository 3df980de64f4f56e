package io.strikeiq.core.engine;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.EnumSet;
import java.util.Set;

/**
 * One engine on one underlying: a state machine over event time. It sees the ticks of its underlying and of the
 * underlying's options and futures that it declares an interest in, after the metrics have been brought up to date; the
 * phases of a session, days and states of the feed it always sees.
 *
 * <p>It must not read a clock, a random source, or the iteration order of a hash map; must not allocate once warm; and
 * must not fire while an input is {@code NaN}. An engine that throws is quarantined on that underlying.
 */
public interface AnalyticsEngine extends Visited {
    void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter);

    /**
     * The occasions at which the engine looks; it sees a tick that brings any of them. What is compared with thresholds
     * that hold for seconds or longer is looked at on {@link Occasion#BEAT}, once a second of event time, when the frame
     * shows one moment whole; time-outs are noticed then too. Asked once, when the engine is made.
     */
    default Set<Occasion> interest() {
        return EnumSet.allOf(Occasion.class);
    }

    /** Shows its state to a visitor; an engine without state of its own has nothing to show. */
    @Override
    default void visit(StateVisitor visitor) {}
}
