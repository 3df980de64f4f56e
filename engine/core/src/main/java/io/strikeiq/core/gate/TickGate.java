package io.strikeiq.core.gate;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.Refusal;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * First stage of a tick: says whether the others see it, and at which time. It writes {@link MarketEvent#time}, {@link
 * MarketEvent#refused} and, of quotes and depth, what is {@link MarketEvent#impossible}; what the publisher wrote it only
 * reads. It counts by reason.
 *
 * <ul>
 *   <li>Definitions, phases, days and commands are never refused for their time; a definition or command moves no time.
 *   <li>A tick that names nothing that is listed is refused, and so is a price or trade that cannot be.
 *   <li>Where receipt is our own stamp (it differs from the exchange's), the two must be within {@link #RECEIPT_BOUND}.
 *       Where there is none, {@link JumpRule} guards the time of the underlying.
 *   <li>A clock that jumps waits for the next one ({@link ClockRule}), so that nothing expires or completes at a wrong one.
 *   <li>A quote, depth, price or greeks older than the last of its instrument and kind is refused; a trade or open interest
 *       that is later than {@link #LATEST_TRADE}. Any other late tick passes, at the time of its underlying.
 * </ul>
 */
public final class TickGate implements Visited {
    /** Nanoseconds by which exchange time may leave our own stamp of receipt. */
    public static final long RECEIPT_BOUND = 60_000_000_000L;
    /** Nanoseconds by which a trade or open interest may be behind its underlying. */
    public static final long LATEST_TRADE = 60_000_000_000L;

    private final MarketState state;
    private final GateCounts counts = new GateCounts();
    private final ClockRule clocks = new ClockRule(counts);
    private final TickValues values = new TickValues(counts);
    private UnderlyingGate[] gates = new UnderlyingGate[4];
    private int underlyings;

    /**
     * @param state what is listed, and the time of each underlying; brought up to each tick that passes before the next
     *     one comes
     */
    public TickGate(MarketState state) {
        this.state = state;
    }

    /**
     * Decides on a tick before anything else sees it; false, with the reason in the tick, when it is refused, and without one
     * when it says only how far a source has been read.
     */
    public boolean passes(MarketEvent tick) {
        return passes(tick, true);
    }

    /**
     * As the other.
     *
     * @param counted whether what happens to the tick is counted here, and not by another gate that sees it too
     */
    public boolean passes(MarketEvent tick, boolean counted) {
        addUnderlyings();
        counts.count(counted);
        tick.time = tick.exchangeTime;
        tick.impossible = 0;
        if (tick.isPosition()) {
            // How a source is divided and read is nothing of the market: no stage may tell two ways apart.
            tick.refused = Refusal.NONE;
            return false;
        }
        tick.refused = decide(tick);
        counts.refused(tick.refused);
        return tick.refused == Refusal.NONE;
    }

    private Refusal decide(MarketEvent tick) {
        return switch (tick.type) {
            case CLOCK -> clocks.check(tick.exchangeTime);
            case CONTROL, CONFIDENCE -> Refusal.NONE;
            case INSTRUMENT -> definition(tick);
            case SESSION, DAY, FEED_STATE -> mark(tick);
            default -> data(tick);
        };
    }

    /** A definition takes effect at the time that its underlying has reached. */
    private Refusal definition(MarketEvent tick) {
        int index = state.indexOf(tick);
        long now = index < 0 ? 0 : state.underlying(index).time;
        if (now != 0) {
            tick.time = now;
        }
        return Refusal.NONE;
    }

    /** Phases and days are our own, and move time on wherever it stood. */
    private Refusal mark(MarketEvent tick) {
        if (tick.instrumentId < 0) {
            clocks.moveTo(tick.exchangeTime);
            return Refusal.NONE;
        }
        int index = state.indexOf(tick);
        if (index < 0) {
            boolean expired = tick.type == TickType.SESSION
                    && tick.sessionPhase == SessionPhase.EXPIRY
                    && state.isRetired(tick.instrumentId);
            return expired ? Refusal.ALREADY_EXPIRED : unlisted(tick);
        }
        tick.time = Math.max(tick.time, state.underlying(index).time);
        return Refusal.NONE;
    }

    private Refusal data(MarketEvent tick) {
        int index = state.indexOf(tick);
        if (index < 0) {
            return unlisted(tick);
        }
        UnderlyingState underlying = state.underlying(index);
        UnderlyingGate gate = gates[index];
        Refusal refusal = time(tick, underlying.time, gate);
        if (refusal == Refusal.NONE) {
            refusal = values.check(tick, state.instrument(tick.instrumentId));
        }
        if (refusal == Refusal.NONE) {
            gate.took(tick.exchangeTime, tick.type, tick.instrumentId, state);
            tick.time = Math.max(tick.exchangeTime, underlying.time);
        }
        return refusal;
    }

    private Refusal unlisted(MarketEvent tick) {
        return state.isRetired(tick.instrumentId) ? Refusal.RETIRED_INSTRUMENT : Refusal.UNKNOWN_INSTRUMENT;
    }

    private Refusal time(MarketEvent tick, long now, UnderlyingGate gate) {
        boolean ownStamp = tick.receiveTime != 0 && tick.receiveTime != tick.exchangeTime;
        if (ownStamp) {
            if (Math.abs(tick.exchangeTime - tick.receiveTime) > RECEIPT_BOUND) {
                return Refusal.FAR_FROM_RECEIPT;
            }
        } else if (!gate.jumps.passes(tick.exchangeTime, tick.instrumentId, now)) {
            return Refusal.UNCONFIRMED_JUMP;
        }
        if (tick.type == TickType.TRADE || tick.type == TickType.OPEN_INTEREST) {
            return now - tick.exchangeTime > LATEST_TRADE ? Refusal.TOO_LATE : Refusal.NONE;
        }
        boolean older = tick.exchangeTime < state.lastTime(tick.instrumentId, tick.type);
        return older ? Refusal.OLDER_THAN_LAST : Refusal.NONE;
    }

    private void addUnderlyings() {
        while (underlyings < state.underlyingCount()) {
            if (underlyings == gates.length) {
                gates = Arrays.copyOf(gates, 2 * underlyings);
            }
            gates[underlyings] = new UnderlyingGate(state.underlying(underlyings));
            underlyings++;
        }
    }

    /** What was refused, by reason, and what was made unknown. */
    public GateCounts counts() {
        return counts;
    }

    /** Shows what concerns all underlyings: the clock and the counts; the market state comes first. */
    @Override
    public void visit(StateVisitor visitor) {
        visitClock(visitor);
        counts.visit(visitor);
    }

    /** Shows the clock alone, which is the same whatever underlyings there are. */
    public void visitClock(StateVisitor visitor) {
        clocks.visit(visitor);
    }

    /** Shows what is kept of an underlying; its market state comes first. */
    public void visit(int underlying, StateVisitor visitor) {
        addUnderlyings();
        gates[underlying].visit(visitor);
    }
}
