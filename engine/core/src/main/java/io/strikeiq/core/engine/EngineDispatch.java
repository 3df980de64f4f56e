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
 * beat, made when the engines are.
 */
final class EngineDispatch implements Visited {
    private static final long BEAT_INTERVAL = 1_000_000_000L;
    private static final Occasion[] OCCASIONS = Occasion.values();
    /** Beside the occasions, the kind of what all engines see: phases of a session, days, states of a feed. */
    private static final int FOR_ALL = OCCASIONS.length;

    private static final int MOVED = 1;
    private static final int BEAT = 2;
    private static final int VARIANTS = 4;

    private final int[][] lists = new int[VARIANTS * (FOR_ALL + 1)][];
    private long spot = Double.doubleToRawLongBits(Double.NaN);
    private long nextBeat = Long.MIN_VALUE;

    EngineDispatch(AnalyticsEngine[] engines) {
        List<Set<Occasion>> interests = new ArrayList<>();
        for (AnalyticsEngine engine : engines) {
            interests.add(engine.interest());
        }
        for (int i = 0; i < lists.length; i++) {
            lists[i] = concerned(interests, i / VARIANTS, (i & MOVED) != 0, (i & BEAT) != 0);
        }
    }

    private static int[] concerned(List<Set<Occasion>> interests, int kind, boolean moved, boolean beat) {
        int[] positions = new int[interests.size()];
        int count = 0;
        for (int i = 0; i < interests.size(); i++) {
            Set<Occasion> interest = interests.get(i);
            if (kind == FOR_ALL
                    || interest.contains(OCCASIONS[kind])
                    || (moved && interest.contains(Occasion.SPOT))
                    || (beat && interest.contains(Occasion.BEAT))) {
                positions[count++] = i;
            }
        }
        return Arrays.copyOf(positions, count);
    }

    /** Positions of the engines that look at a tick, in their order; to be asked once for each tick. */
    int[] concerned(MarketEvent tick, MetricFrame frame) {
        int variant = isBeat(tick, frame) ? BEAT : 0;
        long now = Double.doubleToRawLongBits(frame.get(MetricSlots.SPOT));
        if (now != spot) {
            spot = now;
            variant |= MOVED;
        }
        return lists[VARIANTS * kind(tick) + variant];
    }

    private boolean isBeat(MarketEvent tick, MetricFrame frame) {
        long time = tick.time;
        if (!frame.isWhole() || (time < nextBeat && tick.type != TickType.CLOCK)) {
            return false;
        }
        nextBeat = (Math.floorDiv(time, BEAT_INTERVAL) + 1) * BEAT_INTERVAL;
        return true;
    }

    private static int kind(MarketEvent tick) {
        return switch (tick.type) {
            case QUOTE, DEPTH -> (tick.option ? Occasion.OPTION_QUOTE : Occasion.BOOK).ordinal();
            case TRADE -> (tick.option ? Occasion.OPTION_TRADE : Occasion.TRADE).ordinal();
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
