package io.strikeiq.bench.load;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.service.simulator.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream of ticks without end: the opening of a simulated session, then its busiest market in a loop, each tick
 * stamped with the event time that the caller plans for it, so that event time passes as in live use at any rate.
 */
public final class LoadTicks {
    /** The densest day that the simulator makes: 44,000 ticks in a second of event time. */
    private static final long DENSEST = 1_000_000_000L;

    private final List<MarketEvent> opening = new ArrayList<>();
    private final List<MarketEvent> loop = new ArrayList<>();

    /**
     * Simulates a market.
     *
     * @param contracts options of each underlying, at least 20
     * @param loopTicks ticks after which the stream begins again behind the opening
     */
    public LoadTicks(int underlyings, int contracts, int loopTicks) {
        int expiries = contracts >= 1_600 ? 8 : contracts >= 200 ? 4 : 2;
        int strikes = Math.max(5, contracts / (2 * expiries));
        SimulatorSettings day = new SimulatorSettings(1, underlyings, strikes, expiries, DENSEST);
        int listed = underlyings * (1 + 2 * strikes * expiries);
        SimulatedTicks.play(day, 3L * listed + loopTicks, this::keep);
    }

    private void keep(MarketEvent tick) {
        MarketEvent copy = new MarketEvent();
        copy.copyFrom(tick);
        boolean opens = loop.isEmpty() && (opening.isEmpty() || tick.exchangeTime == opening.get(0).exchangeTime);
        if (opens) {
            opening.add(copy);
        } else if (tick.type != TickType.CLOCK) {
            loop.add(copy);
        }
    }

    /** Ticks that list the instruments and give the first state of the market; all of one event time. */
    public List<MarketEvent> opening() {
        return opening;
    }

    /** Event time of the opening, nanoseconds since the epoch. */
    public long openingTime() {
        return opening.get(0).exchangeTime;
    }

    /** The i-th tick behind the opening, stamped; it is overwritten by a later round. One thread. */
    public MarketEvent get(long i, long eventTime) {
        MarketEvent tick = loop.get((int) (i % loop.size()));
        tick.exchangeTime = eventTime;
        tick.receiveTime = eventTime;
        return tick;
    }

    /** Ticks of one round. */
    public int size() {
        return loop.size();
    }
}
