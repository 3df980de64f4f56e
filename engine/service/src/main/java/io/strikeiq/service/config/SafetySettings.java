package io.strikeiq.service.config;

import io.strikeiq.core.pipeline.supervision.StageFailures;

/**
 * What a run does when something goes wrong.
 *
 * @param onFailure what happens when a stage throws
 * @param stallWarning nanoseconds for which a stage may stand still while ticks wait, before it is named in the log
 * @param freeDiskMiB mebibytes of disk below which the run stops
 * @param journalSync nanoseconds between two times that the journals are forced to the disk; 0 for never
 */
public record SafetySettings(StageFailures onFailure, long stallWarning, long freeDiskMiB, long journalSync) {
    private static final long SECOND = 1_000_000_000L;

    /** Default policies, ten seconds, half a gibibyte, each second. */
    public static SafetySettings defaults() {
        return new SafetySettings(StageFailures.defaults(), 10 * SECOND, 512, SECOND);
    }

    /** Whether the journals are forced to the disk at all. */
    public boolean syncsJournals() {
        return journalSync > 0;
    }

    /** Bytes below which the run stops in order. */
    public long freeDisk() {
        return freeDiskMiB << 20;
    }

    /** Bytes below which a journal refuses a record: what lies between is for the end in order. */
    public long journalReserve() {
        return freeDisk() / 2;
    }
}
