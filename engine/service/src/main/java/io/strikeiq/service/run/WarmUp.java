package io.strikeiq.service.run;

import java.util.List;

/**
 * Recorded ticks that a run has done before its first, silently: its metrics then know the days before. They are numbered up
 * to 0, so that the first tick of the run is 1 whatever came before; none of them makes a signal, a snapshot or an outcome.
 *
 * @param ticks ticks of all parts, definitions included
 * @param from event time of the first in nanoseconds since the epoch
 * @param to event time of the last
 * @param parts where they are, the oldest first
 */
public record WarmUp(long ticks, long from, long to, List<Part> parts) {
    /** None. */
    static final WarmUp NONE = new WarmUp(0, 0, 0, List.of());

    /** What a manifest lacks is empty. */
    public WarmUp {
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    /**
     * Ticks of one journal.
     *
     * @param journal absolute path of its folder
     * @param definitions definitions of instruments before the first of the ticks, which come before it
     * @param first number of the first tick
     * @param last number of the last tick
     * @param begin event time of the first tick in nanoseconds since the epoch
     */
    public record Part(String journal, long definitions, long first, long last, long begin) {
        long ticks() {
            return definitions + last - first + 1;
        }
    }

    /** Number of the first tick that is published. */
    long firstNumber() {
        return 1 - ticks;
    }
}
