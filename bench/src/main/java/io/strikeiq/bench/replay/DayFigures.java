package io.strikeiq.bench.replay;

import java.util.List;

/**
 * One day at full speed.
 *
 * @param day name of the day
 * @param ticks ticks of its journal
 * @param signals signals that the engines gave
 * @param stages cost of each stage
 * @param runs the whole pipeline, by layout
 * @param collections garbage collections while the whole pipeline ran
 */
record DayFigures(
        String day, long ticks, long signals, List<StageCost> stages, List<LayoutCost> runs, long collections) {
    /**
     * Cost of one stage: the difference in processor time between the runs with and without it.
     *
     * @param nanosPerTick may be slightly negative where the stage costs less than two runs differ
     * @param bytesPerTick allocated on the thread in the second half of the day
     */
    record StageCost(Stage stage, double nanosPerTick, double bytesPerTick) {}

    /**
     * The whole pipeline.
     *
     * @param path layout, or the layout without engines
     * @param enginesOn whether all engines ran
     */
    record LayoutCost(String path, boolean enginesOn, double nanosPerTick, double ticksPerSecond) {}

    /** Nanoseconds per tick of all stages on one thread. */
    double stageSum() {
        return stages.stream().mapToDouble(StageCost::nanosPerTick).sum();
    }
}
