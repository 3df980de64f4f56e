package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.dsl.Disruptor;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineShare;
import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.signal.SignalListener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The stages of a pipeline, made and put on the threads of its layout. */
final class Topology {
    /** Signals are counted and hashed when the drain has numbered them. */
    private static final SignalListener AT_THE_MERGE = signal -> {};

    private final PipelineParts parts;
    private final HaltPolicy halt;
    private final StageThreads threads;
    private final List<Shard> shards;
    private final SignalLedger ledger;
    /** What the drain merges, those of the stages by shard, then those of engine threads. */
    private final List<SlotOutputs> outputs = new ArrayList<>();

    Topology(PipelineParts parts, HaltPolicy halt) {
        this.parts = parts;
        this.halt = halt;
        this.threads = new StageThreads(parts.settings().threadNames(), halt, parts.failures(), parts.deadLetters());
        this.shards = IntStream.range(0, parts.settings().shards())
                .mapToObj(index -> new Shard(parts, index))
                .toList();
        this.ledger = new SignalLedger(parts.registry().definitions());
    }

    /** Puts the handlers on the ring. */
    void wire(Disruptor<MarketEvent> disruptor) {
        switch (parts.settings().layout()) {
            case FUSED -> fused(disruptor);
            case PIPELINED -> pipelined(disruptor);
            case PARALLEL -> parallel(disruptor);
        }
    }

    private void fused(Disruptor<MarketEvent> disruptor) {
        TickStages stages = withEngines(shards.get(0), ledger, null);
        DrainHandler drain = drain();
        disruptor.handleEventsWith(threads.handler(
                stages, (tick, ringSequence, endOfBatch) -> drain.onStagesEnd(tick, stages.endedAt(), endOfBatch)));
    }

    private void pipelined(Disruptor<MarketEvent> disruptor) {
        if (shards.size() == 1) {
            disruptor
                    .handleEventsWith(threads.handler(withEngines(shards.get(0), ledger, null)))
                    .then(threads.handler(drain()));
            return;
        }
        StageHandler[] stages = shards.stream()
                .map(shard -> threads.handler(shard.own(withEngines(shard, AT_THE_MERGE, newOutputs()))))
                .toArray(StageHandler[]::new);
        disruptor.handleEventsWith(stages).then(threads.handler(merging()));
    }

    private TickStages withEngines(Shard shard, SignalListener listener, SlotOutputs slots) {
        StageProgress progress = threads.nextProgress();
        EngineStage all = shard.allEngines(listener);
        EngineEntry entry = (tick, ringSequence) -> {
            progress.enter(Stage.ENGINES, tick.sequence);
            all.onTick(tick, slots == null ? tick.outbound : slots.queue(ringSequence));
        };
        return shard.stages(entry, slots, progress);
    }

    private void parallel(Disruptor<MarketEvent> disruptor) {
        List<FrameLog> logs = shards.stream().map(shard -> shard.frameLog(halt)).toList();
        StageHandler[] fronts = new StageHandler[shards.size()];
        for (int i = 0; i < fronts.length; i++) {
            FrameLog log = logs.get(i);
            TickStages stages = shards.get(i).stages(log::onTick, newOutputs(), threads.nextProgress());
            fronts[i] = threads.handler(new MetricsFront(shards.get(i).own(stages), log));
        }
        disruptor.handleEventsWith(fronts);
        List<StageHandler> lanes = new ArrayList<>();
        for (int i = 0; i < fronts.length; i++) {
            StageHandler[] own = lanes(shards.get(i), logs.get(i));
            disruptor.after(fronts[i]).handleEventsWith(own);
            lanes.addAll(List.of(own));
        }
        disruptor.after(lanes.toArray(StageHandler[]::new)).handleEventsWith(threads.handler(merging()));
    }

    private StageHandler[] lanes(Shard shard, FrameLog log) {
        StageHandler[] lanes = new StageHandler[parts.settings().engineThreads()];
        for (int i = 0; i < lanes.length; i++) {
            FrameReplica market = new FrameReplica(log, i);
            EngineStage engines = shard.engines(market, new EngineShare(i, lanes.length), AT_THE_MERGE);
            lanes[i] = threads.handler(new EngineLane(market, engines, newOutputs(), threads.nextProgress()));
        }
        return lanes;
    }

    private SlotOutputs newOutputs() {
        SlotOutputs made = new SlotOutputs(parts.settings().ringSize());
        outputs.add(made);
        return made;
    }

    private EventHandler<MarketEvent> merging() {
        List<EngineDefinition> definitions = parts.registry().definitions();
        Quarantine quarantine = new Quarantine(definitions.size());
        shards.forEach(shard -> shard.onQuarantine(quarantine));
        OutboundMerge merge = new OutboundMerge(outputs, definitions, quarantine, ledger);
        DrainHandler drain = drain();
        LatencyRecorder latency = parts.latency();
        return (tick, ringSequence, endOfBatch) -> {
            merge.onTick(tick, ringSequence);
            long startedAt = outputs.get(Math.max(0, tick.shard)).startedAt(ringSequence);
            drain.onStagesEnd(tick, latency == null ? 0 : latency.processed(startedAt), endOfBatch);
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
                .filter(name -> shards.stream().anyMatch(shard -> shard.isQuarantined(name)))
                .toList();
        return new ShardResults(shards, ledger).result(ticks, threads.skipped(), quarantined);
    }
}
