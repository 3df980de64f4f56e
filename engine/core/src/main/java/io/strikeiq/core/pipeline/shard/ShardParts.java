package io.strikeiq.core.pipeline.shard;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.EngineSettings;
import io.strikeiq.core.metrics.MetricCalculators;
import io.strikeiq.core.pipeline.supervision.FailurePolicy;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.core.signal.ConfidenceModel;
import java.util.List;

/**
 * What each shard of a pipeline is made of.
 *
 * @param configured settings of engines by name; an engine that is not there runs with its defaults
 * @param engineFailures what happens when an engine throws
 * @param latency may be null
 * @param shards number of shards
 * @param marketSnapshotInterval nanoseconds of event time, 0 for none
 * @param chainSnapshotInterval nanoseconds of event time, 0 for none
 * @param liveFrom number of the first tick that comes live
 * @param board where the present is shown, null for nowhere
 */
public record ShardParts(
        MetricCalculators calculators,
        EngineRegistry registry,
        List<EngineSettings> configured,
        ConfidenceModel confidence,
        FailurePolicy engineFailures,
        LatencyRecorder latency,
        int shards,
        long marketSnapshotInterval,
        long chainSnapshotInterval,
        long liveFrom,
        PresentBoard board) {}
