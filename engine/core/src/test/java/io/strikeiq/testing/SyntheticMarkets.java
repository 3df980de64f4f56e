package io.strikeiq.testing;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;

/** Several random markets as one source, in the order of time. */
public final class SyntheticMarkets implements TickSource {
    private final SyntheticMarket[] markets;
    private final MarketEvent[] next;
    private long sequence;

    /**
     * @param ticks ticks of each market
     */
    public SyntheticMarkets(long seed, int count, long ticks) {
        markets = new SyntheticMarket[count];
        next = new MarketEvent[count];
        for (int i = 0; i < count; i++) {
            markets[i] = new SyntheticMarket(
                    seed * 31 + i, ticks, i * SyntheticMarket.instruments(), "TEST" + (char) ('A' + i));
            next[i] = new MarketEvent();
            advance(i);
        }
    }

    private void advance(int market) {
        if (!markets[market].next(next[market])) {
            next[market] = null;
        }
    }

    @Override
    public boolean next(MarketEvent slot) {
        int first = -1;
        for (int i = 0; i < next.length; i++) {
            if (next[i] != null && (first < 0 || next[i].exchangeTime < next[first].exchangeTime)) {
                first = i;
            }
        }
        if (first < 0) {
            return false;
        }
        slot.copyFrom(next[first]);
        slot.sequence = ++sequence;
        advance(first);
        return true;
    }

    @Override
    public void close() {}
}
