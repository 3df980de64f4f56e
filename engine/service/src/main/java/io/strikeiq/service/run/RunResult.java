package io.strikeiq.service.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.feed.FeedCounts;
import java.util.List;
import java.util.Map;

/**
 * What a run did, in groups; its components and those of the first four groups are the keys of the JSON result.
 *
 * @param runId id of the run, empty when nothing was stored
 * @param completed whether the source came to its end; false when the run was stopped before
 * @param outcome what came of the ticks
 * @param pace how fast they went
 * @param rows what the database has
 * @param faults what was seen of the threads and of the clock
 * @param feed what a live feed gave, null for a recording
 * @param damage what is wrong with the tick journal behind the last tick, null when nothing is
 * @param latency percentiles in nanoseconds: {@code processing} of the stages, {@code ring} from publication to drained;
 *     of live ticks {@code decided}, {@code journaled} and {@code out} from the reading of their bytes to the end of the
 *     stages, to their record and to the drain of their signals
 */
public record RunResult(
        String runId,
        boolean completed,
        @JsonUnwrapped Outcome outcome,
        @JsonUnwrapped Pace pace,
        @JsonUnwrapped DatabaseRows rows,
        @JsonUnwrapped ThreadFaults faults,
        FeedCounts feed,
        String damage,
        Map<String, Latency> latency) {
    /** What the manifest of another version lacks is empty. */
    public RunResult {
        runId = runId == null ? "" : runId;
        rows = rows == null ? DatabaseRows.NONE : rows;
        faults = faults == null ? new ThreadFaults(0, List.of(), 0) : faults;
        pace = Pace.known(pace);
        latency = latency == null ? Map.of() : latency;
    }

    /** Of a run that was ended after its process had gone: nothing is known of its threads and its pace. */
    static RunResult ended(String runId, Outcome outcome) {
        return new RunResult(runId, false, outcome, null, DatabaseRows.UNKNOWN, null, null, null, null);
    }

    /** The same with what the database holds. */
    RunResult stored(DatabaseRows held) {
        return new RunResult(runId, completed, outcome, pace, held, faults, feed, damage, latency);
    }

    /** The same with what was seen of the threads beside the stages. */
    RunResult worked(long moreStalls, List<String> failed) {
        ThreadFaults all = faults.with(moreStalls, failed);
        return new RunResult(runId, completed, outcome, pace, rows, all, feed, damage, latency);
    }

    /** The same with how often the clock was set. */
    RunResult clocked(long jumps) {
        ThreadFaults all = faults.clocked(jumps);
        return new RunResult(runId, completed, outcome, pace, rows, all, feed, damage, latency);
    }

    /** The same with what its feed gave, and whether the source itself came to its end. */
    RunResult fedBy(FeedCounts counts, boolean ended) {
        return new RunResult(runId, completed && ended, outcome, pace, rows, faults, counts, damage, latency);
    }

    @JsonIgnore
    boolean isFlushed() {
        return rows.isFlushed();
    }

    /** One of {@link ExitCode}. */
    @JsonIgnore
    public int exitCode() {
        if (damage != null) {
            return ExitCode.DAMAGED;
        }
        if (!isFlushed()) {
            return ExitCode.UNFLUSHED;
        }
        return outcome.quarantinedEngines().isEmpty() ? ExitCode.OK : ExitCode.DEGRADED;
    }
}
