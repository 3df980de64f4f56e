package io.strikeiq.bench.profile;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.gate.TickGate;
import io.strikeiq.core.learning.LearningSettings;
import io.strikeiq.core.learning.OutcomeLabeller;
import io.strikeiq.core.metrics.MetricCalculators;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.pipeline.shard.LookAhead;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.SnapshotStage;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.verify.StateHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Some of the stages of a pipeline, without its ring and threads, on the calling thread. */
final class InlineStages {
    /** Ticks that a ring has ready at once. */
    private static final int BATCH = LookAhead.TICKS;

    private static final long MINUTE = 60_000_000_000L;

    private final MarketState state = new MarketState();
    private final TickGate gate;
    private final MetricsStage metrics;
    private final SnapshotStage snapshots;
    private final StateHash hash;
    private final EngineStage engines;
    private final List<EngineDefinition> definitions;
    private OutcomeLabeller[] learners = {};
    private long signals;

    /**
     * @param withGate without it every tick passes, at the time that it came with
     * @param engineDefinitions the engines to run, none for none
     */
    InlineStages(
            boolean withGate,
            MetricCalculators calculators,
            boolean withSnapshots,
            boolean withHash,
            List<EngineDefinition> engineDefinitions) {
        gate = withGate ? new TickGate(state) : null;
        metrics = new MetricsStage(state, calculators);
        snapshots = withSnapshots ? new SnapshotStage(state, metrics, MINUTE, 5 * MINUTE) : null;
        hash = withHash ? new StateHash(state, metrics) : null;
        definitions = List.copyOf(engineDefinitions);
        EngineRegistry registry = new EngineRegistry();
        engineDefinitions.forEach(registry::register);
        engines = engineDefinitions.isEmpty()
                ? null
                : new EngineStage(state, metrics, registry, List.of(), new BarrierPrior(1), signal -> signals++);
    }

    /** Shows ticks and signals to so many learners, as the drain does it to one. */
    InlineStages learners(int count) {
        learners = new OutcomeLabeller[count];
        Arrays.setAll(learners, i -> new OutcomeLabeller(definitions, LearningSettings.defaults(), outcome -> {}));
        return this;
    }

    /** Runs a source to its end and returns the number of signals. */
    long run(TickSource source) {
        MarketEvent tick = new MarketEvent();
        while (source.next(tick)) {
            take(tick);
        }
        return signals;
    }

    /** As {@link #run}, a batch of a ring at a time, whose ticks are looked at before their turn. */
    void runInBatches(TickSource source) throws Exception {
        MarketEvent[] slots = new MarketEvent[BATCH];
        Arrays.setAll(slots, i -> new MarketEvent());
        LookAhead handler = new LookAhead(
                (tick, sequence, endOfBatch) -> take(tick), state, sequence -> slots[(int) sequence % BATCH]);
        int size = read(source, slots);
        while (size > 0) {
            handler.onBatchStart(size, size);
            for (int i = 0; i < size; i++) {
                handler.onEvent(slots[i], i, i == size - 1);
            }
            size = read(source, slots);
        }
    }

    private static int read(TickSource source, MarketEvent[] slots) {
        int size = 0;
        while (size < BATCH && source.next(slots[size])) {
            size++;
        }
        return size;
    }

    private void take(MarketEvent tick) {
        if (gate == null || gate.passes(tick)) {
            onTick(tick);
        }
        for (OutcomeLabeller learner : learners) {
            learner.onTick(tick);
        }
        if (learners.length > 0 && tick.outbound.count() > 0) {
            learn(tick);
        }
        if (tick.outbound.count() > 0) {
            tick.outbound.releaseAll();
        }
    }

    /** Runs a source to its end and keeps the signals. */
    List<Signal> signals(TickSource source) {
        List<Signal> kept = new ArrayList<>();
        MarketEvent tick = new MarketEvent();
        while (source.next(tick)) {
            if (gate == null || gate.passes(tick)) {
                onTick(tick);
            }
            for (var record = tick.outbound.poll(); record != null; record = tick.outbound.poll()) {
                if (record instanceof Signal signal) {
                    kept.add(signal);
                }
            }
        }
        return kept;
    }

    private void learn(MarketEvent tick) {
        for (int i = 0; i < tick.outbound.count(); i++) {
            if (tick.outbound.get(i) instanceof Signal signal) {
                for (OutcomeLabeller learner : learners) {
                    learner.stamp(signal);
                    learner.onSignal(signal);
                }
            }
        }
    }

    private void onTick(MarketEvent tick) {
        if (gate == null) {
            state.find(tick);
        }
        metrics.beforeTick(tick);
        if (snapshots != null) {
            snapshots.beforeTick(tick);
        }
        state.onTick(tick);
        metrics.onTick(tick);
        if (hash != null) {
            hash.onTick(tick);
        }
        if (engines != null) {
            engines.onTick(tick);
        }
    }
}
