package io.strikeiq.feeds.nse;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import java.util.List;

/** Notes of each underlying when the connection was lost and when it is there again. */
public final class NseOutages {
    private final MarketEvent tick = new MarketEvent();
    private final List<NseInstrument> underlyings;
    private final FeedSink sink;
    private long downSince;

    /** A restart is an outage too, from the last recorded tick on. */
    public NseOutages(List<NseInstrument> underlyings, FeedPosition behind, FeedSink sink) {
        this.underlyings = List.copyOf(underlyings);
        this.sink = sink;
        if (behind.ticks() > 0) {
            lost(behind.exchangeTime());
        }
    }

    /** From when data are missing, 0 when none are. */
    public long downSince() {
        return downSince;
    }

    /**
     * The connection is there.
     *
     * @return whether it was lost before
     */
    public boolean connected(long time) {
        boolean again = downSince != 0;
        if (again) {
            states(time, FeedState.GAP, downSince, time);
        }
        downSince = 0;
        states(time, FeedState.CONNECTED, time, Long.MAX_VALUE);
        return again;
    }

    /**
     * The connection is lost.
     *
     * @param time of the last tick, 0 when there was none
     */
    public void lost(long time) {
        if (downSince == 0 && time > 0) {
            downSince = time;
            states(time, FeedState.DOWN, time, Long.MAX_VALUE);
        }
    }

    private void states(long time, FeedState state, long from, long to) {
        underlyings.forEach(each -> sink.accept(tick.asFeedState(each.terms.id(), time, state, from, to)));
    }
}
