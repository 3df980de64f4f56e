package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.EventHandlerGroup;
import com.lmax.disruptor.dsl.EventProcessorFactory;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.Refusal;
import io.strikeiq.core.pipeline.shard.EventClock;
import io.strikeiq.core.pipeline.shard.OutboundMerge;
import io.strikeiq.core.pipeline.shard.Shard;
import io.strikeiq.core.pipeline.shard.ShardRouter;
import io.strikeiq.core.pipeline.shard.SlotOutputs;
import io.strikeiq.core.pipeline.shard.TickStages;
import io.strikeiq.core.pipeline.supervision.HaltPolicy;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.StageHandler;
import io.strikeiq.core.pipeline.supervision.StageThreads;
import io.strikeiq.core.signal.SignalListener;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.verify.SignalLedger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The stages of a pipeline, made and put on the threads of its layout. */
final class Topology implements Visited {
    /** Signals are counted and hashed when the drain has numbered and stamped them. */
    private static final SignalListener AT_THE_DRAIN = signal -> {};

    private final PipelineParts parts;
    private final StageThreads threads;
    private final List<Shard> shards;
    private final SignalLedger ledger;
    /** What the drain merges, by shard. */
    private final List<SlotOutputs> outputs = new ArrayList<>();
    /** Null with one shard, as is the other. */
    private OutboundMerge merge;

    private ShardRouter router;
    private DrainHandler drain;

    Topology(PipelineParts parts, HaltPolicy halt) {
        this.parts = parts;
        this.threads = new StageThreads(
                parts.settings().threadNames(parts.intake().isRecorded()),
                parts.intake().firstNumber(),
                halt,
                parts.failures(),
                parts.deadLetters(),
                parts.latency() == null ? null : parts.latency()::now);
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
        TickStages stages = shards.get(0).stages(AT_THE_DRAIN, null, threads.nextProgress());
        DrainHandler last = drain();
        if (parts.intake().isRecorded()) {
            disruptor
                    .handleEventsWith(threads.handler(lookingAhead(0, stages, disruptor)))
                    .then((EventProcessorFactory<MarketEvent>) (ring, done) ->
                            new RecordingDrain(ring, ring.newBarrier(done), journaler(), threads.handler(last)));
            return;
        }
        disruptor.handleEventsWith(threads.handler(
                lookingAhead(0, stages, disruptor),
                (tick, ringSequence, endOfBatch) -> last.onStagesEnd(tick, stages.endedAt(), endOfBatch)));
    }

    private void pipelined(Disruptor<MarketEvent> disruptor) {
        if (shards.size() == 1) {
            TickStages made = shards.get(0).stages(AT_THE_DRAIN, null, threads.nextProgress());
            StageHandler stages = threads.handler(lookingAhead(0, made, disruptor));
            beforeDrain(disruptor, List.of(stages)).then(threads.handler(drain()));
            return;
        }
        List<StageHandler> stages = new ArrayList<>();
        for (int i = 0; i < shards.size(); i++) {
            Shard shard = shards.get(i);
            TickStages made = shard.stages(AT_THE_DRAIN, newOutputs(), threads.nextProgress());
            stages.add(threads.handler(lookingAhead(i, shard.own(made), disruptor)));
        }
        beforeDrain(disruptor, stages).then(threads.handler(merging()));
    }

    private EventHandler<MarketEvent> lookingAhead(
            int shard, EventHandler<MarketEvent> stages, Disruptor<MarketEvent> disruptor) {
        return shards.get(shard).lookingAhead(stages, disruptor.getRingBuffer()::get);
    }

    /** The journaler of a live run is beside the stages: the drain waits for both, and neither for the other. */
    private EventHandlerGroup<MarketEvent> beforeDrain(Disruptor<MarketEvent> disruptor, List<StageHandler> stages) {
        List<StageHandler> handlers = new ArrayList<>(stages);
        if (parts.intake().isRecorded()) {
            handlers.add(journaler());
        }
        return disruptor.handleEventsWith(handlers.toArray(StageHandler[]::new));
    }

    private StageHandler journaler() {
        return threads.handler(new JournalHandler(parts.intake(), parts.latency(), threads.nextProgress()));
    }

    /** All stages and the drain as one handler, for a caller that has neither ring nor threads. */
    EventHandler<MarketEvent> inline() {
        if (shards.size() == 1) {
            TickStages stages = shards.get(0).stages(AT_THE_DRAIN, null, threads.nextProgress());
            DrainHandler last = drain();
            return threads.handler(
                    stages, (tick, ringSequence, endOfBatch) -> last.onStagesEnd(tick, stages.endedAt(), endOfBatch));
        }
        List<StageHandler> handlers = new ArrayList<>();
        for (Shard shard : shards) {
            handlers.add(threads.handler(shard.own(shard.stages(AT_THE_DRAIN, newOutputs(), threads.nextProgress()))));
        }
        handlers.add(threads.handler(merging()));
        return (tick, ringSequence, endOfBatch) ->
                handlers.forEach(handler -> handler.onEvent(tick, ringSequence, endOfBatch));
    }

    private SlotOutputs newOutputs() {
        SlotOutputs made = new SlotOutputs(parts.settings().ringSize());
        outputs.add(made);
        return made;
    }

    private EventHandler<MarketEvent> merging() {
        List<EngineDefinition> definitions = parts.registry().definitions();
        merge = new OutboundMerge(outputs, definitions, AT_THE_DRAIN);
        DrainHandler last = drain();
        LatencyRecorder latency = parts.latency();
        router = new ShardRouter(shards.size());
        return (tick, ringSequence, endOfBatch) -> {
            int shard = router.route(tick);
            merge.onTick(tick, ringSequence);
            long startedAt = outputs.get(Math.max(0, shard)).startedAt(ringSequence);
            long now = latency == null ? 0 : latency.processed(startedAt);
            if (latency != null && tick.sequence >= parts.intake().liveFrom()) {
                latency.decided(tick.publishedAt, now);
            }
            last.onStagesEnd(tick, now, endOfBatch);
        };
    }

    private DrainHandler drain() {
        drain = new DrainHandler(
                parts.drain(),
                parts.registry().definitions(),
                parts.settings().learning(),
                ledger,
                parts.latency(),
                threads.last(),
                parts.intake().liveFrom());
        return drain;
    }

    /** Shows all that stages and drain keep of the ticks so far; to be asked before the first tick or between two. */
    @Override
    public void visit(StateVisitor visitor) {
        for (Shard shard : shards) {
            shard.visit(visitor);
        }
        ledger.visit(visitor);
        if (merge != null) {
            merge.visit(visitor);
            router.visit(visitor);
        }
        drain.visit(visitor);
    }

    /** The ticks have ended in order; to be called when all threads have done them. */
    void finish() {
        drain.finish();
    }

    /** Shows the present of every underlying as it is after a tick; to be asked between two. */
    void showPresent(long tick) {
        shards.forEach(shard -> shard.showPresent(tick));
    }

    StageThreads threads() {
        return threads;
    }

    /** The time that live ticks have reached in each shard. */
    List<EventClock> clocks() {
        return shards.stream().map(Shard::clock).filter(Objects::nonNull).toList();
    }

    /** Ticks that the gates have refused, by reason; for any thread. */
    Map<String, Long> refusedSoFar() {
        Map<String, Long> refused = new LinkedHashMap<>();
        for (Refusal reason : Refusal.values()) {
            if (reason.isFault()) {
                refused.put(
                        reason.name(),
                        shards.stream()
                                .mapToLong(shard -> shard.refused().shown(reason))
                                .sum());
            }
        }
        return refused;
    }

    /** Signals of the run by engine; for any thread. */
    Map<String, Long> signalsSoFar() {
        return ledger.shownByEngine();
    }

    /** Underlyings on which an engine has been put in quarantine, by engine; for any thread. */
    Map<String, Long> quarantinesSoFar() {
        Map<String, Long> all = new LinkedHashMap<>();
        List<EngineDefinition> definitions = parts.registry().definitions();
        for (int i = 0; i < definitions.size(); i++) {
            int engine = i;
            all.put(
                    definitions.get(i).name(),
                    shards.stream()
                            .mapToLong(shard -> shard.quarantines(engine))
                            .sum());
        }
        return all;
    }

    /** What the stages did with a number of ticks; to be asked when all threads have done them. */
    PipelineResult result(long ticks) {
        List<EngineDefinition> definitions = parts.registry().definitions();
        List<String> quarantined = IntStream.range(0, definitions.size())
                .filter(engine -> shards.stream().anyMatch(shard -> shard.isQuarantined(engine)))
                .mapToObj(engine -> definitions.get(engine).name())
                .toList();
        return new ShardResults(shards, ledger).result(ticks, threads.skipped(), quarantined);
    }
}
