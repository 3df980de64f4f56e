package io.strikeiq.core.gate;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.Refusal;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.Listing;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * First stage of a tick: says whether the others see it, and at which time. It writes {@link MarketEvent#time}, {@link
 * MarketEvent#refused}, {@link MarketEvent#underlyingIndex} and, of quotes and depth, what is {@link
 * MarketEvent#impossible}; what the publisher wrote it only reads. It counts by reason.
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
        counts.count(counted);
        tick.time = tick.exchangeTime;
        tick.impossible = 0;
        Refusal refusal;
        if (tick.type.isData()) {
            refusal = data(tick);
        } else if (tick.isPosition()) {
            // How a source is divided and read is nothing of the market: no stage may tell two ways apart.
            tick.refused = Refusal.NONE;
            return false;
        } else {
            refusal = other(tick);
        }
        tick.refused = refusal;
        if (refusal == Refusal.NONE) {
            counts.passed();
            return true;
        }
        counts.refused(refusal);
        return false;
    }

    private Refusal other(MarketEvent tick) {
        tick.underlyingIndex = -1;
        return switch (tick.type) {
            case CLOCK -> clocks.check(tick.exchangeTime);
            case INSTRUMENT -> definition(tick);
            case SESSION, DAY, FEED_STATE -> mark(tick);
            default -> Refusal.NONE;
        };
    }

    /** A definition takes effect at the time that its underlying has reached. */
    private Refusal definition(MarketEvent tick) {
        Listing underlying = state.listing(tick.definition.underlyingId());
        long now = underlying == null ? 0 : underlying.underlying().time;
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
        Listing listing = state.find(tick);
        if (listing == null) {
            boolean expired = tick.type == TickType.SESSION
                    && tick.sessionPhase == SessionPhase.EXPIRY
                    && state.isRetired(tick.instrumentId);
            return expired ? Refusal.ALREADY_EXPIRED : unlisted(tick);
        }
        tick.time = Math.max(tick.time, listing.underlying().time);
        return Refusal.NONE;
    }

    private Refusal data(MarketEvent tick) {
        Listing listing = state.find(tick);
        if (listing == null) {
            return unlisted(tick);
        }
        long now = listing.underlying().time;
        UnderlyingGate gate = gate(tick.underlyingIndex);
        Refusal refusal = time(tick, now, gate.jumps);
        if (refusal == Refusal.NONE) {
            refusal = content(tick, listing, gate, now);
        }
        if (refusal == Refusal.NONE) {
            tick.time = Math.max(tick.exchangeTime, now);
        }
        return refusal;
    }

    private Refusal unlisted(MarketEvent tick) {
        return state.isRetired(tick.instrumentId) ? Refusal.RETIRED_INSTRUMENT : Refusal.UNKNOWN_INSTRUMENT;
    }

    /** Our own stamp of receipt differs from the exchange's; a feed that has none gives the exchange's again, or 0. */
    private static Refusal time(MarketEvent tick, long now, JumpRule jumps) {
        long time = tick.exchangeTime;
        long received = tick.receiveTime;
        if (received == time || received == 0) {
            return jumps.passes(time, tick.instrumentId, now) ? Refusal.NONE : Refusal.UNCONFIRMED_JUMP;
        }
        return Math.abs(time - received) > RECEIPT_BOUND ? Refusal.FAR_FROM_RECEIPT : Refusal.NONE;
    }

    /** Whether it is older than its kind may be, or cannot be. Quotes and depth, of which most of a stream consists, come first. */
    private Refusal content(MarketEvent tick, Listing listing, UnderlyingGate gate, long now) {
        if (tick.type == TickType.QUOTE) {
            if (!listing.takesQuote(tick.exchangeTime)) {
                return Refusal.OLDER_THAN_LAST;
            }
            values.quote(tick, listing.terms());
        } else if (tick.type == TickType.DEPTH) {
            if (!listing.takesDepth(tick.exchangeTime)) {
                return Refusal.OLDER_THAN_LAST;
            }
            values.depth(tick, listing.terms());
        } else {
            return otherContent(tick, listing, gate, now);
        }
        gate.keepsTimeOf(listing);
        return Refusal.NONE;
    }

    private static Refusal otherContent(MarketEvent tick, Listing listing, UnderlyingGate gate, long now) {
        boolean late = now - tick.exchangeTime > LATEST_TRADE;
        return switch (tick.type) {
            case TRADE -> late ? Refusal.TOO_LATE : TickValues.trade(tick, listing.terms());
            case OPEN_INTEREST -> late ? Refusal.TOO_LATE : TickValues.openInterest(tick);
            case UNDERLYING_PRICE -> price(tick, listing, gate);
            default -> greeks(tick, listing, gate);
        };
    }

    private static Refusal price(MarketEvent tick, Listing listing, UnderlyingGate gate) {
        if (tick.exchangeTime < listing.priceTime()) {
            return Refusal.OLDER_THAN_LAST;
        }
        Refusal refusal = TickValues.price(tick, listing.terms());
        if (refusal == Refusal.NONE) {
            listing.tookPrice(tick.exchangeTime);
            gate.keepsTimeOf(listing);
        }
        return refusal;
    }

    private static Refusal greeks(MarketEvent tick, Listing listing, UnderlyingGate gate) {
        if (!listing.takesGreeks(tick.exchangeTime)) {
            return Refusal.OLDER_THAN_LAST;
        }
        gate.keepsTimeOf(listing);
        return Refusal.NONE;
    }

    private UnderlyingGate gate(int index) {
        if (index >= underlyings) {
            addUnderlyings();
        }
        return gates[index];
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
