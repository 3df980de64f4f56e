package io.strikeiq.core.metrics;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.state.Visited;
import java.util.List;

/** The frame of one underlying, its calculators in their order, and when they are due. */
final class UnderlyingMetrics implements Visited {
    private static final double NANOS_PER_SECOND = 1e9;

    private static final int UNSEEN = -1;

    final MetricFrame frame;
    private final UnderlyingState underlying;
    private final MetricCalculator calculator;
    private final WholeInstants instants = new WholeInstants();
    /** The listings that every calculator has seen, or that none has since an instrument was defined. */
    private int seenListings = UNSEEN;
    /** Time and spot of the last completion, and when the next one is due while spot stands still. */
    private long completed = Long.MIN_VALUE;

    private double completedSpot = Double.NaN;
    /** Prices at which nothing is due before {@link #nextDue}. */
    private final SpotBand band = new SpotBand();

    private long nextDue = Long.MIN_VALUE;
    /** A tick before this time completes nothing. */
    private long nextLook = Long.MIN_VALUE;

    UnderlyingMetrics(UnderlyingState underlying, List<MetricCalculator> calculators) {
        this.underlying = underlying;
        this.frame = new MetricFrame(underlying.session());
        this.calculator = EachCalculator.of(calculators);
        underlying.onRetire(this::onRetire);
        calculator.attach(frame);
    }

    private void onRetire(int ordinal) {
        calculator.onRetire(ordinal);
    }

    /** Completes the time up to which the state is whole, if a tick of a later time comes and anything is due. */
    void beforeTick(long time) {
        if (time < nextLook) {
            return;
        }
        long now = underlying.time;
        if (time > now && isDue(now) && now > completed && now != 0) {
            complete(now);
            nextLook = (Math.floorDiv(time, MetricsStage.COMPLETION_INTERVAL) + 1) * MetricsStage.COMPLETION_INTERVAL;
        }
    }

    private boolean isDue(long now) {
        return now >= nextDue || (underlying.spot != completedSpot && isHeeded(underlying.spot));
    }

    /** Also the first price that is known; not one that is unknown as before. */
    private boolean isHeeded(double spot) {
        return Double.isNaN(completedSpot) ? !Double.isNaN(spot) : !band.holds(spot);
    }

    private void complete(long time) {
        completed = time;
        completedSpot = underlying.spot;
        calculator.onTimeComplete(time, underlying, frame);
        nextDue = Math.min(time + MetricsStage.LONGEST_REST, calculator.nextDue());
        band.open();
        calculator.narrow(band);
    }

    void onTick(MarketEvent tick, MarketState state) {
        boolean whole = instants.isWhole(tick);
        if (isOptionQuote(tick)) {
            calculator.onOptionQuote(tick, state, underlying, frame);
        } else {
            frame.set(MetricSlots.SPOT, underlying.sessionSpot());
            calculator.onTick(tick, state, underlying, frame);
        }
        if (tick.type == TickType.CLOCK) {
            complete(tick.time);
        }
        frame.settle(whole);
    }

    /** Not the first one after a listing or an expiry, after which calculators are due whatever they said before. */
    private boolean isOptionQuote(MarketEvent tick) {
        int listings = underlying.listingChanges();
        if (listings == seenListings && tick.isOptionQuote()) {
            return true;
        }
        if (listings == seenListings && tick.type.isData()) {
            return false;
        }
        boolean definition = tick.type == TickType.INSTRUMENT;
        if (listings != seenListings || tick.concernsSession()) {
            nextDue = Long.MIN_VALUE;
        }
        seenListings = definition ? UNSEEN : listings;
        return false;
    }

    /** Shows in a copy of the frame, as of the present, what no engine reads at each tick. */
    void showRest(MetricFrame copy) {
        long priceTime = underlying.session().priceTime();
        copy.set(
                MetricSlots.SPOT_AGE,
                priceTime == Long.MIN_VALUE ? Double.NaN : (underlying.time - priceTime) / NANOS_PER_SECOND);
        calculator.showRest(underlying.time, underlying, copy);
    }

    void showGamma(GammaSink sink) {
        calculator.showGamma(underlying, sink);
    }

    @Override
    public void visit(StateVisitor visitor) {
        frame.visit(visitor);
        instants.visit(visitor);
        seenListings = visitor.visit(seenListings);
        completed = visitor.visit(completed);
        completedSpot = visitor.visit(completedSpot);
        band.visit(visitor);
        nextDue = visitor.visit(nextDue);
        nextLook = visitor.visit(nextLook);
        calculator.visit(visitor);
    }
}
