package io.strikeiq.core.pipeline;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.EngineSettings;
import io.strikeiq.core.metrics.MetricCalculators;
import io.strikeiq.core.pipeline.shard.ShardParts;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.core.signal.ConfidenceModel;
import java.util.List;

/** What a pipeline is made of, as its constructor is given it; {@code board} is null where nobody watches. */
record PipelineParts(
        PipelineSettings settings,
        MetricCalculators calculators,
        EngineRegistry registry,
        List<EngineSettings> configured,
        ConfidenceModel confidence,
        OutboundDrain drain,
        LatencyRecorder latency,
        StageFailures failures,
        DeadLetters deadLetters,
        Intake intake,
        PresentBoard board) {
    ShardParts shard() {
        return new ShardParts(
                calculators,
                registry,
                configured,
                confidence,
                failures.engines(),
                latency,
                settings.shards(),
                settings.marketSnapshotInterval(),
                settings.chainSnapshotInterval(),
                intake.liveFrom(),
                board);
    }
}
