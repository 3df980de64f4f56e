package io.strikeiq.watch.view;

/** Where the values of a market were taken. */
public enum Origin {
    /** From the running stages, within a beat of the newest tick. */
    PRESENT,
    /** From the snapshots in the database; their time is the last one before the time that was asked for. */
    SNAPSHOT,
    /** From a replay of the recorded ticks to the time that was asked for. */
    REPLAY
}
