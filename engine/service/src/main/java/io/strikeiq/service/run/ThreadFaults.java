package io.strikeiq.service.run;

import java.util.List;

/**
 * What was seen of the threads and of the clock; its components are keys of the JSON result.
 *
 * @param stalls how often a stage or another thread stood still for long while work waited
 * @param failedThreads threads beside the stages that ended before their time, each with the reason
 * @param clockJumps how often the clock of the machine was set while the process ran
 */
public record ThreadFaults(long stalls, List<String> failedThreads, long clockJumps) {
    /** What the manifest of another version lacks is empty. */
    public ThreadFaults {
        failedThreads = failedThreads == null ? List.of() : failedThreads;
    }

    /** The same with what was seen of threads beside the stages. */
    ThreadFaults with(long moreStalls, List<String> failed) {
        return new ThreadFaults(stalls + moreStalls, failed, clockJumps);
    }

    /** The same with how often the clock was set. */
    ThreadFaults clocked(long jumps) {
        return new ThreadFaults(stalls, failedThreads, jumps);
    }
}
