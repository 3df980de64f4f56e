package io.strikeiq.service.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.feed.FeedCounts;
import java.util.List;
import java.util.Map;

/**
 * What a run did; its components are the keys of the JSON result.
 *
 * @param runId id of the run, empty when nothing was stored
 * @param completed whether the source came to its end; false when the run was stopped before
 * @param ticks ticks that went through the pipeline
 * @param signals signals emitted
 * @param signalsByEngine by engine, those without a signal included
 * @param stateHash hash of the state, 16 hex digits
 * @param signalHash hash of the signals, 16 hex digits
 * @param underlyings the same by underlying, in the order of their definition
 * @param ticksPerSecond ticks over elapsed time
 * @param rowsCommitted rows of this run in the database
 * @param rowsByTable the same by table
 * @param rowsPending records of this run that are in the journal only, −1 when it is not known
 * @param elapsedMs milliseconds from the first tick to the drained ring
 * @param droppedTicks ticks that did not enter the ring; the publisher waits instead, so 0
 * @param blockedTicks ticks for which the publisher found the ring full and waited
 * @param skippedTicks ticks that a stage failed on and that were passed over
 * @param stalls how often a stage or another thread stood still for long while work waited
 * @param failedThreads threads beside the stages that ended before their time, each with the reason
 * @param feed what a live feed gave, null for a recording
 * @param unknownInstrumentTicks ticks that named an instrument before its definition
 * @param refused ticks and commands that were refused, by reason
 * @param quarantinedEngines engines that failed and were taken out
 * @param damage what is wrong with the tick journal behind the last tick, null when nothing is
 * @param latency percentiles in nanoseconds: {@code processing} of the stages, {@code ring} from publication to drained
 */
public record RunResult(
        String runId,
        boolean completed,
        long ticks,
        long signals,
        Map<String, Long> signalsByEngine,
        String stateHash,
        String signalHash,
        Map<String, UnderlyingHashes> underlyings,
        long ticksPerSecond,
        long rowsCommitted,
        Map<String, Long> rowsByTable,
        long rowsPending,
        long elapsedMs,
        long droppedTicks,
        long blockedTicks,
        long skippedTicks,
        long stalls,
        List<String> failedThreads,
        FeedCounts feed,
        long unknownInstrumentTicks,
        Map<String, Long> refused,
        List<String> quarantinedEngines,
        String damage,
        Map<String, Latency> latency) {
    private static final long UNKNOWN = -1;

    /** What the manifest of another version lacks is empty. */
    public RunResult {
        runId = runId == null ? "" : runId;
        signalsByEngine = signalsByEngine == null ? Map.of() : signalsByEngine;
        stateHash = stateHash == null ? "" : stateHash;
        signalHash = signalHash == null ? "" : signalHash;
        underlyings = underlyings == null ? Map.of() : underlyings;
        rowsByTable = rowsByTable == null ? Map.of() : rowsByTable;
        failedThreads = failedThreads == null ? List.of() : failedThreads;
        refused = refused == null ? Map.of() : refused;
        quarantinedEngines = quarantinedEngines == null ? List.of() : quarantinedEngines;
        latency = latency == null ? Map.of() : latency;
    }

    static RunResult of(
            String runId,
            boolean completed,
            String damage,
            PipelineResult result,
            long elapsedNanos,
            Map<String, Latency> latency) {
        return new RunResult(
                runId,
                completed,
                result.ticks(),
                result.signals(),
                result.signalsByEngine(),
                hex(result.stateHash()),
                hex(result.signalHash()),
                UnderlyingHashes.of(result.underlyings()),
                elapsedNanos == 0 ? 0 : Math.round(result.ticks() * 1e9 / elapsedNanos),
                0,
                Map.of(),
                0,
                elapsedNanos / 1_000_000,
                0,
                0,
                result.skippedTicks(),
                0,
                List.of(),
                null,
                result.unknownInstrumentTicks(),
                result.refused(),
                result.quarantined(),
                damage,
                latency);
    }

    /** The same with what the database holds. */
    RunResult stored(Map<String, Long> rows, long pending) {
        long committed = rows.values().stream().mapToLong(Long::longValue).sum();
        return with(completed, committed, rows, pending, blockedTicks, stalls, failedThreads, feed);
    }

    /** The same with what was seen of the stages. */
    RunResult watched(long blocked, long stallCount) {
        return with(completed, rowsCommitted, rowsByTable, rowsPending, blocked, stallCount, failedThreads, feed);
    }

    /** The same with what was seen of the threads beside the stages. */
    RunResult worked(long moreStalls, List<String> failed) {
        return with(
                completed, rowsCommitted, rowsByTable, rowsPending, blockedTicks, stalls + moreStalls, failed, feed);
    }

    /** The same with what its feed gave, and whether the source itself came to its end. */
    RunResult fedBy(FeedCounts counts, boolean ended) {
        return with(
                completed && ended,
                rowsCommitted,
                rowsByTable,
                rowsPending,
                blockedTicks,
                stalls,
                failedThreads,
                counts);
    }

    private RunResult with(
            boolean whole,
            long committed,
            Map<String, Long> rows,
            long pending,
            long blocked,
            long stallCount,
            List<String> failed,
            FeedCounts counts) {
        return new RunResult(
                runId,
                whole,
                ticks,
                signals,
                signalsByEngine,
                stateHash,
                signalHash,
                underlyings,
                ticksPerSecond,
                committed,
                rows,
                pending,
                elapsedMs,
                droppedTicks,
                blocked,
                skippedTicks,
                stallCount,
                failed,
                counts,
                unknownInstrumentTicks,
                refused,
                quarantinedEngines,
                damage,
                latency);
    }

    /** The same before anything is known of the database. */
    RunResult unstored() {
        return stored(Map.of(), UNKNOWN);
    }

    @JsonIgnore
    boolean isStored() {
        return rowsPending == 0 && !rowsByTable.isEmpty();
    }

    @JsonIgnore
    boolean isFlushed() {
        return rowsPending == 0;
    }

    /** One of {@link ExitCode}. */
    @JsonIgnore
    public int exitCode() {
        if (damage != null) {
            return ExitCode.DAMAGED;
        }
        return isFlushed() ? ExitCode.OK : ExitCode.UNFLUSHED;
    }

    static String hex(long hash) {
        return String.format("%016x", hash);
    }
}
