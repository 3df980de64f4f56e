package io.strikeiq.core.pipeline.supervision;

/**
 * Where a stage thread was at one moment.
 *
 * @param thread name of the thread
 * @param stage the stage that it was in, null between two ticks
 * @param tick the tick in hand, or the last one done
 * @param waiting ticks published that it has not done, the one in hand included
 */
public record StageStatus(String thread, Stage stage, long tick, long waiting) {}
