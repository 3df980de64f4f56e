package io.strikeiq.core.pipeline;

/**
 * How ticks come into a pipeline.
 *
 * @param shared whether several threads publish: feeds, clock and control of a live run
 * @param firstNumber number of the first tick that is published; below 1 where a warm-up comes first
 * @param liveFrom number of the first tick that comes live; those before it are in the tick journal already
 * @param recorder where live ticks are recorded, null where they are not
 */
public record Intake(boolean shared, long firstNumber, long liveFrom, TickRecorder recorder) {
    /** Checks that no tick is both part of the warm-up and live. */
    public Intake {
        if (liveFrom < 1) {
            throw new IllegalArgumentException("the first live tick is " + liveFrom + "; ticks of a run begin with 1");
        }
    }

    /** One publisher of ticks that are recorded already, numbered from 1. */
    public static Intake replay() {
        return replay(1);
    }

    /** The same with the number of the first tick. */
    public static Intake replay(long firstNumber) {
        return new Intake(false, firstNumber, Long.MAX_VALUE, null);
    }

    /**
     * Several producers, recorded.
     *
     * @param recorded ticks that the tick journal has so far, which are published first, in order, by one thread
     */
    public static Intake live(long recorded, TickRecorder recorder) {
        return live(1, recorded, recorder);
    }

    /** The same with the number of the first tick. */
    public static Intake live(long firstNumber, long recorded, TickRecorder recorder) {
        return new Intake(true, firstNumber, recorded + 1, recorder);
    }

    boolean isRecorded() {
        return recorder != null;
    }
}
