package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.dsl.Disruptor;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.EngineShare;
import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.signal.SignalListener;
import io.strikeiq.core.snapshot.SnapshotStage;
import io.strikeiq.core.state.MarketState;
import java.util.ArrayList;
import java.util.List;

/** The stages of a pipeline, made and put on the threads of its layout. */
final class Topology {
    private final PipelineParts parts;
    private final HaltPolicy halt;
    private final MarketState state = new MarketState();
    private final MetricsStage metrics;
    private final SnapshotStage snapshots;
    private final StateHash stateHash;
    private final SignalLedger ledger;
    private final List<EngineStage> engines = new ArrayList<>();
    private final StageThreads threads;

    Topology(PipelineParts parts, HaltPolicy halt) {
        this.parts = parts;
        this.halt = halt;
        PipelineSettings settings = parts.settings();
        this.metrics = new MetricsStage(state, parts.calculators());
        this.snapshots =
                new SnapshotStage(state, metrics, settings.marketSnapshotInterval(), settings.chainSnapshotInterval());
        this.stateHash = new StateHash(state, metrics);
        this.ledger = new SignalLedger(parts.registry().definitions());
        this.threads = new StageThreads(settings.threadNames(), halt, parts.failures(), parts.deadLetters());
    }

    /** Puts the handlers on the ring. */
    void wire(Disruptor<MarketEvent> disruptor) {
        switch (parts.settings().layout()) {
            case FUSED -> fused(disruptor);
            case PIPELINED ->
                disruptor.handleEventsWith(threads.handler(withEngines())).then(threads.handler(drain()));
            case PARALLEL -> parallel(disruptor);
        }
    }

    private void fused(Disruptor<MarketEvent> disruptor) {
        TickStages stages = withEngines();
        DrainHandler drain = drain();
        disruptor.handleEventsWith(
                threads.handler(stages, (tick, ringSequence, endOfBatch) -> drain.onStagesEnd(tick, stages.endedAt())));
    }

    private TickStages withEngines() {
        StageProgress progress = threads.progress(0);
        EngineStage all = guarded(
                new EngineStage(state, metrics, parts.registry(), parts.configured(), parts.confidence(), ledger));
        return new TickStages(
                state,
                metrics,
                snapshots,
                stateHash,
                (tick, ringSequence) -> {
                    progress.enter(Stage.ENGINES, tick.sequence);
                    all.onTick(tick);
                },
                parts.latency(),
                progress);
    }

    private void parallel(Disruptor<MarketEvent> disruptor) {
        int count = parts.settings().engineThreads();
        FrameLog log = new FrameLog(state, metrics, halt, parts.settings().ringSize(), count);
        List<EngineLane> lanes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lanes.add(lane(log, i, count));
        }
        StageHandler stages = threads.handler(new MetricsFront(
                new TickStages(state, metrics, snapshots, stateHash, log::onTick, null, threads.progress(0)),
                log,
                parts.latency()));
        StageHandler[] engineHandlers = lanes.stream().map(threads::handler).toArray(StageHandler[]::new);
        disruptor.handleEventsWith(stages).then(engineHandlers).then(threads.handler(merging(lanes)));
    }

    private EngineLane lane(FrameLog log, int index, int count) {
        FrameReplica market = new FrameReplica(log, index);
        EngineRegistry registry = parts.registry();
        SignalListener atTheMerge = signal -> {};
        EngineStage share = guarded(new EngineStage(
                market, registry, new EngineShare(index, count), parts.configured(), parts.confidence(), atTheMerge));
        return new EngineLane(
                market, share, threads.progress(1 + index), parts.settings().ringSize());
    }

    private EngineStage guarded(EngineStage stage) {
        if (parts.failures().engines() == FailurePolicy.HALT) {
            stage.haltOnFailure();
        }
        engines.add(stage);
        return stage;
    }

    private EventHandler<MarketEvent> merging(List<EngineLane> lanes) {
        SignalMerge merge = new SignalMerge(lanes, parts.registry().definitions(), ledger);
        DrainHandler drain = drain();
        LatencyRecorder latency = parts.latency();
        return (tick, ringSequence, endOfBatch) -> {
            merge.onTick(tick, ringSequence);
            drain.onStagesEnd(tick, latency == null ? 0 : latency.processed(tick.startedAt));
        };
    }

    private DrainHandler drain() {
        return new DrainHandler(parts.drain(), parts.latency(), threads.last());
    }

    StageThreads threads() {
        return threads;
    }

    /** What the stages did with a number of ticks; to be asked when all threads have done them. */
    PipelineResult result(long ticks) {
        List<String> quarantined = parts.registry().definitions().stream()
                .map(EngineDefinition::name)
                .filter(name ->
                        engines.stream().anyMatch(stage -> stage.quarantined().contains(name)))
                .toList();
        return new PipelineResult(
                ticks,
                ledger.total(),
                ledger.byEngine(),
                stateHash.value(),
                ledger.hash(),
                state.unknownInstrumentTicks(),
                threads.skipped(),
                quarantined);
    }
}
