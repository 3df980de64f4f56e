package io.strikeiq.core.metrics.trade;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/** Best quotes of an underlying and of its futures, which are few; an option's stand in its chain. */
final class BestQuotes implements Visited {
    private int[] ordinals = new int[4];
    private double[] bids = new double[4];
    private double[] asks = new double[4];
    private int count;

    void update(MarketEvent tick) {
        int slot = slotOf(tick.ordinal);
        if (slot < 0) {
            slot = add(tick.ordinal);
        }
        bids[slot] = tick.bestBid();
        asks[slot] = tick.bestAsk();
    }

    private int add(int ordinal) {
        if (count == ordinals.length) {
            ordinals = Arrays.copyOf(ordinals, 2 * count);
            bids = Arrays.copyOf(bids, 2 * count);
            asks = Arrays.copyOf(asks, 2 * count);
        }
        ordinals[count] = ordinal;
        return count++;
    }

    /** Where the quotes of an instrument stand, −1 when it has never been quoted. */
    int slotOf(int ordinal) {
        for (int i = 0; i < count; i++) {
            if (ordinals[i] == ordinal) {
                return i;
            }
        }
        return -1;
    }

    /** Forgets an instrument whose ordinal is going to be another's. */
    void forget(int ordinal) {
        int slot = slotOf(ordinal);
        if (slot >= 0) {
            count--;
            ordinals[slot] = ordinals[count];
            bids[slot] = bids[count];
            asks[slot] = asks[count];
        }
    }

    double bid(int slot) {
        return bids[slot];
    }

    double ask(int slot) {
        return asks[slot];
    }

    @Override
    public void visit(StateVisitor visitor) {
        count = visitor.visit(count);
        ordinals = visitor.visit(ordinals, count);
        bids = visitor.visit(bids, count);
        asks = visitor.visit(asks, count);
    }
}
