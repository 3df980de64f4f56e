package io.strikeiq.core.metrics;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.state.Visited;

/**
 * Keeps a group of metrics of one underlying. One instance per underlying; runs on the market-state thread, in the order
 * of {@link MetricCalculators}. Allocates nothing per tick once warm.
 */
public interface MetricCalculator extends Visited {
    /** Called once, before any tick and before a saved state is restored: what it shows beside numbers it gives the frame. */
    default void attach(MetricFrame frame) {}

    /**
     * Called before a tick that begins a later interval of event time is applied, and after a clock tick: every tick up to
     * {@code time} is in the state. Work that looks at many strikes belongs here, on a cadence of its own. Comes when a
     * calculator of the underlying is due, after a move of spot that one heeds, and at each clock tick; never more often
     * than {@link MetricsStage#COMPLETION_INTERVAL}, clock ticks aside.
     */
    default void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {}

    /**
     * The event time from which the next {@link #onTimeComplete} has anything to do while spot stays in {@link
     * #narrow the band}, {@link Long#MAX_VALUE} for never; asked after each of them. A calculator that does not say so is asked at each completion,
     * and any one at the first after {@link MetricsStage#LONGEST_REST}.
     */
    default long nextDue() {
        return Long.MIN_VALUE;
    }

    /**
     * Leaves out of the band the prices of the underlying at which {@link #onTimeComplete} has something to do before
     * {@link #nextDue}; asked after each of them. A calculator that does not say so heeds every move.
     */
    default void narrow(SpotBand band) {
        band.close();
    }

    /**
     * Called after a tick of this underlying or one of its options has been applied to the state, O(1) in the size of
     * the chain. Clock and session ticks are passed to every underlying they concern.
     */
    void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame);

    /**
     * Called in place of {@link #onTick} at a quote or depth of an option, of which most of a stream consists: a calculator
     * that has nothing to do then overrides it with nothing. The first tick after a listing or an expiry comes by
     * {@code onTick} all the same.
     */
    default void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        onTick(tick, state, underlying, frame);
    }

    /**
     * Shows, as of a time, what {@link #onTick} leaves as it was because no engine reads it at each tick: called before the
     * frame is taken whole, by a snapshot, with a copy of it. Changes nothing but that copy.
     */
    default void showRest(long time, UnderlyingState underlying, MetricFrame frame) {}

    /** Shows what gamma exposure was made of, as of the present; changes nothing but the sink, and allocates nothing. */
    default void showGamma(UnderlyingState underlying, GammaSink sink) {}

    /**
     * Called before the ordinal of an instrument of the underlying is used again by another, because it has expired or its
     * terms have moved it. What is kept at {@link MarketEvent#ordinal} is to be forgotten.
     */
    default void onRetire(int ordinal) {}

    /** Shows its state to a visitor; a calculator without state of its own has nothing to show. */
    @Override
    default void visit(StateVisitor visitor) {}
}
