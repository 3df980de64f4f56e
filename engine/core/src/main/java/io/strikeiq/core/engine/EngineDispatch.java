package io.strikeiq.core.engine;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which engines of one underlying look at a tick: one list for each kind of tick, with and without a change of SPOT and a
 * beat. The lists leave out engines that are off or in quarantine, and are made again when one of them goes or comes.
 */
final class EngineDispatch implements Visited {
    private static final long BEAT_INTERVAL = 1_000_000_000L;
    private static final Occasion[] OCCASIONS = Occasion.values();
    /** Beside the occasions, the kind of what all engines see: phases of a session, days, states of a feed. */
    private static final int FOR_ALL = OCCASIONS.length;

    private static final int MOVED = 1;
    private static final int BEAT = 2;
    private static final int VARIANTS = 4;
    /** By type of tick, of options and of all else: where the lists of its kind begin. */
    private static final int[] OF_OPTIONS = firstLists(true);

    private static final int[] OF_OTHERS = firstLists(false);

    private final EngineSeat[] seats;
    private final List<Set<Occasion>> interests = new ArrayList<>();
    private final boolean[] awake;
    private final EngineSeat[][] lists = new EngineSeat[VARIANTS * (FOR_ALL + 1)][];
    private long spot = Double.doubleToRawLongBits(Double.NaN);
    private long nextBeat = Long.MIN_VALUE;

    /** All engines are awake. */
    EngineDispatch(EngineSeat[] seats) {
        this.seats = seats;
        for (EngineSeat seat : seats) {
            interests.add(seat.engine().interest());
        }
        awake = new boolean[seats.length];
        Arrays.fill(awake, true);
        makeLists();
    }

    /** From now on an engine looks, or does not, whatever its interest. */
    void wake(int engine, boolean looks) {
        if (awake[engine] != looks) {
            awake[engine] = looks;
            makeLists();
        }
    }

    /** New ones, so that a list in hand stays as it is. */
    private void makeLists() {
        for (int i = 0; i < lists.length; i++) {
            lists[i] = concerned(i / VARIANTS, (i & MOVED) != 0, (i & BEAT) != 0);
        }
    }

    private EngineSeat[] concerned(int kind, boolean moved, boolean beat) {
        EngineSeat[] looking = new EngineSeat[seats.length];
        int count = 0;
        for (int i = 0; i < awake.length; i++) {
            Set<Occasion> interest = interests.get(i);
            boolean looks = kind == FOR_ALL
                    || interest.contains(OCCASIONS[kind])
                    || (moved && interest.contains(Occasion.SPOT))
                    || (beat && interest.contains(Occasion.BEAT));
            if (looks && awake[i]) {
                looking[count++] = seats[i];
            }
        }
        return Arrays.copyOf(looking, count);
    }

    /** The engines that look at a tick, in their order; to be asked once for each tick. */
    EngineSeat[] concerned(MarketEvent tick, MetricFrame frame) {
        int list = (tick.option ? OF_OPTIONS : OF_OTHERS)[tick.type.ordinal()];
        if (isBeat(tick, frame)) {
            list += BEAT;
        }
        long now = Double.doubleToRawLongBits(frame.get(MetricSlots.SPOT));
        if (now != spot) {
            spot = now;
            list += MOVED;
        }
        return lists[list];
    }

    private boolean isBeat(MarketEvent tick, MetricFrame frame) {
        long time = tick.time;
        if ((time < nextBeat && tick.type != TickType.CLOCK) || !frame.isWhole()) {
            return false;
        }
        nextBeat = (Math.floorDiv(time, BEAT_INTERVAL) + 1) * BEAT_INTERVAL;
        return true;
    }

    private static int[] firstLists(boolean option) {
        return Arrays.stream(TickType.values())
                .mapToInt(type -> VARIANTS * kind(type, option))
                .toArray();
    }

    private static int kind(TickType type, boolean option) {
        return switch (type) {
            case QUOTE, DEPTH -> (option ? Occasion.OPTION_QUOTE : Occasion.BOOK).ordinal();
            case TRADE -> (option ? Occasion.OPTION_TRADE : Occasion.TRADE).ordinal();
            case UNDERLYING_PRICE -> Occasion.INDEX_PRICE.ordinal();
            case OPEN_INTEREST -> Occasion.OPEN_INTEREST.ordinal();
            case VENUE_GREEKS -> Occasion.VENUE_GREEKS.ordinal();
            case INSTRUMENT -> Occasion.LISTING.ordinal();
            case CLOCK -> Occasion.BEAT.ordinal();
            default -> FOR_ALL;
        };
    }

    @Override
    public void visit(StateVisitor visitor) {
        spot = visitor.visit(spot);
        nextBeat = visitor.visit(nextBeat);
    }
}
