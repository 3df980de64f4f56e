package io.strikeiq.core.pipeline.supervision;

/**
 * Where a stage thread was at one moment.
 *
 * @param thread name of the thread
 * @param stage the stage that it was in, null between two ticks
 * @param tick the tick in hand, or the last one done
 * @param waiting ticks published that it has not done, the one in hand included
 * @param batches batches of ticks that it has done since the start
 * @param busy nanoseconds that it has spent on them
 * @param longest nanoseconds of the longest of them
 * @param engine name of the engine that has the tick in hand, null for none
 */
public record StageStatus(
        String thread, Stage stage, long tick, long waiting, long batches, long busy, long longest, String engine) {
    /** Before the end of the first batch. */
    public StageStatus(String thread, Stage stage, long tick, long waiting) {
        this(thread, stage, tick, waiting, 0, 0, 0, null);
    }
}
