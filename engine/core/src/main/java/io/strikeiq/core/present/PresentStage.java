package io.strikeiq.core.present;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import java.util.Arrays;

/**
 * Copies the present of each underlying at the beats of its event time, for those who watch. Nothing that comes of a tick
 * depends on it; a copy that cannot be made is counted, and the tick goes on.
 */
public final class PresentStage {
    /** Of so many beats one is made when nobody asks, and so many are made after somebody has asked. */
    private static final int BEATS_AT_REST = 40;

    /** So many underlyings that somebody asks for are copied at each beat; of more, each the less often. */
    private static final int TOGETHER = 8;

    private final MarketState state;
    private final MetricsStage metrics;
    private final PresentBoard board;
    private PresentBuffer[] buffers = new PresentBuffer[0];
    private Beats[] beats = new Beats[0];
    /** Underlyings that somebody asks for. */
    private int active;
    /** Event time before which no copy is due: most ticks are over with one comparison. */
    private long nextOfAll = Long.MIN_VALUE;

    public PresentStage(MarketState state, MetricsStage metrics, PresentBoard board) {
        this.state = state;
        this.metrics = metrics;
        this.board = board;
    }

    /** To be called before the market state applies the tick, after {@link MetricsStage#beforeTick}. */
    public void beforeTick(MarketEvent tick) {
        if (tick.type == TickType.INSTRUMENT) {
            // What it lists may be an underlying that was never copied.
            nextOfAll = Long.MIN_VALUE;
            return;
        }
        if (tick.time < nextOfAll) {
            return;
        }
        look(tick);
    }

    private void look(MarketEvent tick) {
        int index = tick.underlyingIndex;
        if (index >= 0) {
            beat(index, tick);
        } else if (tick.concernsAll()) {
            for (int i = 0; i < state.underlyingCount(); i++) {
                beat(i, tick);
            }
        }
    }

    private void beat(int index, MarketEvent tick) {
        if (index >= buffers.length) {
            add(index);
        }
        long now = state.underlying(index).time;
        if (tick.time > now && now != 0 && tick.time >= beats[index].next) {
            if (beats[index].isDue(tick.time, buffers[index].asked())) {
                publish(index, tick.sequence);
            }
            nextOfAll = nextOfAll();
        }
    }

    /** The first beat of any, unless there is one that has none yet. */
    private long nextOfAll() {
        long first = buffers.length < state.underlyingCount() ? Long.MIN_VALUE : Long.MAX_VALUE;
        for (Beats each : beats) {
            first = Math.min(first, each.next);
        }
        return first;
    }

    /** When copies of one underlying are due. */
    private final class Beats {
        private long next;
        private long nextAtRest;
        private long asked = -1;
        private int left;

        /** At a beat. */
        boolean isDue(long time, long askedSoFar) {
            long wait = board.beat() * (1 + active / TOGETHER);
            next = (Math.floorDiv(time, wait) + 1) * wait;
            if (askedSoFar != asked) {
                asked = askedSoFar;
                active += left == 0 ? 1 : 0;
                left = BEATS_AT_REST;
            }
            if (left == 0 && time < nextAtRest) {
                return false;
            }
            if (left > 0) {
                left--;
                active -= left == 0 ? 1 : 0;
            }
            nextAtRest = time + BEATS_AT_REST * board.beat();
            return true;
        }
    }

    private void add(int index) {
        int known = buffers.length;
        buffers = Arrays.copyOf(buffers, index + 1);
        beats = Arrays.copyOf(beats, index + 1);
        for (int i = known; i <= index; i++) {
            buffers[i] = board.add(state.underlying(i).instrument().symbol());
            beats[i] = new Beats();
        }
    }

    private void publish(int index, long sequence) {
        UnderlyingState underlying = state.underlying(index);
        try {
            PresentMarket copy = buffers[index].next();
            copy.take(underlying, metrics.wholeFrame(index), sequence);
            metrics.showGamma(index, copy);
            buffers[index].publish();
        } catch (RuntimeException e) {
            board.onFailure();
        }
    }

    /** Copies every underlying as it is after a tick. */
    public void publishAll(long sequence) {
        for (int i = 0; i < state.underlyingCount(); i++) {
            if (i >= buffers.length) {
                add(i);
            }
            publish(i, sequence);
        }
    }
}
