package io.strikeiq.core.pipeline;

import io.strikeiq.core.pipeline.supervision.StageStatus;
import java.util.List;
import java.util.Map;

/**
 * What a pipeline is doing, as another thread sees it: each figure is of its own moment, and perhaps of a moment ago.
 *
 * @param published number of the last tick published
 * @param ringSize slots of the ring
 * @param waiting ticks in the ring that are not drained
 * @param threads where each handler is, in the order of the stages
 * @param signalsByEngine signals since the run began, in the order of the registry
 * @param refused ticks that the gate refused, by reason, all reasons
 * @param quarantines underlyings on which an engine has been put in quarantine, by engine
 */
public record PipelineActivity(
        long published,
        long ringSize,
        long waiting,
        List<StageStatus> threads,
        Map<String, Long> signalsByEngine,
        Map<String, Long> refused,
        Map<String, Long> quarantines) {}
