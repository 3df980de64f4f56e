package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.dsl.Disruptor;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.shard.OutboundMerge;
import io.strikeiq.core.pipeline.shard.Quarantine;
import io.strikeiq.core.pipeline.shard.Shard;
import io.strikeiq.core.pipeline.shard.SlotOutputs;
import io.strikeiq.core.pipeline.shard.TickStages;
import io.strikeiq.core.pipeline.supervision.HaltPolicy;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.StageHandler;
import io.strikeiq.core.pipeline.supervision.StageThreads;
import io.strikeiq.core.signal.SignalListener;
import io.strikeiq.core.verify.SignalLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The stages of a pipeline, made and put on the threads of its layout. */
final class Topology {
    /** Signals are counted and hashed when the drain has numbered them. */
    private static final SignalListener AT_THE_MERGE = signal -> {};

    private final PipelineParts parts;
    private final StageThreads threads;
    private final List<Shard> shards;
    private final SignalLedger ledger;
    /** What the drain merges, by shard. */
    private final List<SlotOutputs> outputs = new ArrayList<>();

    Topology(PipelineParts parts, HaltPolicy halt) {
        this.parts = parts;
        this.threads = new StageThreads(parts.settings().threadNames(), halt, parts.failures(), parts.deadLetters());
        this.shards = IntStream.range(0, parts.settings().shards())
                .mapToObj(index -> new Shard(parts.shard(), index))
                .toList();
        this.ledger = new SignalLedger(parts.registry().definitions());
    }

    /** Puts the handlers on the ring. */
    void wire(Disruptor<MarketEvent> disruptor) {
        switch (parts.settings().layout()) {
            case FUSED -> fused(disruptor);
            case PIPELINED -> pipelined(disruptor);
        }
    }

    private void fused(Disruptor<MarketEvent> disruptor) {
        TickStages stages = shards.get(0).stages(ledger, null, threads.nextProgress());
        DrainHandler drain = drain();
        disruptor.handleEventsWith(threads.handler(
                stages, (tick, ringSequence, endOfBatch) -> drain.onStagesEnd(tick, stages.endedAt(), endOfBatch)));
    }

    private void pipelined(Disruptor<MarketEvent> disruptor) {
        if (shards.size() == 1) {
            disruptor
                    .handleEventsWith(threads.handler(shards.get(0).stages(ledger, null, threads.nextProgress())))
                    .then(threads.handler(drain()));
            return;
        }
        StageHandler[] stages = shards.stream()
                .map(shard ->
                        threads.handler(shard.own(shard.stages(AT_THE_MERGE, newOutputs(), threads.nextProgress()))))
                .toArray(StageHandler[]::new);
        disruptor.handleEventsWith(stages).then(threads.handler(merging()));
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
