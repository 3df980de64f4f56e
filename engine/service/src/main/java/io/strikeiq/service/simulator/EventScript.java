package io.strikeiq.service.simulator;

import java.util.ArrayList;
import java.util.List;

/** A planted event as a sequence of phases in event time. */
final class EventScript {
    private final List<Phase> phases = new ArrayList<>();
    private int current = -1;
    private long phaseEnd;

    /** What a phase does. */
    interface Action {
        /**
         * Bends the market for one step of the phase.
         *
         * @param first whether this is the first step of the phase
         * @param secondsLeft seconds to the end of the phase
         */
        void apply(SimulatedUnderlying underlying, boolean first, double secondsLeft);
    }

    private record Phase(double seconds, Action action) {}

    EventScript then(double seconds, Action action) {
        phases.add(new Phase(seconds, action));
        return this;
    }

    /** Seconds of all phases. */
    double seconds() {
        return phases.stream().mapToDouble(Phase::seconds).sum();
    }

    /** Plays the script up to a time; false when it is over. */
    boolean advance(SimulatedUnderlying underlying, long now) {
        boolean first = false;
        if (current < 0) {
            current = 0;
            phaseEnd = now + nanos(phases.get(0).seconds());
            first = true;
        }
        while (now >= phaseEnd && current < phases.size() - 1) {
            current++;
            phaseEnd += nanos(phases.get(current).seconds());
            first = true;
        }
        if (now >= phaseEnd) {
            return false;
        }
        phases.get(current).action().apply(underlying, first, (phaseEnd - now) / 1e9);
        return true;
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
