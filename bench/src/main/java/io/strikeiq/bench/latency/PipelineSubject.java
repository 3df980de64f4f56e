package io.strikeiq.bench.latency;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/** The whole pipeline with all engines, its signals journaled to disk. */
final class PipelineSubject implements Subject {
    private static final int SIGNAL_EVERY = 1_000;

    private final LatenessRecorder decided;
    private final LatenessRecorder journaled;
    private final SignalJournalWriter journal;
    private final Pipeline pipeline;

    /**
     * Starts the pipeline.
     *
     * @param folder of the signal journal, empty or not there
     */
    PipelineSubject(NanoClock clock, int slots, Layout layout, WaitMode waitMode, Path folder) {
        this.decided = new LatenessRecorder(clock);
        this.journaled = new LatenessRecorder(clock);
        this.journal = SignalJournalWriter.open(folder, new RunInfo("bench", "simulated load", 0));
        PipelineSettings defaults = PipelineSettings.defaults();
        PipelineSettings settings = new PipelineSettings(
                layout, waitMode, slots, defaults.marketSnapshotInterval(), defaults.chainSnapshotInterval());
        EngineRegistry engines = probed();
        this.pipeline = new Pipeline(
                settings,
                new StandardMetrics(MetricsSettings.defaults()),
                engines,
                List.of(),
                new BarrierPrior(1),
                new TimedDrain(journal, journaled),
                null);
    }

    private EngineRegistry probed() {
        EngineRegistry engines = StandardEngines.registry();
        engines.register(new ProbeEngine("probe", decided, SIGNAL_EVERY));
        return engines;
    }

    @Override
    public void publish(MarketEvent tick) {
        pipeline.accept(tick);
    }

    @Override
    public void plan(Plan plan) {
        decided.plan(plan);
        journaled.plan(plan);
    }

    @Override
    public String decidingThread() {
        return "strikeiq-stages";
    }

    @Override
    public void drain() {
        pipeline.stop(60, TimeUnit.SECONDS);
    }

    @Override
    public Histogram decided() {
        return decided.histogram();
    }

    @Override
    public Histogram journaled() {
        return journaled.histogram();
    }

    @Override
    public void close() {
        pipeline.close();
        journal.close();
    }
}
