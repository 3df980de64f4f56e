package io.strikeiq.bench.replay;

import io.strikeiq.bench.load.Scratch;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Replays a journal through the pipeline as the service does at {@code speed: max}, without the database. */
final class PipelineRun {
    private PipelineRun() {}

    /** What a replay took, wall time in nanoseconds. */
    record Outcome(PipelineResult result, long nanos) {}

    /** Runs once; engines off leaves state, metrics and the ring. */
    static Outcome run(Path journal, PipelineSettings settings, boolean enginesOn, Scratch scratch) {
        EngineRegistry engines = enginesOn ? StandardEngines.registry() : new EngineRegistry();
        try (SignalJournalWriter writer = SignalJournalWriter.open(scratch.next(), new RunInfo("bench", "replay", 0));
                TickJournalReader reader = TickJournalReader.open(journal);
                Pipeline pipeline = new Pipeline(
                        settings,
                        new StandardMetrics(MetricsSettings.defaults()),
                        engines,
                        List.of(),
                        new BarrierPrior(1),
                        writer,
                        null)) {
            long startedAt = System.nanoTime();
            pipeline.publishAll(reader);
            PipelineResult result = pipeline.stop(60, TimeUnit.SECONDS);
            return new Outcome(result, System.nanoTime() - startedAt);
        } finally {
            scratch.clear();
        }
    }
}
