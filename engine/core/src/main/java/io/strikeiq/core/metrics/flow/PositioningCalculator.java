package io.strikeiq.core.metrics.flow;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricHistory;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.metrics.SessionTurns;
import io.strikeiq.core.metrics.SessionTurns.Turn;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.SessionBeat;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.statistics.DecayedSums;

/**
 * How open interest moves: its velocity by calls and puts, the build-up quadrants, the writers' strikes, and the change
 * of open interest over traded volume.
 *
 * <p>Velocity is over the open interest of the frame, so the chain's calculators must run before this one.
 */
public final class PositioningCalculator implements MetricCalculator {
    private static final int CALLS = 0;
    private static final int PUTS = 1;
    private static final int CHANGE = 0;
    private static final int VOLUME = 1;

    private final OpenInterestChange change = new OpenInterestChange();
    private final DecayedSums opened;
    /** Both at the half-life of the flows, for OI_CHANGE_SHARE. */
    private final DecayedSums turned;

    private final boolean[] observed = new boolean[2];
    private final MetricHistory[] velocity;
    private final BuildUps[] buildUps;
    private final Writers[] writers;
    private final StrikeWriting strikes;
    /** Of the writers' options: quotes of all others change nothing, which is seen without a look at anything else. */
    private int shownCall = Writers.NONE;

    private int shownPut = Writers.NONE;
    private final SessionTurns turns = new SessionTurns();
    private final SessionBeat samples;
    /** Active time of the last sample: time without market data is no history. */
    private long sampledAt = -1;

    public PositioningCalculator(FlowSettings settings) {
        this.opened = new DecayedSums(2, settings.openInterestHalfLife());
        this.turned = new DecayedSums(2, settings.flowHalfLife());
        this.velocity = new MetricHistory[] {
            MetricHistory.scored(Metric.CALL_OI_VELOCITY, Metric.CALL_OI_VELOCITY_Z, settings.scoring()),
            MetricHistory.scored(Metric.PUT_OI_VELOCITY, Metric.PUT_OI_VELOCITY_Z, settings.scoring())
        };
        this.buildUps = new BuildUps[] {new BuildUps(true, settings), new BuildUps(false, settings)};
        this.writers = new Writers[] {new Writers(true, settings), new Writers(false, settings)};
        this.strikes = new StrikeWriting(settings);
        this.samples = new SessionBeat(settings.sampleInterval());
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        boolean known = observed[CALLS] || observed[PUTS];
        if (!known || !samples.isDue(time, underlying.session())) {
            return;
        }
        long activeTime = underlying.session().activeTime();
        boolean moved = activeTime > sampledAt;
        sampledAt = activeTime;
        for (int side = CALLS; side <= PUTS; side++) {
            showChanges(side, time, frame);
            if (moved) {
                velocity[side].sample(activeTime);
                buildUps[side].sample(activeTime);
            }
            writers[side].findStrongest(time);
            writers[side].show(underlying, frame);
        }
        lookForShown();
        if (moved) {
            strikes.sample(time, activeTime, frame.get(MetricSlots.SPOT));
        }
        showShare(time, frame);
    }

    @Override
    public long nextDue() {
        return observed[CALLS] || observed[PUTS] ? samples.next() : Long.MAX_VALUE;
    }

    @Override
    public void attach(MetricFrame frame) {
        frame.showWriting(strikes);
    }

    @Override
    public void narrow(SpotBand band) {
        // No move of spot concerns it before its time.
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        if (tick.type == TickType.SESSION || tick.type == TickType.DAY) {
            if (turns.at(tick, underlying.session()) == Turn.OPEN) {
                startSession(tick.time, frame);
            }
        } else if (tick.option) {
            onOption(tick, state, underlying, frame);
        }
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        showWriter(tick.ordinal, underlying, frame);
    }

    private void showWriter(int ordinal, UnderlyingState underlying, MetricFrame frame) {
        if (ordinal == shownCall) {
            writers[CALLS].show(underlying, frame);
        } else if (ordinal == shownPut) {
            writers[PUTS].show(underlying, frame);
        }
    }

    private void lookForShown() {
        shownCall = writers[CALLS].shownOrdinal();
        shownPut = writers[PUTS].shownOrdinal();
    }

    /** What changed in the last session is no change of this one, which is unknown until its first. */
    private void startSession(long time, MetricFrame frame) {
        change.startSession();
        strikes.startSession();
        opened.reset();
        turned.reset();
        for (int side = CALLS; side <= PUTS; side++) {
            observed[side] = false;
            buildUps[side].startSession(frame);
            showChanges(side, time, frame);
        }
        showShare(time, frame);
    }

    private void onOption(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        int side = tick.instrument.right() == OptionRight.CALL ? CALLS : PUTS;
        if (tick.type == TickType.TRADE && tick.size > 0) {
            change.onTrade();
            turned.advance(tick.time);
            turned.add(VOLUME, tick.size);
            showShare(tick.time, frame);
        } else if (tick.type == TickType.OPEN_INTEREST) {
            ChainState chain = state.chainOf(tick.instrumentId);
            int column = state.columnOf(tick.instrumentId);
            strikes.list(tick.time, tick.instrument.strike());
            if (change.observe(tick, chain, column)) {
                onChange(tick, side, chain.delta[column]);
            }
            showChanges(side, tick.time, frame);
            showShare(tick.time, frame);
        }
        showWriter(tick.ordinal, underlying, frame);
    }

    private void onChange(MarketEvent tick, int side, double delta) {
        long time = tick.time;
        observed[side] = true;
        opened.advance(time);
        opened.add(side, change.units);
        turned.advance(time);
        turned.add(CHANGE, change.units);
        buildUps[side].add(time, change.priceChange, change.units, delta);
        writers[side].add(time, tick.ordinal, tick.instrument, change, tick.openInterest);
        strikes.add(time, tick.instrument.right(), tick.instrument.strike(), change, delta);
    }

    private void showChanges(int side, long time, MetricFrame frame) {
        opened.advance(time);
        double openInterest = frame.get(side == CALLS ? MetricSlots.CALL_OI : MetricSlots.PUT_OI);
        boolean known = observed[side] && openInterest > 0;
        velocity[side].show(known ? opened.rate(side) / openInterest : Double.NaN, frame);
        buildUps[side].show(time, frame);
    }

    private void showShare(long time, MetricFrame frame) {
        turned.advance(time);
        boolean known = (observed[CALLS] || observed[PUTS]) && turned.get(VOLUME) > 0;
        frame.set(MetricSlots.OI_CHANGE_SHARE, known ? turned.get(CHANGE) / turned.get(VOLUME) : Double.NaN);
    }

    @Override
    public void onRetire(int ordinal) {
        change.forget(ordinal);
        for (Writers each : writers) {
            each.forget(ordinal);
        }
        lookForShown();
    }

    @Override
    public void visit(StateVisitor visitor) {
        turns.visit(visitor);
        change.visit(visitor);
        strikes.visit(visitor);
        opened.visit(visitor);
        turned.visit(visitor);
        visitor.visitAll(observed);
        visitor.visitAll(velocity);
        visitor.visitAll(buildUps);
        visitor.visitAll(writers);
        samples.visit(visitor);
        sampledAt = visitor.visit(sampledAt);
        lookForShown();
    }
}
