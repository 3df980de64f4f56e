package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.EngineSettings;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.metrics.MetricCalculators;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.HaltPolicy;
import io.strikeiq.core.pipeline.supervision.PipelineHaltedException;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.core.signal.ConfidenceModel;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.List;

/**
 * The stages of a pipeline on the thread of its caller, without a ring. It follows the recorded ticks of a run and is after
 * each of them in the state in which the run was, whose signals it gives again; its state can be saved and restored between
 * any two ticks. One thread at a time.
 */
public final class Replica implements TickSink, Visited {
    private final HaltPolicy halt = new HaltPolicy();
    private final Topology topology;
    private final EventHandler<MarketEvent> stages;
    private final MarketEvent slot = new MarketEvent();
    private long last;

    /**
     * Makes the stages of a pipeline that has seen no tick.
     *
     * @param settings of the pipeline that is followed; of its threads, waits and ring nothing is taken
     * @param configured settings of engines by name; an engine that is not there runs with its defaults
     * @param failures what happens when a stage throws
     */
    public Replica(
            PipelineSettings settings,
            MetricCalculators calculators,
            EngineRegistry registry,
            List<EngineSettings> configured,
            ConfidenceModel confidence,
            OutboundDrain drain,
            StageFailures failures) {
        this(settings, calculators, registry, configured, confidence, drain, failures, null);
    }

    /**
     * As the other.
     *
     * @param board where {@link #showPresent} shows the present, null for nowhere
     */
    public Replica(
            PipelineSettings settings,
            MetricCalculators calculators,
            EngineRegistry registry,
            List<EngineSettings> configured,
            ConfidenceModel confidence,
            OutboundDrain drain,
            StageFailures failures,
            PresentBoard board) {
        Layout layout = settings.shards() == 1 ? Layout.FUSED : Layout.PIPELINED;
        PipelineSettings inline = settings.withLayout(layout).withRingSize(1);
        this.topology = new Topology(
                new PipelineParts(
                        inline,
                        calculators,
                        registry,
                        configured,
                        confidence,
                        drain,
                        null,
                        failures,
                        DeadLetters.NONE,
                        Intake.replay(),
                        board),
                halt);
        this.stages = topology.inline();
    }

    /**
     * Takes the next tick, whose number is that of its journal.
     *
     * @throws PipelineHaltedException when a stage fails, here as in the run that is followed
     */
    @Override
    public void accept(MarketEvent tick) {
        slot.copyFrom(tick);
        slot.sequence = tick.sequence;
        try {
            stages.onEvent(slot, slot.sequence, true);
        } catch (Exception e) {
            throw new IllegalStateException("a guarded stage has thrown", e);
        }
        PipelineHaltedException failure = halt.failure();
        if (failure != null) {
            throw failure;
        }
        last = slot.sequence;
    }

    /** Number of the last tick taken, 0 before the first. */
    public long last() {
        return last;
    }

    /** Shows every underlying as it is after the last tick. */
    public void showPresent() {
        topology.showPresent(last);
    }

    /** The ticks have ended in order: signals whose outcome is open have none any more. */
    public void finish() {
        topology.finish();
    }

    /** What a pipeline would report that stopped here. */
    public PipelineResult result() {
        return topology.result(last);
    }

    /** Shows all that is kept of the ticks so far; it is restored into a replica that has seen no tick. */
    @Override
    public void visit(StateVisitor visitor) {
        last = visitor.visit(last);
        topology.visit(visitor);
    }
}
