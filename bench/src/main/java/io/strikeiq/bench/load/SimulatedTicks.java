package io.strikeiq.bench.load;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.service.simulator.MarketSimulator;
import io.strikeiq.service.simulator.SimulatorSettings;

/** The first part of a simulated day: as dense as the whole, and no longer than needed. */
public final class SimulatedTicks {
    private SimulatedTicks() {}

    /** Ends the simulation; carries no trace, since nothing is wrong. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    /**
     * Plays the day into a sink until it ends or a number of ticks is reached.
     *
     * @param day the whole day; its number of ticks sets how many come in a second of event time
     * @param most ticks to play at most
     * @return ticks played
     */
    public static long play(SimulatorSettings day, long most, TickSink sink) {
        long[] played = {0};
        try {
            new MarketSimulator(day)
                    .run(
                            tick -> {
                                if (played[0] == most) {
                                    throw new Enough();
                                }
                                played[0]++;
                                sink.accept(tick);
                            },
                            event -> {});
        } catch (Enough e) {
            return played[0];
        }
        return played[0];
    }
}
