package io.strikeiq.bench.replay;

import java.util.List;

/**
 * One day at full speed.
 *
 * @param day name of the day
 * @param ticks ticks of its journal
 * @param signals signals that the engines gave
 * @param runs the whole pipeline by layout, without engines, and the bare Disruptor
 * @param collections garbage collections meanwhile
 */
record DayFigures(String day, long ticks, long signals, List<PathCost> runs, long collections) {
    /** What runs between the journal's reader and its end. */
    enum Kind {
        /** The pipeline with all engines. */
        ENGINES_ON,
        /** The pipeline with market state and metrics alone. */
        ENGINES_OFF,
        /** A ring with the same slots whose handler does next to nothing. */
        BARE
    }

    /** Wall time of one way of a tick, the least of the passes. */
    record PathCost(String path, Kind kind, double nanosPerTick, double ticksPerSecond) {}
}
